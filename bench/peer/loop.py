"""The peer of the loop's rows: FastAPI and watchdog, as the description of the first dashboard has it.

    loop.py --describe          names the versions in one line; exit 1 says what is missing
    loop.py PROJECT [PORT]      follows PROJECT/.ralph, speaks on /api/ws

An observer thread sees a change and hands it to the loop. Of the log it reads what is new, from the place
where it was, at once, and sends it to all as `log_append`; lines are parsed once the log was still for 200 ms.
Other files wait for 500 ms. No token is asked for, and no queue has a bound.
"""

import asyncio
import contextlib
import importlib.metadata
import importlib.util
import json
import platform
import re
import sys
from datetime import datetime, timezone
from pathlib import Path

import server

NEEDED = ("fastapi", "uvicorn", "watchdog", "websockets")
MISSING = [p for p in NEEDED if not importlib.util.find_spec(p)]
HEADER = re.compile(r"=== Iteration (\d+)(?:/(\d+)| \(loop \d+/(\d+)\)) ===")
IDLE = 0.2
DEBOUNCE = 0.5


def describe():
    versions = [f"{p} {importlib.metadata.version(p)}" for p in NEEDED]
    return f"{', '.join(versions)}, Python {platform.python_version()}"


class Loop:
    """One project, its clients, and how far its log was read."""

    def __init__(self, project):
        self.project = project
        self.log = project / ".ralph" / "ralph.log"
        self.offset = self.log.stat().st_size if self.log.exists() else 0
        self.unparsed = []
        self.clients = set()
        self.timers = {}

    def tell(self, kind, data):
        now = datetime.now(timezone.utc).isoformat()
        text = json.dumps({"type": kind, "project": self.project.name, "timestamp": now, "data": data})
        for queue in self.clients:
            queue.put_nowait(text)

    def changed(self, path):
        if path == self.log:
            self.read_log()
            self.later("log", IDLE, self.parse)
        else:
            self.later(path, DEBOUNCE, lambda: self.tell("file_changed", {"file": path.name}))

    def later(self, key, seconds, task):
        if key in self.timers:
            self.timers[key].cancel()
        self.timers[key] = asyncio.get_running_loop().call_later(seconds, task)

    def read_log(self):
        with self.log.open("rb") as file:
            file.seek(self.offset)
            new = file.read()
        if new:
            self.offset += len(new)
            text = new.decode("utf-8", "replace")
            self.unparsed.append(text)
            self.tell("log_append", {"lines": text})

    def parse(self):
        text = "".join(self.unparsed)
        self.unparsed.clear()
        for header in HEADER.finditer(text):
            number, most = header.group(1), header.group(2) or header.group(3)
            self.tell("iteration_started", {"iteration": int(number), "max": int(most)})


def observer(loop):
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    events = asyncio.get_running_loop()

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event):
            if not event.is_directory and event.event_type in ("created", "modified"):
                events.call_soon_threadsafe(loop.changed, Path(event.src_path))

    watching = Observer()
    watching.schedule(Handler(), str(loop.project), recursive=True)
    watching.start()
    return watching


async def speak(socket, queue):
    while True:
        await socket.send_text(await queue.get())


def application(project):
    from fastapi import FastAPI, WebSocket, WebSocketDisconnect

    loop = Loop(project)

    @contextlib.asynccontextmanager
    async def lifespan(_):
        watching = observer(loop)
        yield
        watching.stop()

    app = FastAPI(lifespan=lifespan)

    @app.get("/api/health")
    async def health():
        return {"status": "ok"}

    @app.websocket("/api/ws")
    async def messages(socket: WebSocket):
        await socket.accept()
        queue = asyncio.Queue()
        speaking = asyncio.create_task(speak(socket, queue))
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                match (await socket.receive_json()).get("action"):
                    case "subscribe":
                        loop.clients.add(queue)
                    case "ping":
                        await socket.send_text('{"type":"pong"}')
        loop.clients.discard(queue)
        speaking.cancel()

    return app


if __name__ == "__main__":
    if MISSING:
        sys.exit("missing: " + ", ".join(MISSING))
    if sys.argv[1:] == ["--describe"]:
        print(describe())
    else:
        server.run(application(Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
