// Generated from docs/reference/openapi.yaml by `npm run gen:api`. Do not edit.

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the node up? */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a one-time launch secret for a session cookie */
        post: operations["launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new one-time launch link */
        post: operations["newLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A single-use token for the URL of one stream
         * @description For clients that cannot send a header with a stream: `?token=<ticket>` on `watch-file`
         *     within 30 s, once.
         */
        post: operations["newTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/node": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this node serves, and to whom */
        get: operations["node"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One file, live
         * @description Server-sent events. `initial` comes first, then `fileChanged`, `fileDeleted` and `error`,
         *     each as one `data:` line of JSON (`FileEvent`); the `id:` of an event that has content is
         *     its etag. A comment every 15 s keeps the connection alive.
         *
         *     Without `follow` the stream ends after `fileDeleted` or `error`. With `follow=1` it stays,
         *     a file that comes back is a `fileChanged`, and events with content also say `encoding`,
         *     `bom`, `eol`, `size` and `mtime`.
         *
         *     A refusal that concerns the file is an `error` event with a `code`; only the gate and the
         *     limits answer with a status.
         */
        get: operations["watchFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/read-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file, once */
        get: operations["readFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/save-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a file, whole or not at all
         * @description The text is written in the encoding (and with the byte order mark) that the file has now;
         *     a new file is UTF-8. With `If-Match: "<etag>"` the save is refused with 412 when the file
         *     is no longer what the text was based on; `If-None-Match: *` refuses to replace any file.
         *     The bytes that a save replaces are kept.
         */
        post: operations["saveFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/list-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files beneath a directory */
        get: operations["listFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            /** @description What happened and what to do */
            detail: string;
            /** @description For programs: `unauthenticated`, `outside_roots`, `not_allowed`, `not_found`, `not_a_file`, `too_large`, ... */
            code: string;
        };
        Stale: {
            detail: string;
            /** @constant */
            code: "stale";
            /** @description The etag the file has now; null where there is none */
            etag: string | null;
        };
        Ok: {
            /** @constant */
            status: "ok";
        };
        Health: {
            /** @constant */
            status: "ok";
            version: string;
        };
        LaunchSecret: {
            secret: string;
        };
        Link: {
            url: string;
        };
        Ticket: {
            ticket: string;
            /** @description Seconds */
            expires_in: number;
        };
        Node: {
            version: string;
            /** @description The machine's name */
            host: string;
            /** @enum {string} */
            auth: "launch" | "none";
            /** @enum {string} */
            role: "viewer" | "editor" | "admin";
            /** @description The file argument of the command line */
            open: string | null;
            roots: components["schemas"]["Root"][];
        };
        Root: {
            /** @description Absolute */
            path: string;
            name: string;
            /**
             * @description `siblings` serves the files of one directory, not the folders below
             * @enum {string}
             */
            kind: "tree" | "siblings";
            /** @enum {string} */
            watch: "live" | "polling" | "gone";
        };
        /** @enum {string} */
        Encoding: "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | "binary";
        /** @enum {string} */
        Eol: "lf" | "crlf" | "cr" | "mixed" | "none";
        File: {
            /** @description The text without its byte order mark; of a `binary` file a lossy view that must not be saved */
            content: string;
            /** @description The bytes; only where `encoding` is `binary` */
            base64?: string;
            path: string;
            /** @description sha-256 of the bytes in hex */
            etag: string;
            encoding: components["schemas"]["Encoding"];
            bom: boolean;
            eol: components["schemas"]["Eol"];
            /** @description Bytes */
            size: number;
            /** Format: date-time */
            mtime: string;
        };
        SaveFile: {
            /** @description Absolute */
            path: string;
            content: string;
        };
        Saved: {
            /** @constant */
            status: "ok";
            etag: string;
        };
        Listing: {
            /** @description The listed directory */
            path: string;
            /** @description Python files beneath it, relative, sorted */
            files: string[];
            entries: components["schemas"]["Entry"][];
            /** @description True where there are more than 5000 */
            truncated: boolean;
        };
        Entry: {
            name: string;
            /** @description The bytes of a name that is not UTF-8; such a file cannot be opened */
            name_b64?: string;
            path: string;
            /** @enum {string} */
            kind: "file" | "directory" | "link" | "other";
            size: number;
            /** Format: date-time */
            mtime: string;
        };
        FileEvent: components["schemas"]["FileContent"] | components["schemas"]["FileDeleted"] | components["schemas"]["FileError"];
        FileContent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "initial" | "fileChanged";
            /** @description Links resolved */
            path: string;
            content: string;
            /** @description Unix time in seconds */
            timestamp: number;
            etag: string;
            encoding?: components["schemas"]["Encoding"];
            bom?: boolean;
            eol?: components["schemas"]["Eol"];
            size?: number;
            /** Format: date-time */
            mtime?: string;
        };
        FileDeleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "fileDeleted";
            path: string;
            timestamp: number;
        };
        FileError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "error";
            path: string;
            message: string;
            timestamp: number;
            code: string;
        };
    };
    responses: {
        /** @description What happened, and what to do. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many streams; try again after `Retry-After` seconds. */
        TooMany: {
            headers: {
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description The file, absolute. */
        Path: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    launch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LaunchSecret"];
            };
        };
        responses: {
            /** @description The cookie is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    newLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Works once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    newTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    node: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The node. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    watchFile: {
        parameters: {
            query: {
                /** @description The file, absolute. */
                path: components["parameters"]["Path"];
                follow?: "1" | "0";
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["FileEvent"];
                };
            };
            401: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    readFile: {
        parameters: {
            query: {
                /** @description The file, absolute. */
                path: components["parameters"]["Path"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. The header `ETag` is the quoted `etag`. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    saveFile: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "If-None-Match"?: "*";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveFile"];
            };
        };
        responses: {
            /** @description Saved. The header `ETag` is the quoted `etag`. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            /** @description The file is not what the text was based on. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            507: components["responses"]["Refused"];
        };
    };
    listFiles: {
        parameters: {
            query?: {
                /** @description A directory, absolute. Without it, the first root. */
                path?: string;
                /** @description How many levels `files` looks down; 1 is the directory itself. */
                depth?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
}
