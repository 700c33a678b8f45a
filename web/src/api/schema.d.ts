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
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does every part of the node work? */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description For admins, and for the token of `--metrics-token`, which opens nothing else.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trade a name and a password for tokens, or for a session cookie
         * @description Only with `--auth password`. Programs get an access token of 15 minutes and a refresh token
         *     of 7 days. With `"session": true`, which our page sends, the answer sets a cookie instead and
         *     holds no token.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new access token for a refresh token, or a new cookie for the session's */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a refresh token, or end the cookie's session */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All projects */
        get: operations["projects"];
        put?: never;
        /**
         * Serve one more directory as a project
         * @description It must lie beneath a root or a `--discover` directory. It is there again after a restart.
         */
        post: operations["addProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** One project, by its id or by a slug that only one has */
        get: operations["project"];
        put?: never;
        post?: never;
        /**
         * Serve it no more
         * @description A project that was found by `--discover` stays away until it is added again; one that was
         *     named on the command line cannot be removed (409).
         */
        delete: operations["removeProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** Every file of a project, as `disk_changed` events keep it true */
        get: operations["projectFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The node's events, over server-sent events
         * @description See streams.md. `id:` is `epoch:seq`; a client that returns with `Last-Event-ID` (or
         *     `?after=`) gets exactly what it missed, or exactly one `reset`.
         */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The node's events and watched files, over a WebSocket
         * @description See streams.md for the messages and the close codes.
         */
        get: operations["ws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Many files, live, on one stream
         * @description As `watch-file`, up to 256 files, with each event naming its `path`, and in `watch` the path
         *     as it was asked for; one that is missing or refused is an `error` event for it alone, and
         *     the others live on. The stream ends when, without `follow`, no file is left that can still
         *     change. A slow client has one event of each file waiting, the newest: it may get
         *     `fileChanged` first, in the place of an `initial` that was never sent; over 64 MiB of them
         *     the stream ends. A path spelled in several ways is one file, named as it was first.
         */
        get: operations["watchFiles"];
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
            /**
             * @description Of a 401: how to get in
             * @enum {string}
             */
            login?: "launch" | "password";
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
        Ready: {
            /** @enum {string} */
            status: "ok" | "degraded";
            problems: {
                /** @description `journal`, `watch`, ... */
                part: string;
                /** @description What is wrong and what to do */
                detail: string;
            }[];
            /** @description What works in another way than usual, such as a directory that is polled */
            notes?: {
                part: string;
                detail: string;
            }[];
        };
        Login: {
            username: string;
            password: string;
            /** @description True for a cookie instead of tokens */
            session?: boolean;
        };
        Tokens: {
            /** @description A JWT for 15 minutes */
            access_token: string;
            /** @description For 7 days, until it is revoked */
            refresh_token: string;
            /** @constant */
            token_type: "bearer";
        };
        AccessToken: {
            access_token: string;
            /** @constant */
            token_type: "bearer";
        };
        SessionBegun: {
            /** @constant */
            status: "ok";
            username: string;
            role: components["schemas"]["Role"];
            /** @description Seconds until the cookie must be refreshed */
            expires_in: number;
        };
        RefreshToken: {
            /** @description Left away by a browser with a session cookie */
            refresh_token?: string;
        };
        /** @enum {string} */
        Role: "viewer" | "editor" | "admin";
        Project: {
            /** @description `<slug>-<first 6 hex of sha-256 of the path>` */
            id: string;
            name: string;
            /** @description Absolute */
            path: string;
            /** @description What its lens says; without one, `watching`, or `gone` while the directory does not exist */
            status: string;
            /** @description What was found in it */
            lenses: ("ralph" | "buildrunner" | "custom")[];
            /** @enum {string} */
            watch: "catching_up" | "live" | "polling" | "gone";
            /** @enum {string} */
            origin: "command_line" | "discovered" | "added";
        };
        AddProject: {
            /** @description Absolute */
            path: string;
        };
        ProjectFiles: {
            id: string;
            files: components["schemas"]["ProjectFile"][];
            /** @description True where there are more files than a project may have */
            truncated: boolean;
        };
        ProjectFile: {
            /** @description Relative to the project */
            path: string;
            size: number;
            /** Format: date-time */
            mtime: string;
        };
        Envelope: {
            /** @description `disk_changed`, `root_gone`, `root_back`, `problem`, `watcher_projects_refreshed`, `reset`, ... */
            type: string;
            /** @description The project's id, or its slug for who subscribed by it; absent where the event concerns the node */
            project?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            timestamp: string;
            data: {
                [key: string]: unknown;
            };
            seq: number;
            epoch: string;
        };
        /** @description `data` of `disk_changed` */
        DiskChanged: {
            /** @description Relative to the project */
            path: string;
            /** @enum {string} */
            kind: "created" | "modified" | "moved" | "deleted";
            /** @description Of `moved`: the old path */
            from?: string;
            /** @description Absent of `deleted` */
            size?: number;
            /**
             * Format: date-time
             * @description Absent of `deleted`
             */
            mtime?: string;
        };
        LaunchSecret: {
            secret: string;
        };
        Link: {
            url: string;
            /**
             * @description With `password` the address holds no secret: log in there
             * @enum {string}
             */
            auth?: "launch" | "password" | "none";
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
            auth: "launch" | "password" | "none";
            /** @description As whom the caller is known */
            user?: string;
            role: components["schemas"]["Role"];
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
            /** @description The path as it was asked for; only where one stream carries many files */
            watch?: string;
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
            /** @description The path as it was asked for; only where one stream carries many files */
            watch?: string;
            timestamp: number;
        };
        FileError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "error";
            path: string;
            /** @description The path as it was asked for; only where one stream carries many files */
            watch?: string;
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
        /** @description Too many at a time; try again after `Retry-After` seconds. */
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
        /** @description A bearer token or a ticket, for programs that cannot send a header. */
        Token: string;
        /** @description An id, or a slug that only one project has. */
        ProjectId: string;
    };
    requestBodies: never;
    headers: {
        /** @description `epoch:seq`: the answer holds every event up to it and none after it. Subscribe `since` it, and nothing is missed. */
        SightlineSeq: string;
    };
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
                /** @description `1`: the stream is compressed with gzip and flushed after each event. */
                gzip?: "1" | "0";
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
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
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            401: components["responses"]["Refused"];
            /** @description Some do not; `problems` says which. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text exposition format 0.0.4. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Tokens, or a session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"] | components["schemas"]["SessionBegun"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Refused"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description An access token; with a cookie and no `refresh_token`, a rotated cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"] | components["schemas"]["SessionBegun"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description Done, also where there was nothing to revoke. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sorted by name. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"][];
                };
            };
            401: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    addProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddProject"];
            };
        };
        responses: {
            /** @description Added, or known already. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
        };
    };
    project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    removeProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    projectFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files at `Sightline-Seq`, sorted by path. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectFiles"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    events: {
        parameters: {
            query?: {
                /** @description Ids or slugs, comma-separated; without it, all */
                projects?: string;
                /** @description Comma-separated; without it, all */
                types?: string;
                /** @description `epoch:seq` */
                after?: string;
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
            };
            header?: {
                /** @description `epoch:seq`; wins over `after` */
                "Last-Event-ID"?: string;
            };
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
                    "text/event-stream": components["schemas"]["Envelope"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    ws: {
        parameters: {
            query?: {
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The socket. */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Refused"];
            426: components["responses"]["Refused"];
        };
    };
    watchFiles: {
        parameters: {
            query?: {
                /** @description A file, absolute; may be given many times */
                path?: string[];
                /** @description Files, absolute, comma-separated */
                paths?: string;
                follow?: "1" | "0";
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
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
            400: components["responses"]["Refused"];
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
