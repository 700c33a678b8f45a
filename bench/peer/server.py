"""The peer: the design of the original tutorial, FastAPI and an asynchronous file watcher.

    server.py --describe        names the versions in one line; exit 1 says what is missing
    server.py FILE [PORT]       serves; FILE is not used: the client asks for a path

It watches the parent directory with `watchfiles` (steps of 50 ms, until one step brings no change,
1600 ms at most: its defaults). Where only `watchdog` is installed, it is the design's older form: an
observer thread for each connection, which hands its events to the loop. The two are not alike
(the older form reads at every write and so also reads half files): the name in the table says which.
"""

import asyncio
import importlib.metadata
import importlib.util
import json
import platform
import socket
import sys
import time
from pathlib import Path

# Which packages are here decides what the peer is; broadcast.py looks at them too.
WATCHER = next((w for w in ("watchfiles", "watchdog") if importlib.util.find_spec(w)), None)
MISSING = [p for p in ("fastapi", "uvicorn") if not importlib.util.find_spec(p)]
if WATCHER is None:
    MISSING.append("watchfiles (or watchdog)")


def describe():
    packages = ["fastapi", "uvicorn", WATCHER]
    if importlib.util.find_spec("websockets"):  # the broadcast's; uvicorn refuses /api/ws without
        packages.append("websockets")
    versions = [f"{p} {importlib.metadata.version(p)}" for p in packages]
    return f"{', '.join(versions)}, Python {platform.python_version()}"


async def modifications_by_watchfiles(file):
    from watchfiles import Change, awatch

    async for changes in awatch(file.parent):
        for change, path in changes:
            if Path(path) == file:
                if change == Change.deleted:
                    return
                yield True


async def modifications_by_watchdog(file):
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()

    class Handler(FileSystemEventHandler):
        def tell(self, path, event):
            if Path(path) == file:
                loop.call_soon_threadsafe(queue.put_nowait, event)

        def on_modified(self, event):
            self.tell(event.src_path, "modified")

        def on_moved(self, event):
            self.tell(event.dest_path, "modified")

        def on_deleted(self, event):
            self.tell(event.src_path, "deleted")

    observer = Observer()
    observer.schedule(Handler(), str(file.parent), recursive=False)
    observer.start()
    try:
        while await queue.get() == "modified":
            yield True
    finally:
        observer.stop()


def frame(kind, **fields):
    event = {"type": kind, **fields, "timestamp": int(time.time())}
    return f"data: {json.dumps(event)}\n\n"


async def stream(path):
    file = Path(path).resolve()
    modifications = (
        modifications_by_watchfiles if WATCHER == "watchfiles" else modifications_by_watchdog
    )
    try:
        yield frame("initial", path=path, content=file.read_text(encoding="utf-8"))
        async for _ in modifications(file):
            yield frame("fileChanged", path=path, content=file.read_text(encoding="utf-8"))
        yield frame("fileDeleted", path=path)
    except OSError as e:
        yield frame("error", path=path, message=str(e))


def application():
    from fastapi import FastAPI
    from fastapi.responses import StreamingResponse

    app = FastAPI()

    @app.get("/api/health")
    async def health():
        return {"status": "ok"}

    @app.get("/api/watch-file")
    async def watch_file(path: str):
        return StreamingResponse(
            stream(path),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        )

    return app


def run(app, port):
    import uvicorn

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    config = uvicorn.Config(app, log_level="warning", access_log=False, backlog=1024)

    class Server(uvicorn.Server):
        async def startup(self, sockets=None):
            await super().startup(sockets=sockets)
            print(f"The peer is ready at http://127.0.0.1:{listener.getsockname()[1]}", flush=True)

    Server(config).run(sockets=[listener])


def main(arguments):
    if MISSING:
        print(f"missing: {', '.join(MISSING)}", file=sys.stderr)
        return 1
    if arguments == ["--describe"]:
        print(describe())
        return 0
    run(application(), int(arguments[1]) if len(arguments) > 1 else 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
