"""The peer of the kernel rows: a Jupyter kernel, driven over its ZeroMQ sockets.

    jupyter.py --describe       names the versions in one line; exit 1 says what is missing
    jupyter.py                  answers orders on stdin, a line of JSON each, with a line of JSON

It starts the kernel that belongs to this Python, with its defaults. The sockets are read as they are: the
own client of jupyter_client goes through asyncio for each message, which would count against the kernel.

An execution is over when both have come: its reply, and the `idle` that follows the last of its output.
"""

import importlib.metadata
import importlib.util
import json
import os
import platform
import sys
import time
from collections import deque

LIMIT = 60  # seconds that nothing may come, where something is waited for
NUDGE = 0.1  # seconds between two questions whether a new kernel is there
MISSING = [p for p in ("ipykernel", "jupyter_client", "zmq") if not importlib.util.find_spec(p)]


def describe():
    packages = ("ipykernel", "jupyter_client", "pyzmq")
    versions = [f"{p} {importlib.metadata.version(p)}" for p in packages]
    return f"{', '.join(versions)}, Python {platform.python_version()}"


class Lost(RuntimeError):
    """Something did not come."""


class Kernel:
    """A kernel in a process of its own, and this client's connection to it."""

    def __init__(self):
        import zmq
        from jupyter_client.manager import KernelManager

        self.zmq = zmq
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(stdout=sys.stderr, stderr=sys.stderr)
        self.session = self.manager.session
        self.poller = zmq.Poller()
        self.shell = self.manager.connect_shell()
        self.iopub = self.manager.connect_iopub()
        for socket in (self.shell, self.iopub):
            self.poller.register(socket, zmq.POLLIN)
        self.waiting = {}
        self.over = deque()  # executions that have ended, with the stamp of the last of their messages
        self.stamp = 0
        self.first = {}  # the stamp of the first output of an execution
        self.shown = 0  # characters of output
        self.speaks = False  # iopub has said something
        self.meet()

    def meet(self):
        """Asks until iopub has said something: what is said before a subscription stands is lost."""
        asked = 0.0
        limit = time.monotonic() + LIMIT
        while not self.speaks:
            if time.monotonic() > limit or not self.manager.is_alive():
                raise Lost("the kernel does not answer")
            if time.monotonic() - asked > NUDGE:
                asked = time.monotonic()
                self.session.send(self.shell, "kernel_info_request", {})
            self.listen(0.01)

    def execute(self, code):
        """The id of the execution, and the stamp from right before it was sent."""
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}}
        content |= {"allow_stdin": False, "stop_on_error": True}
        message = self.session.msg("execute_request", content)
        parts = self.session.serialize(message)
        self.waiting[message["header"]["msg_id"]] = 2
        start = time.monotonic_ns()
        self.shell.send_multipart(parts)
        return message["header"]["msg_id"], start

    def listen(self, seconds):
        """Takes all that is there; waits for the first so long."""
        for socket, _ in self.poller.poll(seconds * 1000):
            while True:
                try:
                    parts = socket.recv_multipart(self.zmq.NOBLOCK)
                except self.zmq.Again:
                    break
                self.stamp = time.monotonic_ns()
                _, parts = self.session.feed_identities(parts)
                self.hear(socket is self.shell, self.session.deserialize(parts))

    def hear(self, reply, message):
        self.speaks = self.speaks or not reply
        parent = message["parent_header"].get("msg_id")
        if parent not in self.waiting:
            return
        content = message["content"]
        if message["msg_type"] == "stream":
            self.first.setdefault(parent, self.stamp)
            self.shown += len(content["text"])
        if reply and content["status"] != "ok":
            raise RuntimeError(f"the code failed: {content}")
        if reply or message["msg_type"] == "status" and content["execution_state"] == "idle":
            self.waiting[parent] -= 1
            if not self.waiting[parent]:
                del self.waiting[parent]
                self.over.append((parent, self.stamp))

    def ended(self):
        """Waits for the next execution that ends."""
        since = time.monotonic_ns()
        while not self.over:
            if time.monotonic_ns() - max(since, self.stamp) > LIMIT * 1e9:
                raise Lost("the end of an execution does not come")
            self.listen(1)
        return self.over.popleft()

    def close(self):
        for socket in (self.shell, self.iopub):
            socket.close(linger=0)
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


def requests(kernel, order):
    """One execution after the other."""
    nanos = []
    for _ in range(order["count"]):
        _, start = kernel.execute(order["code"])
        nanos.append(kernel.ended()[1] - start)
    return {"nanos": nanos}


def script(kernel, order):
    """All executions at once, as a notebook sends its cells when all shall run."""
    start = time.monotonic_ns()
    for _ in range(order["count"]):
        kernel.execute(order["code"])
        kernel.listen(0)
    stamps = [kernel.ended()[1] for _ in range(order["count"])]
    return {"nanos": [after - before for before, after in zip(stamps, stamps[1:])], "whole": stamps[-1] - start}


def first_output(kernel, order):
    """The stamps of the request and of the first output of code that goes on after it."""
    cell, start = kernel.execute(order["code"])
    kernel.ended()
    return start, kernel.first.pop(cell)


def output(kernel, order):
    nanos = []
    for _ in range(order["count"]):
        start, first = first_output(kernel, order)
        nanos.append(first - start)
    return {"nanos": nanos}


def fresh(_, order):
    """The same, each in a kernel that is started for it."""
    nanos = []
    for _ in range(order["count"]):
        start = time.monotonic_ns()
        kernel = Kernel()
        try:
            nanos.append(first_output(kernel, order)[1] - start)
        finally:
            kernel.close()
    return {"nanos": nanos}


def flood(kernel, order):
    """Prints very much: until it is over, and what of it arrives."""
    kernel.shown = 0
    said = ""
    _, start = kernel.execute(order["code"])
    try:
        over = kernel.ended()[1]
    except Lost as lost:
        over, said = kernel.stamp, str(lost)
        kernel.waiting.clear()
    kernel.first.clear()
    return {"nanos": [over - start], "shown": kernel.shown, "said": said}


def main():
    # Nothing of the user's is read or written: no history, no profile, no kernel of the same name.
    for name in ("IPYTHONDIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
        os.environ[name] = os.path.join(os.getcwd(), name.lower())
    os.makedirs(os.environ["JUPYTER_RUNTIME_DIR"], exist_ok=True)
    orders = {order.__name__: order for order in (requests, script, output, fresh, flood)}
    kernel = Kernel()
    try:
        for line in sys.stdin:
            order = json.loads(line)
            print(json.dumps(orders[order["do"]](kernel, order)), flush=True)
    finally:
        kernel.close()


if __name__ == "__main__":
    if MISSING:
        sys.exit("missing: " + ", ".join(MISSING))
    if sys.argv[1:] == ["--describe"]:
        print(describe())
    else:
        main()
