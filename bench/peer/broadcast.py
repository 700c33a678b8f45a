"""The peer of the fan-out: one watcher, a queue for each client, FastAPI's own streams.

    broadcast.py DIRECTORY [PORT]

One task iterates `watchfiles.awatch` over DIRECTORY and puts each change, serialised once, into the
queue of every client: `GET /api/events` yields it as a server-sent event, `/api/ws` sends it as a
WebSocket message once the client subscribed. Nothing is kept, and no queue has a bound: what most
programs of this kind do. Where watchfiles is missing it does not run; the older form of the peer in
server.py has no broadcast.
"""

import asyncio
import contextlib
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

import server


def envelope(directory, path, seq):
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
    data = {"path": str(Path(path).relative_to(directory)), "kind": "modified"}
    return json.dumps(
        {"type": "disk_changed", "project": "peer", "timestamp": now, "data": data, "seq": seq}
    )


class Hub:
    def __init__(self):
        self.queues = set()

    @contextlib.contextmanager
    def subscription(self):
        queue = asyncio.Queue()
        self.queues.add(queue)
        try:
            yield queue
        finally:
            self.queues.discard(queue)

    async def watch(self, directory):
        from watchfiles import awatch

        seq = 0
        async for changes in awatch(directory):
            for _, path in sorted(changes, key=lambda change: change[1]):
                seq += 1
                event = envelope(directory, path, seq)
                for queue in self.queues:
                    queue.put_nowait(event)


async def speak(socket, queue):
    while True:
        await socket.send_text(await queue.get())


async def converse(socket, hub):
    """Reads what the client says; the events go out beside it, from the subscription on."""
    with hub.subscription() as queue:
        speaking = None
        try:
            while True:
                match (await socket.receive_json()).get("action"):
                    case "subscribe" if speaking is None:
                        speaking = asyncio.create_task(speak(socket, queue))
                    case "ping":
                        await socket.send_text('{"type":"pong"}')
        finally:
            if speaking:
                speaking.cancel()


def application(directory):
    from fastapi import FastAPI, WebSocket, WebSocketDisconnect
    from fastapi.responses import StreamingResponse

    hub = Hub()

    @contextlib.asynccontextmanager
    async def lifespan(_):
        watching = asyncio.create_task(hub.watch(directory))
        yield
        watching.cancel()

    app = FastAPI(lifespan=lifespan)

    @app.get("/api/health")
    async def health():
        return {"status": "ok"}

    async def stream():
        with hub.subscription() as queue:
            yield ": here\n\n"
            while True:
                yield f"data: {await queue.get()}\n\n"

    @app.get("/api/events")
    async def events():
        return StreamingResponse(
            stream(), media_type="text/event-stream", headers={"Cache-Control": "no-cache"}
        )

    @app.websocket("/api/ws")
    async def messages(socket: WebSocket):
        await socket.accept()
        with contextlib.suppress(WebSocketDisconnect):
            await converse(socket, hub)

    return app


if __name__ == "__main__":
    if server.MISSING or server.WATCHER != "watchfiles":
        sys.exit("missing: " + ", ".join(server.MISSING or ["watchfiles"]))
    served = Path(sys.argv[1]).resolve()
    server.run(application(served), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
