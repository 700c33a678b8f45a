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
    "/api/projects/{id}/loop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** The loop of a project at a glance: status with its evidence, what runs now, cost */
        get: operations["loop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/iterations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** The iterations of a loop */
        get: operations["iterations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/iterations/details": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** Several iterations, each with its part of the log */
        get: operations["iterationDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/iterations/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                number: number;
            };
            cookie?: never;
        };
        /** One iteration with its part of the log */
        get: operations["iteration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * IMPLEMENTATION_PLAN.md, understood
         * @description 404 with the code `no_plan` where the project has none.
         */
        get: operations["plan"];
        /**
         * Write IMPLEMENTATION_PLAN.md
         * @description What it replaces is kept. With `If-Match` only where the file is still that one.
         */
        put: operations["savePlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** Totals, velocity, health and projection of a loop */
        get: operations["stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/cost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** What a loop costs: each figure with where it comes from */
        get: operations["cost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** What the loop said to people, the newest first */
        get: operations["notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** A report of the loop, in Markdown */
        get: operations["report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                name: "agents" | "prompt";
            };
            cookie?: never;
        };
        /** AGENTS.md or PROMPT.md */
        get: operations["loopFile"];
        /** Write AGENTS.md or PROMPT.md */
        put: operations["saveLoopFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/specs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** The Markdown files beneath `specs/` */
        get: operations["specs"];
        put?: never;
        /** A new spec */
        post: operations["addSpec"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/specs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                /** @description A name of `specs/`, such as `auth.md`; one in a folder is read and written by its path (`read-file`, `save-file`) */
                name: string;
            };
            cookie?: never;
        };
        /** One spec */
        get: operations["spec"];
        /** Write a spec that exists */
        put: operations["saveSpec"];
        post?: never;
        /** Delete a spec; what it was is kept */
        delete: operations["deleteSpec"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/git/log": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** The commits of a project, the newest first */
        get: operations["gitLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/git/diff/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                /** @description 4 to 40 hex digits */
                hash: string;
            };
            cookie?: never;
        };
        /** What one commit changed */
        get: operations["gitDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/system": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** What the loop's processes take of the machine */
        get: operations["system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/config": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** `.ralph/config.json`, with the defaults for what it leaves open */
        get: operations["loopConfig"];
        /** Write `.ralph/config.json`; what is not named stays as it is */
        put: operations["saveLoopConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Bytes of `.ralph/ralph.log` from an offset on
         * @description 404 with the code `no_log` where there is none (yet), also of the next two.
         */
        get: operations["logRange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/log/lines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** Lines of the log, by number or from its end */
        get: operations["logLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/log/search": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** Lines of the log that hold a text */
        get: operations["searchLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the loop
         * @description `argv` is what `config.json` says (`command`), else `ralph.sh` of the project, else the one on the
         *     `PATH`, and the number of iterations; `RALPH_CLI`, `RALPH_FLAGS` and `RALPH_TEST` say the rest. What the
         *     project itself would run must have been trusted once: else 403 with the code `untrusted`, the `argv`, and
         *     the `trust` to be sent to `trust`.
         */
        post: operations["startLoop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/trust": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the project's own command run, as long as it stays what it is now */
        post: operations["trustLoop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a loop that this node has started
         * @description TERM to its process group, KILL after 3 s. One that somebody else started is 409 with the code `not_ours`.
         */
        post: operations["stopLoop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the loop wait after its present iteration */
        post: operations["pauseLoop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused loop go on */
        post: operations["resumeLoop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/inject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell the loop something for its next iteration
         * @description Appended to `.ralph/inject.md`, which the loop reads and removes.
         */
        post: operations["injectNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/build": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * How a build stands, by its checkpoints
         * @description `Sightline-Seq` says at which place of the sequence it was true. 404 with the code `no_build` where there is no `.buildrunner`.
         */
        get: operations["build"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/build/trust": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the project's own build command run, as long as it stays what it is now */
        post: operations["trustBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/init": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a BuildRunner project, or describe a build that is run elsewhere
         * @description With `alias`: the directories, `PROJECT_SPEC.md`, `.gitignore` and `README.md` of a project beneath what is
         *     served are made, and the alias is registered; whole or not at all, and what is there is left as it is.
         *     `install` is installed by `pipx` first. With `project_name`: a session of the status `idle`, known by its
         *     alias; its owner says what it consists of, and with `runtime` how it runs.
         */
        post: operations["initBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a build in a project that is served
         * @description `command` is run on a terminal of its own, in a session of its own; without it, that of the project's
         *     `.buildrunner/build.json`, which must have been trusted once: else 403 with the code `untrusted`, the
         *     `argv`, and the `trust` to be sent to `build/trust`. Where there is neither, or `command` is empty, the
         *     session only observes.
         */
        post: operations["startBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold a build up: all its processes are stopped
         * @description 400 with the code `bad_state` where it is in no state for that.
         */
        post: operations["pauseBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a build go on that was held up
         * @description 400 with the code `bad_state` where it is in no state for that.
         */
        post: operations["resumeBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a build: TERM to all its processes, KILL after 5 s; waits until nothing of it runs
         * @description 400 with the code `bad_state` where it is in no state for that.
         */
        post: operations["cancelBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/status/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        /**
         * How a session stands
         * @description By its id; or by the alias of one that its owner described, with every name in the manner of JavaScript too (`projectAlias`).
         */
        get: operations["buildStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/status/{name}/runtime": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say how a described build runs; told to all as `runtime_update` */
        patch: operations["patchBuildRuntime"];
        trace?: never;
    };
    "/api/build/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions, the newest first */
        get: operations["buildSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/sessions/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest session that is under way */
        get: operations["activeBuild"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/sessions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a session and its terminal */
        delete: operations["deleteBuild"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/sessions/{name}/terminal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        /**
         * What a build has written to its terminal, by bytes
         * @description Whole characters, so that `offset` may be up to 3 bytes behind the one that was asked for; what is no UTF-8 is U+FFFD.
         */
        get: operations["buildTerminal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/sessions/{name}/input": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Type on the terminal of a build
         * @description 409 with the code `bad_state` where no command of it runs, `not_read` where too much of what was typed before has not been read. What is typed is neither told nor kept; the terminal shows it where the command lets it.
         */
        post: operations["typeInBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many sessions there are */
        get: operations["buildStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/cleanup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget sessions that are over */
        post: operations["cleanupBuilds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/build/stream/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        /**
         * A session over a WebSocket, as the tools that exist speak it
         * @description See streams.md, "WS /api/build/stream".
         */
        get: operations["buildStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which agent's home is followed
         * @description Routes beneath it answer from what the files say now: what was made of them is kept until a
         *     file that it was made of changes. Where such a file cannot be read, the answer is the last
         *     good one with a `problem`; where there never was one, 503. Names of secrets may be shown,
         *     values never: they are `[redacted]` wherever they stand.
         *
         *     The routes that another tool of the same kind has beneath `/api` are answered there too.
         */
        get: operations["hermes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent remembers */
        get: operations["hermesMemory"];
        /**
         * Remember something else instead
         * @description For editors. The file is locked as the agent locks it (`flock(2)` on `<file>.lock`), for 5 s at
         *     most, then 503 `busy`; what was there before is kept. `If-Match` is optional: with it, a file
         *     that is another by now is 412.
         *
         *     `old_text` names the entry that is it, or else the only one that holds it.
         */
        put: operations["hermesReplaceMemory"];
        /**
         * Remember something
         * @description For editors. The file is locked as the agent locks it (`flock(2)` on `<file>.lock`), for 5 s at
         *     most, then 503 `busy`; what was there before is kept. `If-Match` is optional: with it, a file
         *     that is another by now is 412.
         */
        post: operations["hermesAddMemory"];
        /**
         * Forget something
         * @description For editors. The file is locked as the agent locks it (`flock(2)` on `<file>.lock`), for 5 s at
         *     most, then 503 `busy`; what was there before is kept. `If-Match` is optional: with it, a file
         *     that is another by now is 412.
         *
         *     `old_text` names the entry that is it, or else the only one that holds it.
         */
        delete: operations["hermesForgetMemory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent remembers, as `/api/hermes/memory` */
        get: operations["hudMemory"];
        /** Remember something else instead, as `/api/hermes/memory` */
        put: operations["hudReplaceMemory"];
        /** Remember something, as `/api/hermes/memory` */
        post: operations["hudAddMemory"];
        /** Forget something, as `/api/hermes/memory` */
        delete: operations["hudForgetMemory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent can do */
        get: operations["hermesSkills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent can do, as `/api/hermes/skills` */
        get: operations["hudSkills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/cron": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent does by the clock */
        get: operations["hermesCron"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent does by the clock, as `/api/hermes/cron` */
        get: operations["hudCron"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/gateway": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the agent can be reached */
        get: operations["hermesGateway"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateway": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the agent can be reached, as `/api/hermes/gateway` */
        get: operations["hudGateway"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who thinks for the agent
         * @description From the names in `auth.json` and plain words beside them. No token is read out: `token_preview` is
         *     the same for all, and only says that there is one.
         */
        get: operations["hermesProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who thinks for the agent, as `/api/hermes/providers` */
        get: operations["hudProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/model-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent's model can */
        get: operations["hermesModelInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/model-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent's model can, as `/api/hermes/model-info` */
        get: operations["hudModelInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the agent has what it needs
         * @description `/api/health` is the node's own.
         */
        get: operations["hermesHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agents of this home */
        get: operations["hermesProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agents of this home, as `/api/hermes/profiles` */
        get: operations["hudProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the agent grew */
        get: operations["hermesSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the agent grew, as `/api/hermes/snapshots` */
        get: operations["hudSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The end of a log */
        get: operations["hermesLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The end of a log, as `/api/hermes/logs` */
        get: operations["hudLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the agent works on
         * @description The directory lies outside of the home. This node looks only at what it serves, and says which
         *     directory that would be. `/api/projects` is the node's own.
         */
        get: operations["hermesProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the agent did last
         * @description Other programs of the machine are not looked at: the lists of processes and terminals are empty.
         */
        get: operations["hermesAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent did last, as `/api/hermes/agents` */
        get: operations["hudAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it at once */
        get: operations["hermesState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it at once, as `/api/hermes/state` */
        get: operations["hudState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it at a glance */
        get: operations["hermesDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it at a glance, as `/api/hermes/dashboard` */
        get: operations["hudDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/cron/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a job
         * @description For editors, by the agent's own program `hermes cron pause ID` on the PATH of the node.
         */
        post: operations["hermesPauseJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/cron/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a paused job go on
         * @description For editors, by the agent's own program `hermes cron resume ID` on the PATH of the node.
         */
        post: operations["hermesResumeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/cron/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a job at the next tick
         * @description For editors, by the agent's own program `hermes cron run ID` on the PATH of the node.
         */
        post: operations["hermesRunJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a job, as `/api/hermes/cron/{id}/pause` */
        post: operations["hudPauseJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused job go on, as `/api/hermes/cron/{id}/resume` */
        post: operations["hudResumeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a job at the next tick, as `/api/hermes/cron/{id}/run` */
        post: operations["hudRunJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agent's sessions, the newest first
         * @description Of people's own sessions: those of tools and those that another began are only in
         *     `daily_stats` and `tool_usage`. The totals are of all of them, whatever `limit` says.
         */
        get: operations["hermesSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/sessions` */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    /** @description With `false`, `tool_usage` is empty: nobody looks at each message for it */
                    tools?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesSessions"];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                422: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/sessions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions whose title or messages have these words
         * @description At most 25: first by title, then by what was said, one a session, the newest first. All
         *     words must be there; the last may be the beginning of one.
         */
        get: operations["searchHermesSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/sessions/search` */
        get: {
            parameters: {
                query: {
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesSearchHit"][];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                422: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["HermesSessionId"];
            };
            cookie?: never;
        };
        /**
         * What the user and the agent said in a session
         * @description The newest `limit` messages, or those before the message `before`; in the answer the oldest
         *     comes first. Where `has_more`, ask again with the id of the first as `before`.
         */
        get: operations["hermesMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["HermesSessionId"];
            };
            cookie?: never;
        };
        /** The same as `/api/hermes/sessions/{id}/messages` */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    before?: string;
                };
                header?: never;
                path: {
                    id: components["parameters"]["HermesSessionId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesTranscript"];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                422: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/token-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent's tokens cost, and how that is known */
        get: operations["hermesTokenCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/token-costs` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesTokenCosts"];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent is asked for, and when */
        get: operations["hermesPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/patterns` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesPatterns"];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the agent was put right */
        get: operations["hermesCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/corrections` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesCorrections"];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/sudo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent ran as root */
        get: operations["hermesSudo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sudo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/sudo` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesSudo"];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hermes/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in the agent's home, the oldest first */
        get: operations["hermesTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/api/hermes/timeline` */
        get: {
            parameters: {
                query?: {
                    /** @description The latest so many; all where it is missing */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the agent's home. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HermesTimelineEvent"][];
                    };
                };
                401: components["responses"]["Refused"];
                404: components["responses"]["Refused"];
                422: components["responses"]["Refused"];
                503: components["responses"]["Refused"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cache/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was made of the agent's files and is still good */
        get: operations["hudCacheStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cache/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make it all anew */
        post: operations["hudCacheClear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That the agent's files changed, over a WebSocket, as the tool that exists speaks it
         * @description See streams.md, "WS /ws". A text `ping` is answered with the text `pong`.
         */
        get: operations["hudSocket"];
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
    "/api/execute-script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a script and stream its results
         * @description Server-sent events as the tools that exist know them. Without a `sessionId`: a result a
         *     statement (`ScriptResult`, without a `type`; what it evaluated to, the error, stdout, stderr),
         *     also after an error, then `{"type":"complete"}`. With one: first `expressions`, and after an error
         *     `cancelled` with what did not run. With `"stream": true` also `stream` events with text while it
         *     comes, and output in the order in which it happened. A kernel that died is an `error` event with
         *     a `message` before `complete`.
         *
         *     The run belongs to the node: it goes on when the client leaves; `Sightline-Run` says its id.
         */
        post: operations["executeScript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last runs
         * @description Newest first; 50 are kept.
         */
        get: operations["runs"];
        put?: never;
        /**
         * Run a script
         * @description Answers at once; `/api/runs/{id}/events` tells how it goes. Without a `sessionId` the
         *     session is that of the path.
         */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /** One run */
        get: operations["run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/script": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /** The text that ran */
        get: operations["runScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /**
         * All events of a run, then what comes
         * @description Server-sent events, each with its number as `id:`; see streams.md, "Runs". A client that comes
         *     back with `Last-Event-ID` (or `?after=`) gets what it missed; 204 where nothing can follow.
         */
        get: operations["runEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/input": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a script that asks for a line */
        post: operations["runInput"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Empty the namespace of a session */
        post: operations["resetSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interrupt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop what runs in a session
         * @description As Ctrl+C would; what waits behind it is cancelled. Nothing runs: ok.
         */
        post: operations["interruptSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/init-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a kernel ready */
        post: operations["initSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kernels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All kernels */
        get: operations["kernels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kernels/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the process of a session */
        post: operations["stopKernel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of a session's namespace */
        get: operations["variables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ws/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A session over a WebSocket, as the tools that exist speak it
         * @description See streams.md, "WS /ws/session". A bad token is a close with 4001.
         */
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Other nodes that scripts may run on, by the names of `--connect-to`
         * @description The routes of runs and kernels stand beneath each name as they stand here. A name that was
         *     not given is 404 `no_server`; a node that does not answer is 502 `server_unreachable`, one
         *     that does not take our token 502 `server_refused`; all other answers are the other node's.
         */
        get: operations["servers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/execute-script": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a script and stream its results on another node */
        post: operations["executeScriptAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        /** The last runs on another node */
        get: operations["runsAt"];
        put?: never;
        /** Run a script on another node */
        post: operations["startRunAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /** One run on another node */
        get: operations["runAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/runs/{id}/script": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /** The text that ran on another node */
        get: operations["runScriptAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /** All events of a run, then what comes on another node */
        get: operations["runEventsAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/runs/{id}/input": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a script that asks for a line on another node */
        post: operations["runInputAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Empty the namespace of a session on another node */
        post: operations["resetSessionAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/interrupt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop what runs in a session on another node */
        post: operations["interruptSessionAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/init-session": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a kernel ready on another node */
        post: operations["initSessionAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/kernels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        /** All kernels on another node */
        get: operations["kernelsAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/kernels/stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the process of a session on another node */
        post: operations["stopKernelAt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers/{name}/variables": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        /** The names of a session's namespace on another node */
        get: operations["variablesAt"];
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
        Untrusted: {
            detail: string;
            code: string;
            /** @description What would be run */
            argv?: string[];
            /** @description To be sent to `trust` */
            trust?: string;
        };
        AlreadyRunning: {
            detail: string;
            code: string;
            pid?: number;
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
            /** @description What its lens says; null where it has none, or nothing was read yet. */
            summary?: null | components["schemas"]["ProjectSummary"];
            /** @description Of a Ralph project */
            ralph_dir?: string;
            plan_file?: string;
            log_file?: string;
        };
        /** @description What a lens says of a project, for a card on the home page; the same for every lens. */
        ProjectSummary: {
            /** @enum {string} */
            lens: "ralph" | "buildrunner" | "custom";
            evidence: components["schemas"]["Clue"][];
            /** @description Null where nothing says how much there is to do. */
            progress: null | {
                done: number;
                total: number;
                /** @description `tasks`, `components` */
                unit: string;
            };
            /** @description What people should look at; null where nothing is. */
            attention: null | components["schemas"]["Attention"];
            /** @description The newest units of work, the oldest first, at most 40: a bar each. */
            bars: {
                name: string;
                seconds: number;
                /** @enum {string} */
                kind: "normal" | "slow" | "no_commit" | "failed" | "now";
            }[];
            /** @description The newest line of output, without colours */
            last_line: string | null;
            cost: null | components["schemas"]["Money"];
            iteration?: number | null;
            /** @description 0: without a limit */
            max_iterations?: number | null;
        };
        Build: {
            status: components["schemas"]["BuildWord"];
            /**
             * @description As the project's `status`: of the run under way, else how the last one ended, until a checkpoint comes after it. `completed` only where no checkpoint says `failed`.
             * @enum {string}
             */
            standing: "initializing" | "running" | "paused" | "completed" | "failed" | "cancelled" | "pending" | "in_progress";
            /** @description 0 to 100: completed of all components and features */
            progress: number;
            component_stats: components["schemas"]["BuildCountsOfParts"];
            feature_stats: components["schemas"]["BuildCountsOfParts"];
            components: components["schemas"]["BuildComponent"][];
            features: components["schemas"]["BuildFeature"][];
            /** @description The newest that can be read. */
            checkpoint: null | components["schemas"]["Checkpoint"];
            /** @description The newest first, at most 200 */
            checkpoints: components["schemas"]["CheckpointStep"][];
            checkpoints_total: number;
            context: components["schemas"]["BuildFile"][];
            /** @description The newest first, at most 200 */
            artifacts: components["schemas"]["BuildFile"][];
            problems: components["schemas"]["BuildProblem"][];
            /** @description What `build.json` would run; null where it says nothing that can be run. */
            command: null | components["schemas"]["BuildCommand"];
            /** @description The one that is under way, else the newest. */
            session: null | components["schemas"]["BuildSession"];
        };
        /** @enum {string} */
        BuildWord: "pending" | "in_progress" | "completed" | "failed";
        BuildCountsOfParts: {
            total: number;
            completed: number;
            in_progress: number;
            /** @description Not started, or blocked */
            pending: number;
            failed: number;
            completion_percentage: number;
        };
        /** @enum {string} */
        BuildPartStatus: "not_started" | "in_progress" | "completed" | "error" | "blocked";
        BuildComponent: {
            id: string;
            name: string;
            /** @description `frontend`, `backend`, `database`, `service`, `api` */
            type: string;
            status: components["schemas"]["BuildPartStatus"];
            progress: number;
            dependencies: string[];
            files: string[];
            testsPass: boolean;
            /** @description Milliseconds since 1970 */
            startTime?: number;
            /** @description Milliseconds since 1970 */
            endTime?: number;
            error?: string;
        };
        BuildFeature: {
            id: string;
            name: string;
            description: string;
            /** @description `high`, `medium`, `low` */
            priority: string;
            /** @description Its id; empty where none is named */
            component: string;
            status: components["schemas"]["BuildPartStatus"];
            progress: number;
            tasks: {
                id: string;
                name: string;
                completed: boolean;
                /** @description Milliseconds since 1970 */
                timestamp?: number;
            }[];
            /** @description Minutes */
            estimatedTime: number;
            /** @description Minutes */
            actualTime?: number;
        };
        Checkpoint: {
            /** @description Relative to the project */
            file: string;
            id: string;
            timestamp: string | null;
            phase: string;
            /** @description The file's own: `created`, `active`, `rolled_back` */
            status: string | null;
            tasks_completed: string[];
            files_created: string[];
            metadata: {
                [key: string]: unknown;
            };
        };
        /** @description What a checkpoint changed against the one before it. */
        CheckpointStep: {
            file: string;
            mtime: string | null;
            id: string;
            timestamp: string | null;
            phase: string;
            status: null | components["schemas"]["BuildWord"];
            progress: number | null;
            /** @description The new ones */
            tasks_completed: string[];
            /** @description The new ones */
            files_created: string[];
            components: components["schemas"]["BuildPartMoved"][];
            features: components["schemas"]["BuildPartMoved"][];
            /** @description Why it cannot be read. */
            problem: null | {
                detail: string;
            };
        };
        BuildPartMoved: {
            component_id?: string;
            feature_id?: string;
            status: components["schemas"]["BuildPartStatus"];
            progress: number;
            removed: boolean;
            /** @description Null for a new one. */
            before: null | {
                status: components["schemas"]["BuildPartStatus"];
                progress: number;
            };
        };
        BuildFile: {
            name: string;
            /** @description Relative to the project */
            path: string;
            size: number;
            /** Format: date-time */
            mtime: string;
        };
        BuildProblem: {
            path: string;
            detail: string;
            code: string;
        };
        BuildCommand: {
            argv: string[];
            trust: string | null;
            /** @description It must be trusted first */
            needed: boolean;
        };
        /** @enum {string} */
        BuildSessionStatus: "idle" | "initializing" | "running" | "paused" | "completed" | "failed" | "cancelled";
        BuildSession: {
            session_id: string;
            project_alias: string;
            project_path: string;
            /** @description Id of the project that is served there */
            project: string | null;
            status: components["schemas"]["BuildSessionStatus"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            completed_at: string | null;
            current_batch: string | null;
            current_task: string | null;
            total_tasks: number;
            completed_tasks: number;
            failed_tasks: number;
            progress_percentage: number;
            /** @description Seconds that it ran, without pauses */
            execution_time: number;
            /** @description Seconds at the pace of before */
            estimated_time_remaining: number | null;
            components: components["schemas"]["BuildComponent"][];
            features: components["schemas"]["BuildFeature"][];
            batches_completed: string[];
            tasks_completed: string[];
            errors: {
                [key: string]: unknown;
            }[];
            metadata: {
                [key: string]: unknown;
            };
            /** @description Seconds that it ran before `running_since` */
            worked_before: number;
            /**
             * Format: date-time
             * @description Null while it does not run
             */
            running_since: string | null;
            /** @description Null where it only observes */
            command: string[] | null;
            /** @description 128 and the number of a signal that ended it */
            exit_code: number | null;
            signal: string | null;
            /** @description Why it ended so */
            detail: string | null;
            terminal_bytes: number;
            /** @description Bytes that the disk did not take */
            terminal_lost: number;
            project_name?: string | null;
            /** @description As its owner said it; null where he did not */
            runtime?: unknown;
        } & {
            [key: string]: unknown;
        };
        StartBuild: {
            project_alias: string;
            /** @description Absolute; a project that is served */
            project_path: string;
            command?: string[];
        };
        BuildStarted: {
            session_id: string;
            status: components["schemas"]["BuildSessionStatus"];
            /** Format: date-time */
            created_at: string;
        };
        BuildRuns: {
            detail: string;
            code: string;
            session_id?: string;
        };
        BuildSessionName: {
            session_id: string;
        };
        BuildInput: {
            /** @description At most 4,096 bytes of UTF-8. Enter is `\r`, Ctrl+C `\u0003`, Ctrl+D `\u0004`. */
            text: string;
        };
        BuildTyped: {
            session_id: string;
            bytes: number;
        };
        BuildSteered: {
            success: boolean;
            message: string;
            session_id: string;
            status: components["schemas"]["BuildSessionStatus"];
        };
        BuildProjectBegun: {
            success: boolean;
            message: string;
            project_path: string;
            alias: string;
            errors: null;
            /** Format: date-time */
            created_at: string;
        };
        InitBuild: {
            alias?: string;
            /** @description `name`, `description`, `features`, `tech_stack`, … */
            prd_data?: {
                [key: string]: unknown;
            };
            /** @description For `pipx install`; nothing is installed without it */
            install?: string;
            project_name?: string;
            project_alias?: string;
            project_path: string;
            components?: {
                [key: string]: unknown;
            }[];
            features?: {
                [key: string]: unknown;
            }[];
            /** @description As its owner said it; null where he did not */
            runtime?: unknown;
        };
        BuildInitiated: {
            session_id: string;
            project_alias: string;
            message: string;
        };
        BuildRuntimePatched: {
            success: boolean;
            session_id: string;
            project_alias: string;
        };
        BuildForgotten: {
            success: boolean;
            message: string;
        };
        TerminalPart: {
            session_id: string;
            /** @description Bytes before it */
            offset: number;
            /** @description Bytes up to its end */
            next: number;
            total: number;
            output: string;
        };
        BuildCounts: {
            total_sessions: number;
            active: number;
            completed: number;
            failed: number;
            by_status: {
                [key: string]: number;
            };
        };
        BuildCleanup: {
            deleted_count: number;
        };
        HermesHome: {
            /** @description Absolute; empty where none is looked into */
            home: string;
            exists: boolean;
            /** @enum {string} */
            watch_mode: "live" | "polling";
            /** @description What events of the home say as their project */
            project: string;
        };
        /** @description Why an answer is not what the files say now */
        HermesProblem: {
            /** @description Relative to the home */
            path: string;
            detail: string;
            code: string;
        };
        HermesMemory: {
            memory: components["schemas"]["HermesMemoryFile"];
            user: components["schemas"]["HermesMemoryFile"];
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesMemoryFile: {
            entries: components["schemas"]["HermesMemoryEntry"][];
            /** @description Of the whole file */
            total_chars: number;
            max_chars: number;
            /** @enum {string} */
            source: "memory" | "user";
            /** @description May be over 100 */
            capacity_pct: number;
            entry_count: number;
            count_by_category: {
                [key: string]: number;
            };
            /** @description For If-Match; null where there is no file */
            etag?: string | null;
        };
        HermesMemoryEntry: {
            text: string;
            /** @enum {string} */
            category: "correction" | "preference" | "todo" | "project" | "environment" | "other";
            char_count: number;
        };
        AddMemory: {
            /** @enum {string} */
            target: "memory" | "user";
            /** @description One entry: without `§` */
            content: string;
        };
        ReplaceMemory: {
            /** @enum {string} */
            target: "memory" | "user";
            old_text: string;
            /** @description One entry: without `§` */
            content: string;
        };
        ForgetMemory: {
            /** @enum {string} */
            target: "memory" | "user";
            old_text: string;
        };
        MemoryChanged: {
            ok: boolean;
            entry_count: number;
            /** @description More than the agent lets the file have */
            over_limit: boolean;
            etag: string;
        };
        HermesSkill: {
            name: string;
            category: string;
            description: string;
            /** @description Absolute */
            path: string;
            modified_at: string;
            /** @description Bytes */
            file_size: number;
            /** @description Not one of five or more that came in the same minute */
            is_custom: boolean;
            tags?: string[];
            version?: string | null;
            author?: string | null;
        };
        HermesSkills: {
            skills: components["schemas"]["HermesSkill"][];
            custom_count: number;
            total: number;
            by_category: {
                [key: string]: components["schemas"]["HermesSkill"][];
            };
            category_counts: {
                [key: string]: number;
            };
            /** @description The newest ten */
            recently_modified: components["schemas"]["HermesSkill"][];
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesSchedule: {
            /** @enum {string} */
            kind: "cron" | "interval" | "once" | "unknown";
            expr: string | null;
            minutes: number | null;
            run_at: string | null;
        };
        HermesOutput: {
            /** @description Relative to `output_dir` */
            name: string;
            size: number;
            modified_at: string;
        };
        HermesJob: {
            id: string | null;
            name: string | null;
            prompt: string | null;
            schedule_display: string | null;
            enabled: boolean | null;
            state: string | null;
            /** @description As written, as all times of a job */
            created_at: string | null;
            next_run_at: string | null;
            last_run_at: string | null;
            last_status: string | null;
            last_error: string | null;
            deliver: string | null;
            repeat_total: number | null;
            repeat_completed: number | null;
            model: string | null;
            provider: string | null;
            skills: string[];
            paused_reason: string | null;
            schedule: components["schemas"]["HermesSchedule"];
            /** @description By our own reckoning, where the file has none */
            next_run_computed_at: string | null;
            /** @description The newest five */
            outputs: components["schemas"]["HermesOutput"][];
        };
        HermesCron: {
            jobs: components["schemas"]["HermesJob"][];
            updated_at: string | null;
            output_dir: string;
            active: number;
            has_errors: boolean;
            paused: number;
            total: number;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesPlatform: {
            name: string;
            state: string;
            updated_at: string | null;
            error_code: string | null;
            error_message: string | null;
        };
        HermesGateway: {
            state: string;
            pid: number | null;
            pid_alive: boolean;
            kind: string;
            restart_requested: boolean;
            exit_reason: string | null;
            updated_at: string | null;
            active_agents: number;
            platforms: components["schemas"]["HermesPlatform"][];
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesProvider: {
            id: string;
            name: string;
            /** @enum {string} */
            status: "connected" | "expiring" | "expired" | "missing";
            /** @description Dots; empty where there is no token */
            token_preview: string;
            expires_at: string | null;
            obtained_at: string | null;
            scope: string;
            is_active: boolean;
            auth_mode: string;
        };
        HermesProviders: {
            providers: components["schemas"]["HermesProvider"][];
            active_provider: string | null;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesModelInfo: {
            model: string;
            provider: string;
            family: string;
            supports_tools: boolean;
            supports_vision: boolean;
            supports_reasoning: boolean;
            supports_structured_output: boolean;
            max_output_tokens: number;
            auto_context_length: number;
            config_context_length: number;
            effective_context_length: number;
            cost_input_per_m: number | null;
            cost_output_per_m: number | null;
            cost_cache_read_per_m: number | null;
            release_date: string;
            knowledge_cutoff: string;
            found: boolean;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesKey: {
            name: string;
            source: string;
            present: boolean;
            note: string;
        };
        HermesService: {
            name: string;
            running: boolean;
            pid: number | null;
            note: string;
        };
        HermesHealth: {
            keys: components["schemas"]["HermesKey"][];
            services: components["schemas"]["HermesService"][];
            config_model: string;
            config_provider: string;
            hermes_dir_exists: boolean;
            state_db_exists: boolean;
            /** @description Bytes of the file itself */
            state_db_size: number;
            all_healthy: boolean;
            keys_missing: number;
            keys_ok: number;
            services_ok: number;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesProfile: {
            name: string;
            is_default: boolean;
            model: string;
            provider: string;
            base_url: string;
            port: number | null;
            toolsets: string[];
            skin: string;
            context_length: number;
            soul_summary: string;
            session_count: number;
            message_count: number;
            tool_call_count: number;
            total_input_tokens: number;
            total_output_tokens: number;
            last_active: string | null;
            memory_entries: number;
            memory_chars: number;
            memory_max_chars: number;
            user_entries: number;
            user_chars: number;
            user_max_chars: number;
            skill_count: number;
            cron_job_count: number;
            /** @description Names */
            api_keys: string[];
            /** @enum {string} */
            gateway_status: "active" | "inactive" | "unknown";
            /** @description Not asked: `n/a` */
            server_status: string;
            has_alias: boolean;
            compression_enabled: boolean;
            compression_model: string;
            is_local: boolean;
            memory_capacity_pct: number;
            total_tokens: number;
            user_capacity_pct: number;
        };
        HermesProfiles: {
            profiles: components["schemas"]["HermesProfile"][];
            active_count: number;
            total: number;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesSnapshots: {
            /** @description As stored */
            snapshots: {
                [key: string]: unknown;
            }[];
            total: number;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesLogFile: {
            name: string;
            size: number;
            modified_at: string;
        };
        HermesLogs: {
            files: components["schemas"]["HermesLogFile"][];
            name: string | null;
            lines: string[];
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesProjects: {
            projects: {
                [key: string]: unknown;
            }[];
            projects_dir: string;
            active_count: number;
            dirty_count: number;
            git_repos: number;
            total: number;
            served: boolean;
        };
        HermesRecentSession: {
            session_id: string;
            source: string | null;
            title: string | null;
            started_at: string | null;
            message_count: number;
            tool_call_count: number;
            model: string | null;
            duration_minutes: number | null;
        };
        HermesAgents: {
            processes: {
                [key: string]: unknown;
            }[];
            /** @description The newest ten */
            recent_sessions: components["schemas"]["HermesRecentSession"][];
            tmux_panes: {
                [key: string]: unknown;
            }[];
            operator_alerts: {
                [key: string]: unknown;
            }[];
            has_tmux: boolean;
            live_count: number;
            matched_pane_count: number;
            total_processes: number;
            unmatched_interesting_panes: {
                [key: string]: unknown;
            }[];
            /** @description That the gateway says */
            active_agents: number;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesConfig: {
            model: string;
            provider: string;
            toolsets: string[];
            backend: string;
            max_turns: number;
            compression_enabled: boolean;
            checkpoints_enabled: boolean;
            memory_char_limit: number;
            user_char_limit: number;
        };
        HermesSkillsInShort: {
            skills: components["schemas"]["HermesSkill"][];
            custom_count: number;
            total: number;
        };
        HermesState: {
            memory: components["schemas"]["HermesMemoryFile"];
            user: components["schemas"]["HermesMemoryFile"];
            skills: components["schemas"]["HermesSkillsInShort"];
            sessions: components["schemas"]["HermesSessions"];
            config: components["schemas"]["HermesConfig"];
            timeline: components["schemas"]["HermesTimelineEvent"][];
            collected_at: string;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesMemoryGlance: {
            entries: components["schemas"]["HermesMemoryEntry"][];
            total_chars: number;
            max_chars: number;
            capacity_pct: number;
            entry_count: number;
            count_by_category?: {
                [key: string]: number;
            };
        };
        HermesSkillsGlance: {
            total: number;
            custom_count: number;
            category_counts: {
                [key: string]: number;
            };
            /** @description The newest five */
            recently_modified: components["schemas"]["HermesSkill"][];
        };
        HermesGlance: {
            config: components["schemas"]["HermesConfig"];
            memory: components["schemas"]["HermesMemoryGlance"];
            user: components["schemas"]["HermesMemoryGlance"];
            skills: components["schemas"]["HermesSkillsGlance"];
            sessions: {
                [key: string]: unknown;
            };
            timeline: components["schemas"]["HermesTimelineEvent"][];
        };
        HermesDashboard: {
            state: components["schemas"]["HermesGlance"];
            health: components["schemas"]["HermesHealth"];
            projects: components["schemas"]["HermesProjects"];
            cron: components["schemas"]["HermesCron"];
            corrections: components["schemas"]["HermesCorrections"];
            /** @description As stored */
            snapshots: {
                [key: string]: unknown;
            }[];
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesSessions: {
            sessions: components["schemas"]["HermesSession"][];
            /** @description Of all sessions by day (UTC), the oldest first */
            daily_stats: components["schemas"]["HermesDay"][];
            /** @description Calls by name of the tool, in order of their first */
            tool_usage: {
                [key: string]: number;
            };
            /** @description When the first and the last began; nulls where there is none */
            date_range: (string | null)[];
            total_messages: number;
            total_sessions: number;
            total_tokens: number;
            total_tool_calls: number;
            /** @description Sessions by source, the most first */
            by_source: {
                [key: string]: number;
            };
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesSession: {
            id: string;
            /** @description `cli`, `telegram`, `cron`, ... */
            source: string;
            title: string | null;
            started_at: string;
            ended_at: string | null;
            message_count: number;
            tool_call_count: number;
            input_tokens: number;
            output_tokens: number;
            cache_read_tokens: number;
            cache_write_tokens: number;
            reasoning_tokens: number;
            /** @description As the agent noted it */
            estimated_cost_usd: number;
            model: string | null;
            duration_minutes: number | null;
            /** @description In and out */
            total_tokens: number;
        };
        HermesDay: {
            /** @description `2026-11-27`; empty where no time is known */
            date: string;
            sessions: number;
            messages: number;
            tool_calls: number;
            tokens: number;
        };
        HermesSearchHit: {
            session_id: string;
            source: string;
            /** @description The beginning of the id where it has none */
            title: string;
            /** @description Unix seconds */
            started_at: number;
            message_count: number | null;
            /** @enum {string} */
            match_type: "title" | "content";
            /** @description Around what was found; null for a title */
            snippet: string | null;
        };
        HermesTranscript: {
            session_id: string;
            /** @description The beginning of the id where it has none */
            title: string;
            source: string;
            /** @description Unix seconds */
            started_at: number;
            messages: components["schemas"]["HermesMessage"][];
            /** @description Whether there are older ones */
            has_more: boolean;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesMessage: {
            id: number | string;
            /** @enum {string} */
            role: "user" | "assistant";
            /** @description Markdown */
            content: string;
            /** @description Unix seconds */
            timestamp: number;
            /** @description JSON, as the agent wrote it: `[{id, function: {name, arguments}}]` */
            tool_calls: string | null;
            reasoning: string | null;
            token_count: number;
        };
        HermesTokenCosts: {
            today: components["schemas"]["HermesCostToday"];
            all_time: components["schemas"]["HermesCostTotal"];
            /** @description The dearest first */
            by_model: components["schemas"]["HermesCostOfModel"][];
            /** @description By day in the node's zone, the oldest first; `unknown` last */
            daily_trend: components["schemas"]["HermesCostOfDay"][];
            /** @description USD a million tokens */
            pricing_table: {
                [key: string]: components["schemas"]["HermesPrice"];
            };
            /** @description The day the prices are of: `2026-04-29` */
            prices_as_of: string;
            /** @description `state.db not found`; all else is zero then */
            error?: string;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesPrice: {
            input: number;
            output: number;
            cache_read: number;
            cache_write: number;
            reasoning: number;
        };
        /** @description How a cost is known */
        HermesCostProvenance: {
            /**
             * @description `actual`: the agent noted what was paid; `computed`: tokens times `prices`; `unpriced`: no price is known, so it counts as zero; `none`: there is nothing to pay for
             * @enum {string}
             */
            kind: "none" | "actual" | "computed" | "unpriced" | "mixed";
            actual_usd: number;
            computed_usd: number;
            actual_sessions: number;
            computed_sessions: number;
            unpriced_sessions: number;
            /** @description Of all kinds */
            unpriced_tokens: number;
            /** @description The rows of `pricing_table` that it was computed with */
            prices: string[];
        };
        HermesCostToday: {
            date: string;
            session_count: number;
            message_count: number;
            input_tokens: number;
            output_tokens: number;
            cache_read_tokens: number;
            cache_write_tokens: number;
            reasoning_tokens: number;
            /** @description USD */
            cost: number;
            /** @description In and out */
            total_tokens: number;
            /** @description The same as `cost` */
            estimated_cost_usd: number;
            provenance: components["schemas"]["HermesCostProvenance"];
        };
        HermesCostTotal: {
            session_count: number;
            message_count: number;
            tool_call_count: number;
            input_tokens: number;
            output_tokens: number;
            cache_read_tokens: number;
            cache_write_tokens: number;
            reasoning_tokens: number;
            /** @description In and out */
            total_tokens: number;
            estimated_cost_usd: number;
            provenance: components["schemas"]["HermesCostProvenance"];
        };
        HermesCostOfModel: {
            /** @description `unknown` where none is noted */
            model: string;
            /** @description A row of `pricing_table`, `local (free)`, or `unpriced (MODEL)` */
            matched_pricing: string;
            session_count: number;
            message_count: number;
            input_tokens: number;
            output_tokens: number;
            cache_read_tokens: number;
            cache_write_tokens: number;
            reasoning_tokens: number;
            cost: number;
            provenance: components["schemas"]["HermesCostProvenance"];
        };
        HermesCostOfDay: {
            date: string;
            cost: number;
            /** @description In and out */
            tokens: number;
            sessions: number;
            provenance: components["schemas"]["HermesCostProvenance"];
        };
        HermesPatterns: {
            clusters: components["schemas"]["HermesCluster"][];
            repeated_prompts: components["schemas"]["HermesPrompt"][];
            /** @description 24 rows, in the node's zone */
            hourly_activity: components["schemas"]["HermesHour"][];
            tool_workflows: components["schemas"]["HermesWorkflow"][];
            total_user_messages: number;
            peak_hour: number | null;
            /** @description Those of `repeated_prompts` that could be skills */
            skill_candidates: components["schemas"]["HermesPrompt"][];
            total_sessions: number;
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesCluster: {
            /** @description `git ops`, `debugging`, `code gen`, `refactor`, `research`, `config/ops`, `docs`, `other` */
            label: string;
            count: number;
            avg_messages: number;
            avg_tool_calls: number;
            example_titles: string[];
        };
        HermesPrompt: {
            pattern: string;
            count: number;
            last_seen: string;
            could_be_skill: boolean;
        };
        HermesHour: {
            hour: number;
            sessions: number;
            messages: number;
        };
        /** @description Three tools in a row */
        HermesWorkflow: {
            tool_sequence: string[];
            count: number;
        };
        HermesCorrections: {
            /** @description The newest first, then those without a time */
            corrections: components["schemas"]["HermesCorrection"][];
            total: number;
            by_severity: {
                critical: number;
                major: number;
                minor: number;
            };
            by_source: {
                memory: number;
                user: number;
                session: number;
            };
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesCorrection: {
            /** @description Of what stands in the memory none is known */
            timestamp: string | null;
            /** @enum {string} */
            source: "memory" | "user" | "session";
            summary: string;
            detail: string;
            session_title: string | null;
            /** @enum {string} */
            severity: "minor" | "major" | "critical";
        };
        HermesSudo: {
            config: {
                approval_mode: string;
                /** @description Seconds */
                approval_timeout: number;
                command_allowlist: string[];
                redact_secrets: boolean;
                tirith_enabled: boolean;
            };
            stats: {
                total_commands: number;
                /** @description That succeeded */
                approved_count: number;
                failed_count: number;
                blocked_count: number;
                /** @description By the program that was run; ten at most, the most first */
                commands_by_type: {
                    [key: string]: number;
                };
                /** @description In the node's zone, the oldest first */
                daily_counts: components["schemas"]["HermesDayCount"][];
            };
            commands: components["schemas"]["HermesSudoCommand"][];
            problem?: components["schemas"]["HermesProblem"];
        };
        HermesDayCount: {
            date: string;
            count: number;
        };
        HermesSudoCommand: {
            timestamp: string | null;
            command: string;
            /** @enum {string} */
            outcome: "success" | "failed" | "blocked" | "unknown";
            /** @description Empty for one that a gateway's log tells of */
            session_id: string;
            session_title: string | null;
        };
        HermesTimelineEvent: {
            timestamp: string;
            /** @enum {string} */
            event_type: "milestone" | "session" | "skill_modified" | "memory_change";
            title: string;
            detail: string;
            /** @description One character */
            icon: string;
        };
        CacheEntry: {
            key: string;
            age_seconds: number;
            bytes: number;
        };
        CacheTally: {
            hits: number;
            misses: number;
            failures: number;
            compute_ms: number;
        };
        CacheStats: {
            total_entries: number;
            entries: components["schemas"]["CacheEntry"][];
            bytes: number;
            hits: number;
            misses: number;
            collectors: {
                [key: string]: components["schemas"]["CacheTally"];
            };
        };
        CacheCleared: {
            cleared: number;
        };
        Attention: {
            /** @enum {string} */
            kind: "waiting" | "stuck" | "failed" | "finished";
            text: string;
            /** Format: date-time */
            since: string | null;
        };
        /** @description One reason for a status. */
        Clue: {
            /** @description `process`, `output`, `pause`, `plan`, `iteration`, `notification`, `state` */
            kind: string;
            /** @description For people: `pid 48211 alive, started by this node` */
            text: string;
            /**
             * Format: date-time
             * @description When it was so; a page says it as `4 s ago`
             */
            at: string | null;
        };
        Money: {
            usd: number;
            /**
             * @description A sum has the weakest of its parts
             * @enum {string}
             */
            provenance: "reported" | "computed" | "estimated";
        };
        Loop: {
            id: string;
            /** @enum {string} */
            status: "running" | "waiting" | "stuck" | "paused" | "complete" | "error" | "stopped";
            previous: string | null;
            /** Format: date-time */
            since: string | null;
            evidence: components["schemas"]["Clue"][];
            process: null | {
                pid: number;
                alive: boolean;
                /** @description Started by this node; only such a one is ever signalled */
                ours: boolean;
                /** Format: date-time */
                started_at: string | null;
            };
            /** @description The pause file is there */
            paused: boolean;
            /** @description The iteration that runs; null where none does. */
            current: null | {
                number: number;
                max_iterations: number;
                /** Format: date-time */
                started_at: string | null;
                /** @description In thousands */
                tokens: number | null;
                /** @description The first open task of the plan, `4.2 Migration 0042` */
                task: string | null;
            };
            /** Format: date-time */
            last_output_at: string | null;
            /** @description The last 12 lines of the log */
            last_lines: string[];
            tasks_done: number;
            tasks_total: number;
            cost: {
                total: components["schemas"]["Money"];
                today: components["schemas"]["Money"];
                projected: null | components["schemas"]["Money"];
            };
            /** @description `.ralph/inject.md`: what the loop has not read yet */
            waiting_note: string | null;
            trust: {
                /** @description The command is the project's own and was not trusted as it is now */
                needed: boolean;
                /** @description What `start` would run; empty where nothing is found */
                argv: string[];
                /** @description The hash to send to `trust` */
                trust: string | null;
            };
            /** @description Which of the files it reads exist, relative */
            files: string[];
            /** @description What a relative of Ralph says (`.ralph/status.json`, `progress.json`, `.circuit_breaker_state`). */
            relative?: null | {
                [key: string]: unknown;
            };
            /** @description How far the log has been counted. */
            indexed: {
                bytes: number;
                of: number;
            };
        };
        Iterations: {
            iterations: components["schemas"]["Iteration"][];
            total: number;
        };
        Iteration: {
            number: number;
            /** @description 0: without a limit */
            max_iterations: number | null;
            /** @description As written; of an iteration that only the log knows, a time of day (`01:07:23`) where no date is known */
            start_timestamp: string | null;
            end_timestamp: string | null;
            duration_seconds: number | null;
            /** @description In thousands */
            tokens_used: number | null;
            /** @description `success`, `error`, `blocked`, `cancelled`; null while it runs or where nothing says it */
            status: string | null;
            has_errors: boolean;
            errors: string[];
            tasks_completed: string[];
            commit: string | null;
            test_passed: boolean | null;
            /** @enum {string} */
            health: "productive" | "partial" | "failed";
            commit_message?: string | null;
            test_output?: string | null;
            model?: string | null;
            cost?: null | components["schemas"]["Money"];
            /** @description Its header in the log */
            first_line?: number | null;
            last_line?: number | null;
            running?: boolean;
            /** @description The header was not of the original's form */
            lenient?: boolean;
            /** @description Its part of the log; only where one iteration or several details are asked for */
            log_output?: string | null;
            /** @description Bytes at the beginning of `log_output` that are left out */
            log_cut?: number;
        };
        Plan: {
            status: string | null;
            phases: components["schemas"]["PlanPhase"][];
            tasks_done: number;
            tasks_total: number;
            raw: string;
            /** @description A second reading that also takes other styles; null where it finds no more than the first. Never mixed into the first. */
            lenient?: null | {
                status: string | null;
                phases: components["schemas"]["PlanPhase"][];
                tasks_done: number;
                tasks_total: number;
            };
        };
        PlanPhase: {
            name: string;
            tasks: components["schemas"]["PlanTask"][];
            done_count: number;
            total_count: number;
            /** @enum {string} */
            status: "pending" | "in_progress" | "complete";
        };
        PlanTask: {
            id: string | null;
            description: string;
            done: boolean;
            indent: number;
            /**
             * @description The last two only in the lenient reading
             * @enum {string}
             */
            mark?: "open" | "done" | "in_progress" | "blocked";
            /** @description In the file, from 1 */
            line?: number;
        };
        Stats: {
            total_iterations: number;
            total_tokens: number;
            total_cost_usd: number;
            total_duration_seconds: number;
            avg_iteration_duration_seconds: number;
            avg_tokens_per_iteration: number;
            tasks_done: number;
            tasks_total: number;
            errors_count: number;
            projected_completion: string | null;
            projected_total_cost_usd: number;
            velocity: {
                tasks_per_hour: number;
                tasks_remaining: number;
                hours_remaining: number;
            };
            health_breakdown: {
                productive: number;
                partial: number;
                failed: number;
            };
            tokens_by_phase: {
                phase: string;
                tokens: number;
            }[];
            cost_per_1k_tokens: number;
        };
        Cost: {
            total: components["schemas"]["Money"];
            today: components["schemas"]["Money"];
            projected: null | components["schemas"]["Money"];
            iterations: {
                number: number;
                cost: components["schemas"]["Money"];
                /** @description The row of `prices` it was computed with */
                price: string | null;
            }[];
            prices: {
                /** @description `codex` */
                id: string;
                usd_per_1k_tokens: number;
                /** @description `config.json`, `iteration 12`, or `default` */
                source: string;
            }[];
        };
        Notification: {
            event_id: string;
            timestamp: string;
            prefix: string | null;
            kind: string;
            /** @enum {string} */
            severity: "error" | "success" | "info";
            active: boolean;
            message: string;
            iteration: number | null;
            details: string | null;
            status: string | null;
            /** @description The file it came from, relative */
            source: string;
            log_tail?: string | null;
        };
        Content: {
            content: string;
        };
        NamedContent: {
            name: string;
            content: string;
        };
        Spec: {
            name: string;
            size: number;
            /** Format: date-time */
            modified: string;
        };
        Commit: {
            hash: string;
            author: string;
            date: string;
            message: string;
            files_changed: number;
            insertions: number;
            deletions: number;
        };
        CommitDiff: {
            hash: string;
            diff: string;
            cut?: boolean;
        };
        SystemUse: {
            process: null | {
                pid: number;
                rss_mb: number;
                children_rss_mb: number;
                total_rss_mb: number;
                /** @description Of one core, since the loop began */
                cpu_percent: number;
                child_count: number;
            };
            system: {
                cpu_count: number;
                load_1m: number;
                memory_total_mb: number;
                memory_available_mb: number;
                disk_free_mb: number;
            };
        };
        LoopConfig: {
            cli: string;
            flags: string;
            max_iterations: number;
            test_command: string;
            /** @description USD a thousand tokens */
            model_pricing: {
                [key: string]: number;
            };
            model?: string;
            approval_mode?: string;
            iteration_timeout_seconds?: number;
            /** @description What starts the loop, as argv; ours */
            command?: string[];
        } & {
            [key: string]: unknown;
        };
        LoopConfigChange: {
            cli?: string;
            flags?: string;
            max_iterations?: number;
            test_command?: string;
            model_pricing?: {
                [key: string]: number;
            };
            command?: string[];
        } & {
            [key: string]: unknown;
        };
        LogRange: {
            text: string;
            /** @description Where to go on */
            offset: number;
            /** @description `dev:ino` of the file, and how often it began anew */
            generation: string;
            reset: boolean;
            has_more: boolean;
        };
        LogLines: {
            generation: string;
            /** @description The number of the first of `lines` */
            first: number | null;
            /** @description Lines in all, one that has no end yet included */
            total: number | null;
            /** @description Bytes of the log */
            size: number;
            /** @description Where the first of `lines` begins */
            offset: number;
            /** @description Where the last one ends: what `log_append` tells from there on is not in `lines` */
            end: number;
            /** @description The last of `lines` has no end yet: what comes belongs to it */
            open: boolean;
            /** @description With their colours (SGR), without `\n` or `\r\n`; a lone `\r` stays. Of one longer than 64 KiB the rest is left out, and ` … (1234 bytes more)` stands in its place */
            lines: string[];
        };
        LogMatches: {
            generation: string;
            lines: number[];
            total: number;
        };
        StartLoop: {
            max_iterations?: number;
            cli?: string;
            flags?: string;
            test_command?: string;
        };
        LoopStarted: {
            project_id: string;
            pid: number;
            command: string[];
        };
        Trust: {
            /** @description As `start` or `loop` said it; refused where the command has changed since */
            trust: string;
        };
        LoopStopped: {
            stopped: boolean;
        };
        LoopPaused: {
            paused: boolean;
        };
        LoopResumed: {
            resumed: boolean;
        };
        InjectNote: {
            message: string;
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
        /** @description Lines of the script, from 1, both included; a statement that overlaps them runs */
        LineRange: {
            from?: number;
            to?: number;
        };
        ExecuteScript: {
            /** @description The whole text, up to 5 MiB */
            script: string;
            lineRange?: components["schemas"]["LineRange"];
            /** @description The absolute path of the script, or a name for people */
            scriptName?: string;
            /** @description Whose namespace; 1 to 256 characters */
            sessionId?: string;
            /** @description Whether the namespace is emptied first */
            reset?: boolean;
            /** @description Whether text is told while it comes */
            stream?: boolean;
        };
        StartRun: {
            /** @description The whole text, up to 5 MiB */
            script: string;
            /** @description The absolute path of the script, or a name for people */
            path?: string;
            sessionId?: string;
            lineRange?: components["schemas"]["LineRange"];
            reset?: boolean;
        };
        RunInput: {
            /** @description A line without its end */
            text?: string;
            /** @description True: there is no line any more */
            eof?: boolean;
        };
        SessionName: {
            sessionId?: string;
        };
        InitSession: {
            sessionId: string;
            scriptName?: string;
        };
        /** @enum {string} */
        RunStatus: "queued" | "running" | "ok" | "error" | "interrupted" | "exited" | "died" | "cancelled" | "lost";
        Run: {
            id: string;
            session: string;
            path: string | null;
            name: string;
            status: components["schemas"]["RunStatus"];
            from: number | null;
            to: number | null;
            /** @description Hex of SHA-256 over the UTF-8 of the text that ran */
            script: string;
            /** Format: date-time */
            started: string;
            /** Format: date-time */
            ended: string | null;
            ms: number | null;
            /** @description That will run or did */
            statements: number | null;
            executed: number;
            /** @description Of sys.exit */
            exit: number | null;
            /** @description For people: why it ended so */
            detail: string | null;
            /** @description The number of its last event */
            events: number;
        };
        RunScript: {
            script: string;
        };
        Runs: {
            runs: components["schemas"]["Run"][];
        };
        Kernel: {
            session: string;
            path: string | null;
            /** @enum {string} */
            status: "starting" | "idle" | "busy" | "waiting" | "unresponsive" | "dead" | "stopped";
            python: components["schemas"]["Python"] | null;
            pid: number | null;
            /** @description What runs */
            run: string | null;
            /** @description What waits behind it */
            queued: number;
            /** @description Bytes of all its processes */
            rss: number | null;
            /** @description 1 is one core */
            cpu: number | null;
            /** Format: date-time */
            since?: string;
            /** @description For people: why it is so */
            detail: string | null;
        };
        Python: {
            version: string;
            executable: string;
            /** @enum {string} */
            source: "option" | "venv" | "virtual_env" | "path";
        };
        Kernels: {
            kernels: components["schemas"]["Kernel"][];
        };
        Variable: {
            name: string;
            type: string;
            /** @description At most 200 characters */
            repr: string;
            shape: number[] | null;
            /** @description Bytes */
            size: number | null;
        };
        Variables: {
            variables: components["schemas"]["Variable"][];
            /** @description How many are left out */
            more: number;
        };
        Servers: {
            servers: {
                name: string;
            }[];
        };
        Frame: {
            file: string;
            line: number | null;
            name: string;
            code: string | null;
        };
        OutputItem: {
            /** @enum {string} */
            type: "stdout" | "stderr" | "error" | "markdown" | "html" | "dataframe" | "image";
            /** @description The same as content */
            text: string;
            /** @description Text; of a `dataframe` JSON `{columns, data, index, shape}`, of an `image` a data URL */
            content: string;
            /** @description True: what the statement evaluated to */
            value?: boolean;
            /** @description Bytes that are left out */
            cut?: number;
            /** @description Of an `error` */
            error?: {
                name: string;
                message: string;
                /** @description In the script */
                line: number | null;
                frames: components["schemas"]["Frame"][];
                /** @description Frames of libraries that a reader may fold */
                hidden: number;
            };
        };
        Place: {
            /** @description Counted over the whole script */
            nodeIndex: number;
            lineStart: number;
            lineEnd: number;
        };
        /** @description A statement's result on `execute-script` */
        ScriptResult: {
            nodeIndex: number;
            lineStart: number;
            lineEnd: number;
            output: components["schemas"]["OutputItem"][];
            /** @description No output */
            isInvisible: boolean;
        };
        /** @description An event of a run that is kept, or one that only who follows it is told */
        RunEvent: components["schemas"]["RunExpressions"] | components["schemas"]["RunRunning"] | components["schemas"]["RunResult"] | components["schemas"]["RunAsks"] | components["schemas"]["RunAnswered"] | components["schemas"]["RunCancelled"] | components["schemas"]["RunComplete"] | components["schemas"]["RunStream"] | components["schemas"]["RunUsage"] | components["schemas"]["RunUnresponsive"] | components["schemas"]["RunResponsive"];
        /** @description What will run, always the first */
        RunExpressions: {
            /** @constant */
            type: "expressions";
            expressions: components["schemas"]["Place"][];
        };
        RunRunning: {
            /** @constant */
            type: "running";
            /** @description Counted over the whole script */
            nodeIndex: number;
            lineStart: number;
            lineEnd: number;
        };
        RunResult: {
            /** @constant */
            type: "result";
            nodeIndex: number;
            lineStart: number;
            lineEnd: number;
            /** @description As it happened */
            output: components["schemas"]["OutputItem"][];
            /** @description No output */
            isInvisible: boolean;
            ms: number;
            failed: boolean;
        };
        /** @description The script waits for a line */
        RunAsks: {
            /** @constant */
            type: "input";
            prompt: string;
            password: boolean;
            ask: number;
        };
        RunAnswered: {
            /** @constant */
            type: "input_given";
            ask: number;
        };
        /** @description What did not run */
        RunCancelled: {
            /** @constant */
            type: "cancelled";
            expressions: components["schemas"]["Place"][];
        };
        /** @description Always the last */
        RunComplete: {
            /** @constant */
            type: "complete";
            status: components["schemas"]["RunStatus"];
            ms: number;
            exit: number | null;
            detail: string | null;
        };
        /** @description Text of the statement that runs; not kept */
        RunStream: {
            /** @constant */
            type: "stream";
            nodeIndex: number;
            lineStart: number;
            lineEnd: number;
            output: components["schemas"]["OutputItem"][];
            /** @description True: in the place of all that came of this statement */
            whole: boolean;
        };
        /** @description Not kept */
        RunUsage: {
            /** @constant */
            type: "usage";
            rss: number;
            cpu: number;
            processes: number;
        };
        /** @description Native code holds the interpreter; not kept */
        RunUnresponsive: {
            /** @constant */
            type: "unresponsive";
            seconds: number;
        };
        RunResponsive: {
            /** @constant */
            type: "responsive";
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
        /** @description A session's id */
        BuildName: string;
        /** @description The file, absolute. */
        Path: string;
        /** @description A bearer token or a ticket, for programs that cannot send a header. */
        Token: string;
        /** @description An id, or a slug that only one project has. */
        ProjectId: string;
        /** @description An id of `cron/jobs.json`. */
        JobId: string;
        HermesSessionId: string;
        RunId: string;
        /** @description A name of `--connect-to`. */
        ServerName: string;
    };
    requestBodies: never;
    headers: {
        /** @description `epoch:seq`: the answer holds every event up to it and none after it; that of `/api/node` comes before whatever is asked later. Subscribe `since` it, and nothing is missed. */
        SightlineSeq: string;
        /** @description There where the answer is not what the files say now, but the last good one: `{path, detail, code}` as JSON, percent-encoded. Objects have the same as their `problem`. */
        SightlineProblem: string;
        /** @description The id of the run that was begun. */
        SightlineRun: string;
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
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
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
    loop: {
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
            /** @description As of `Sightline-Seq`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loop"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    iterations: {
        parameters: {
            query?: {
                status?: "all" | "success" | "error";
                sort?: "asc" | "desc";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and how many there are in all. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Iterations"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    iterationDetails: {
        parameters: {
            query: {
                /** @description Repeatable: `?numbers=1&numbers=2`, at most 200. */
                numbers: number[];
            };
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that exist, in the order in which they were asked for: together at most the last 4 MiB of log, shared evenly. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Iteration"][];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    iteration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most the last 512 KiB of its log; `log_cut` says how much is left out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Iteration"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    plan: {
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
            /** @description `ETag` is the file's. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    savePlan: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Content"];
            };
        };
        responses: {
            /** @description The plan as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            412: components["responses"]["Refused"];
        };
    };
    stats: {
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
            /** @description As of `Sightline-Seq`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    cost: {
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
            /** @description As of `Sightline-Seq`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cost"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    notifications: {
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
            /** @description The pending one has `active`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"][];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    report: {
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
            /** @description To be read, or pasted into a message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    loopFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                name: "agents" | "prompt";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `ETag` is the file's. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedContent"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    saveLoopFile: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                name: "agents" | "prompt";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Content"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedContent"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            412: components["responses"]["Refused"];
        };
    };
    specs: {
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
            /** @description Sorted by name; of one in a folder the name holds the folder (`api/auth.md`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spec"][];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    addSpec: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedContent"];
            };
        };
        responses: {
            /** @description It is there. */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedContent"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    spec: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                /** @description A name of `specs/`, such as `auth.md`; one in a folder is read and written by its path (`read-file`, `save-file`) */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `ETag` is the file's. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedContent"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    saveSpec: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                /** @description A name of `specs/`, such as `auth.md`; one in a folder is read and written by its path (`read-file`, `save-file`) */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Content"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedContent"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            412: components["responses"]["Refused"];
        };
    };
    deleteSpec: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                /** @description A name of `specs/`, such as `auth.md`; one in a folder is read and written by its path (`read-file`, `save-file`) */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            412: components["responses"]["Refused"];
        };
    };
    gitLog: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty where the project is no git repository. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commit"][];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    gitDiff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
                /** @description 4 to 40 hex digits */
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 1 MiB of it; `cut` says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitDiff"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    system: {
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
            /** @description Now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemUse"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    loopConfig: {
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
            /** @description Keys that we do not know are left as they are. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopConfig"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    saveLoopConfig: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoopConfigChange"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopConfig"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            412: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    logRange: {
        parameters: {
            query?: {
                /** @description In bytes; without it, the last 512 KiB */
                offset?: number;
                /** @description Of the answer before; where the file is another one now, `reset` is true and the text is from its beginning */
                generation?: string;
            };
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 512 KiB, whole characters; go on at `offset`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogRange"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    logLines: {
        parameters: {
            query?: {
                /** @description The first line, from 1; without it, the last `count` lines */
                from?: number;
                count?: number;
            };
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description While a long log is still being counted, `total` is null and line numbers of its end are unknown (`first` is null); a line `from` that is not reached yet is a 503 with the code `counting`. At most 4 MiB of lines, so that there may be fewer than asked for. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLines"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    searchLog: {
        parameters: {
            query?: {
                /** @description At most 256 characters, matched without colours; may be left away with `kind=errors` */
                q?: string;
                /** @description `1`: `q` is an expression of RE2, tried on each line (its first 64 KiB); its repeats (`{3}`) come to at most 1,000 */
                regex?: "1" | "0";
                /** @description `1`: capital and small letters differ */
                case?: "1" | "0";
                /** @description Only lines that are errors */
                kind?: "all" | "errors";
            };
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers of the lines: the first 10,000, and how many match in all. A search of more than 10 s is a 503 with the code `too_long`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogMatches"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    startLoop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartLoop"];
            };
        };
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopStarted"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            /** @description The role does not suffice; or `untrusted`, with what is to be trusted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Untrusted"];
                };
            };
            404: components["responses"]["Refused"];
            /** @description The slug is ambiguous; or `already_running`, as which process. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyRunning"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    trustLoop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Trust"];
            };
        };
        responses: {
            /** @description It may be started. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    stopLoop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description `stopped` is false where nothing ran. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopStopped"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    pauseLoop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description `paused` is false where it was paused already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopPaused"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    resumeLoop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description `resumed` is false where it was not paused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopResumed"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    injectNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InjectNote"];
            };
        };
        responses: {
            /** @description All that waits for the loop now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    build: {
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
            /** @description All that its files say, and its newest session. */
            200: {
                headers: {
                    "Sightline-Seq"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    trustBuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or a slug that only one project has. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Trust"];
            };
        };
        responses: {
            /** @description It may be started. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    initBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitBuild"];
            };
        };
        responses: {
            /** @description The build is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildInitiated"];
                };
            };
            /** @description The project is begun. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildProjectBegun"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    startBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBuild"];
            };
        };
        responses: {
            /** @description It begins. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildStarted"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            /** @description The role does not suffice; or `untrusted`, with what is to be trusted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Untrusted"];
                };
            };
            404: components["responses"]["Refused"];
            /** @description `already_running`, as which session. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildRuns"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    pauseBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildSessionName"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildSteered"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    resumeBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildSessionName"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildSteered"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    cancelBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildSessionName"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildSteered"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    buildStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "Sightline-Seq"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildSession"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    patchBuildRuntime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildRuntimePatched"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    buildSessions: {
        parameters: {
            query?: {
                status?: components["schemas"]["BuildSessionStatus"];
                /** @description Id of a project */
                project?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that are known. */
            200: {
                headers: {
                    "Sightline-Seq"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildSession"][];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
        };
    };
    activeBuild: {
        parameters: {
            query?: {
                alias?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null | components["schemas"]["BuildSession"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    deleteBuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildForgotten"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    buildTerminal: {
        parameters: {
            query?: {
                /** @description Negative counts from the end */
                offset?: number;
                /** @description Bytes */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A part of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalPart"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    typeInBuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildInput"];
            };
        };
        responses: {
            /** @description It will be read in its turn. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildTyped"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
        };
    };
    buildStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By their status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildCounts"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    cleanupBuilds: {
        parameters: {
            query?: {
                older_than_days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description How many. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildCleanup"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
        };
    };
    buildStream: {
        parameters: {
            query?: {
                /** @description `epoch:seq` of the last message that was handled */
                since?: string;
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path: {
                /** @description A session's id */
                name: components["parameters"]["BuildName"];
            };
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
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            426: components["responses"]["Refused"];
        };
    };
    hermes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The home. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesHome"];
                };
            };
            401: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesMemory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both files. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesMemory"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesReplaceMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `etag` of the file */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceMemory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryChanged"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            /** @description The file is another by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesAddMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `etag` of the file */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryChanged"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            /** @description The file is another by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesForgetMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `etag` of the file */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetMemory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryChanged"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            /** @description The file is another by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudMemory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesMemory"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudReplaceMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `etag` of the file */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceMemory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryChanged"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            /** @description The file is another by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudAddMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `etag` of the file */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryChanged"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            /** @description The file is another by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudForgetMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `etag` of the file */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetMemory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryChanged"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            /** @description The file is another by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stale"];
                };
            };
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesSkills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By path. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSkills"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudSkills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSkills"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesCron: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its jobs, as the agent wrote them. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesCron"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudCron: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its jobs, as the agent wrote them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesCron"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesGateway: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As the gateway wrote it, and whether it runs. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesGateway"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudGateway: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As the gateway wrote it, and whether it runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesGateway"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active one first. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesProviders"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active one first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesProviders"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesModelInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From the list that the agent keeps of all models. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesModelInfo"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudModelInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From the list that the agent keeps of all models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesModelInfo"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Names of keys, and services. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesHealth"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The home itself first. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesProfiles"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The home itself first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesProfiles"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they were written. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSnapshots"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they were written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSnapshots"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesLogs: {
        parameters: {
            query?: {
                /** @description One of `files`; without it, the first */
                name?: string;
                lines?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its last lines, without secrets. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesLogs"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudLogs: {
        parameters: {
            query?: {
                /** @description One of `files`; without it, the first */
                name?: string;
                lines?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its last lines, without secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesLogs"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing, where the directory of projects is not served. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesProjects"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesAgents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its newest sessions. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesAgents"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudAgents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its newest sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesAgents"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As its parts say. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesState"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As its parts say. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesState"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesDashboard: {
        parameters: {
            query?: {
                /** @description The latest so many events of the timeline; all where it is missing */
                timeline?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As its parts say, in short. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesDashboard"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudDashboard: {
        parameters: {
            query?: {
                /** @description The latest so many events of the timeline; all where it is missing */
                timeline?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As its parts say, in short. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesDashboard"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesPauseJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Its program says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
            504: components["responses"]["Refused"];
        };
    };
    hermesResumeJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Its program says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
            504: components["responses"]["Refused"];
        };
    };
    hermesRunJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Its program says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
            504: components["responses"]["Refused"];
        };
    };
    hudPauseJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Its program says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
            504: components["responses"]["Refused"];
        };
    };
    hudResumeJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Its program says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
            504: components["responses"]["Refused"];
        };
    };
    hudRunJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of `cron/jobs.json`. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Its program says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
            504: components["responses"]["Refused"];
        };
    };
    hermesSessions: {
        parameters: {
            query?: {
                /** @description All where it is missing */
                limit?: number;
                offset?: number;
                /** @description With `false`, `tool_usage` is empty: nobody looks at each message for it */
                tools?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty lists where there is no `state.db`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSessions"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    searchHermesSessions: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    "Sightline-Problem": components["headers"]["SightlineProblem"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSearchHit"][];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesMessages: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Id of a message of the session */
                before?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["HermesSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without what tools said. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesTranscript"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesTokenCosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Zeros and `error` where there is no `state.db`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesTokenCosts"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesPatterns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty lists where there is no `state.db`. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesPatterns"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesCorrections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of its memory and of its sessions. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesCorrections"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesSudo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesSudo"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hermesTimeline: {
        parameters: {
            query?: {
                /** @description The latest so many; all where it is missing */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Also the latest of them stand with the oldest first. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    "Sightline-Problem": components["headers"]["SightlineProblem"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HermesTimelineEvent"][];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    hudCacheStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheStats"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    hudCacheClear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done; `cache_invalidate` is told to all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheCleared"];
                };
            };
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
        };
    };
    hudSocket: {
        parameters: {
            query?: {
                /** @description `seq` of the last message that was handled */
                since?: string;
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
            403: components["responses"]["Refused"];
            426: components["responses"]["Refused"];
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
    executeScript: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteScript"];
            };
        };
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    "Sightline-Run": components["headers"]["SightlineRun"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ScriptResult"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    runs: {
        parameters: {
            query?: {
                sessionId?: string;
                /** @description Of this script, absolute */
                path?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Runs"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRun"];
            };
        };
        responses: {
            /** @description It is queued. */
            202: {
                headers: {
                    "Sightline-Run": components["headers"]["SightlineRun"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    runScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text, as it was sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunScript"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    runEvents: {
        parameters: {
            query?: {
                /** @description The number of an event */
                after?: number;
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
            };
            header?: {
                /** @description The same; wins */
                "Last-Event-ID"?: string;
            };
            path: {
                id: components["parameters"]["RunId"];
            };
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
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description The run is over and all of it was told. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    runInput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunInput"];
            };
        };
        responses: {
            /** @description The script has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
        };
    };
    resetSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionName"];
            };
        };
        responses: {
            /** @description Done, also where there is no such session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    interruptSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionName"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
        };
    };
    initSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitSession"];
            };
        };
        responses: {
            /** @description It starts, or is there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    kernels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kernels. */
            200: {
                headers: {
                    "Sightline-Seq": components["headers"]["SightlineSeq"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kernels"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    stopKernel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionName"];
            };
        };
        responses: {
            /** @description It ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
        };
    };
    variables: {
        parameters: {
            query?: {
                /** @description Without it: the session of clients that know none */
                sessionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Variables"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
        };
    };
    session: {
        parameters: {
            query?: {
                /** @description Without it: a session of this socket alone, which ends with it */
                sessionId?: string;
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
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            426: components["responses"]["Refused"];
        };
    };
    servers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their names; never their addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Servers"];
                };
            };
            401: components["responses"]["Refused"];
        };
    };
    executeScriptAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteScript"];
            };
        };
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    "Sightline-Run": components["headers"]["SightlineRun"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ScriptResult"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    runsAt: {
        parameters: {
            query?: {
                sessionId?: string;
                /** @description Of this script, absolute */
                path?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Runs"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    startRunAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRun"];
            };
        };
        responses: {
            /** @description It is queued. */
            202: {
                headers: {
                    "Sightline-Run": components["headers"]["SightlineRun"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    runAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    runScriptAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text, as it was sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunScript"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    runEventsAt: {
        parameters: {
            query?: {
                /** @description The number of an event */
                after?: number;
                /** @description A bearer token or a ticket, for programs that cannot send a header. */
                token?: components["parameters"]["Token"];
            };
            header?: {
                /** @description The same; wins */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
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
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description The run is over and all of it was told. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    runInputAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunInput"];
            };
        };
        responses: {
            /** @description The script has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    resetSessionAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionName"];
            };
        };
        responses: {
            /** @description Done, also where there is no such session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    interruptSessionAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionName"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    initSessionAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitSession"];
            };
        };
        responses: {
            /** @description It starts, or is there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
            503: components["responses"]["TooMany"];
        };
    };
    kernelsAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kernels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kernels"];
                };
            };
            401: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    stopKernelAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionName"];
            };
        };
        responses: {
            /** @description It ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            413: components["responses"]["Refused"];
            415: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
    variablesAt: {
        parameters: {
            query?: {
                /** @description Without it: the session of clients that know none */
                sessionId?: string;
            };
            header?: never;
            path: {
                /** @description A name of `--connect-to`. */
                name: components["parameters"]["ServerName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Variables"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            502: components["responses"]["Refused"];
        };
    };
}
