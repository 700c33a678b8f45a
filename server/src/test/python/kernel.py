"""The node's side of the frames, for tests: a real supervisor with a real worker."""

import atexit
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

HOME = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HOME, "..", "..", "main", "resources", "dev", "sightline", "kernel")
PYTHON = os.environ.get("KERNEL_PYTHON") or sys.executable
SECONDS = 60  # until a condition that is awaited counts as not met


def extracted():
    """The kernel's files in a folder of their own, as the node has them."""
    folder = tempfile.mkdtemp(prefix="kernel-files-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with open(os.path.join(SOURCE, "files.txt")) as names:
        for name in names.read().split():
            shutil.copy(os.path.join(SOURCE, name), folder)
    return folder


FILES = extracted()


class Kernel:
    def __init__(self, python=None, setup=None, env=None, program=None, processes=None):
        self.folder = tempfile.mkdtemp(prefix="kernel-")
        python = python or PYTHON
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        limit = ["--processes", str(processes)] if processes else []
        supervisor = [python, "-S", "-E", "-s", os.path.join(FILES, "supervisor.py"), *limit]
        self.process = subprocess.Popen(
            [*supervisor, program or python, os.path.join(FILES, "worker.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=self.folder,
            env={**inherited, **(env or {})},
        )
        self.bytes = bytearray()
        self.runs = 0
        self.path = os.path.join(self.folder, "script.py")
        if setup is not False:
            self.say({"m": "setup", "path": self.path, "name": "script.py", "argv": [], "dir": self.folder, **(setup or {})})
            self.pid = self.until(lambda kind, m: kind == "J" and m["m"] == "ready")[-1][1]["pid"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def frame(self, kind, message):
        payload = json.dumps(message).encode()
        self.process.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
        self.process.stdin.flush()

    def say(self, message):
        self.frame(b"J", message)

    def order(self, what):
        self.frame(b"S", {"do": what})

    def next(self, seconds=SECONDS):
        """The next frame: its kind, and its text or message; (None, None) at the end."""
        limit = time.monotonic() + seconds
        while True:
            if len(self.bytes) >= 5:
                end = 5 + int.from_bytes(self.bytes[1:5], "big")
                if len(self.bytes) >= end:
                    kind, payload = chr(self.bytes[0]), bytes(self.bytes[5:end])
                    del self.bytes[:end]
                    return kind, payload if kind in "OE" else json.loads(payload)
            if not select.select([self.process.stdout], [], [], max(0, limit - time.monotonic()))[0]:
                raise AssertionError("nothing came in %d s" % seconds)
            data = os.read(self.process.stdout.fileno(), 1 << 20)
            if not data:
                return None, None
            self.bytes += data

    def until(self, condition):
        frames, limit = [], time.monotonic() + SECONDS
        while True:
            kind, message = self.next()
            if time.monotonic() > limit:
                raise AssertionError("not met in %d s: %r" % (SECONDS, frames[-5:]))
            if kind is None:
                raise AssertionError("the kernel ended: %r" % frames[-5:])
            frames.append((kind, message))
            if condition(kind, message):
                return frames

    def start(self, script, **more):
        self.runs += 1
        run = "r%d" % self.runs
        self.say({"m": "run", "run": run, "script": script, "from": None, "to": None, "keepGoing": False,
                  "path": self.path, "name": "script.py", **more})
        return run

    def finish(self):
        """Waits until the run ends, asks for input, or takes the worker with it."""
        frames = self.until(lambda kind, m: kind == "J" and m["m"] in ("done", "input") or kind == "S" and m["s"] == "gone")
        return Result(frames)

    def run(self, script, **more):
        self.start(script, **more)
        return self.finish()

    def gone(self):
        return self.until(lambda kind, m: kind == "S" and m["s"] == "gone")[-1][1]


class Result:
    def __init__(self, frames):
        self.frames = frames
        messages = [m for kind, m in frames if kind == "J"]
        self.messages = messages
        self.last = frames[-1][1]
        self.status = self.last.get("status")
        self.statements = next((m["statements"] for m in messages if m["m"] == "parsed"), None)
        self.ends = [m for m in messages if m["m"] == "end"]
        self.values = [o for m in self.ends for o in m["value"]]
        self.errors = [o for m in self.ends for o in m["error"]]
        self.shows = [m["output"] for m in messages if m["m"] == "show"]
        self.out = b"".join(m for kind, m in frames if kind == "O").decode()
        self.err = b"".join(m for kind, m in frames if kind == "E").decode()

    def order(self):
        """What happened, in order: begin and end with their node, text joined per stream."""
        told = []
        for kind, m in self.frames:
            if kind in "OE":
                if told and told[-1][0] == kind:
                    told[-1] = (kind, told[-1][1] + m.decode())
                else:
                    told.append((kind, m.decode()))
            elif kind == "J" and m["m"] in ("begin", "end", "show"):
                told.append((m["m"], m["node"]))
        return told
