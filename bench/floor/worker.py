"""The floor of the kernel rows: Sightline's own worker and supervisor, driven over their pipes without a node.

    worker.py PYTHON FOLDER     FOLDER holds supervisor.py and worker.py; answers orders on stdin, a line of
                                JSON each, with a line of JSON

What the node adds, above all HTTP and the file of a run, is the difference. Frames: a byte of kind, four of
length (big-endian), the payload; supervisor.py has their meaning.
"""

import json
import os
import shutil
import subprocess
import sys
import time


class Worker:
    def __init__(self, python, folder):
        command = [python, "-S", "-E", "-s", folder + "/supervisor.py", python, folder + "/worker.py"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.bytes = bytearray()
        self.stamp = 0
        cap = {"text": 1 << 20, "images": 10 << 20, "rows": 1000}
        self.tell({"m": "setup", "path": None, "name": "<script>", "argv": [], "dir": os.getcwd(), "cap": cap})

    def tell(self, message):
        """The stamp from right before it was sent."""
        payload = json.dumps(message).encode()
        data = memoryview(b"J" + len(payload).to_bytes(4, "big") + payload)
        start = time.monotonic_ns()
        while data:
            data = data[os.write(self.process.stdin.fileno(), data) :]
        return start

    def heard(self):
        """What comes with the next read: kinds and payloads. `self.stamp` is the time right after it."""
        data = os.read(self.process.stdout.fileno(), 1 << 18)
        self.stamp = time.monotonic_ns()
        if not data:
            raise RuntimeError("the supervisor has ended")
        self.bytes += data
        frames, at = [], 0
        while len(self.bytes) >= at + 5:
            end = at + 5 + int.from_bytes(self.bytes[at + 1 : at + 5], "big")
            if len(self.bytes) < end:
                break
            frames.append((self.bytes[at : at + 1], bytes(self.bytes[at + 5 : end])))
            at = end
        del self.bytes[:at]
        return frames

    def run(self, code):
        """Runs it; the stamps of the request, of the end of each statement, of the first output and of the end,
        and the bytes of output."""
        start = self.tell({"m": "run", "run": "1", "script": code, "from": None, "to": None, "keepGoing": False})
        ends, first, shown = [], None, 0
        while True:
            for kind, payload in self.heard():
                if kind == b"O":
                    first = first or self.stamp
                    shown += len(payload)
                elif kind == b"J" and payload.startswith(b'{"m":"end"'):
                    ends.append(self.stamp)
                elif kind == b"J" and payload.startswith(b'{"m":"done"'):
                    if b'"status":"ok"' not in payload:
                        raise RuntimeError(f"the code failed: {payload}")
                    return start, ends, first, self.stamp, shown

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def requests(worker, order):
    """One run after the other."""
    nanos = []
    for _ in range(order["count"]):
        start, _, _, over, _ = worker.run(order["code"])
        nanos.append(over - start)
    return {"nanos": nanos}


def script(worker, order):
    """One run of so many statements."""
    start, ends, _, over, _ = worker.run((order["code"] + "\n") * order["count"])
    return {"nanos": [after - before for before, after in zip(ends, ends[1:])], "whole": over - start}


def output(worker, order):
    """Until the first output of code that goes on after it."""
    nanos = []
    for _ in range(order["count"]):
        start, _, first, _, _ = worker.run(order["code"])
        nanos.append(first - start)
    return {"nanos": nanos}


def fresh(_, order):
    """The same, each in a worker that is started for it."""
    nanos = []
    for _ in range(order["count"]):
        start = time.monotonic_ns()
        worker = Worker(*WORKER)
        try:
            nanos.append(worker.run(order["code"])[2] - start)
        finally:
            worker.close()
    return {"nanos": nanos}


def flood(worker, order):
    """Prints very much: until it is over, and what of it arrives. Nothing bounds it here."""
    start, _, _, over, shown = worker.run(order["code"])
    return {"nanos": [over - start], "shown": shown}


def main():
    orders = {order.__name__: order for order in (requests, script, output, fresh, flood)}
    worker = Worker(*WORKER)
    try:
        for line in sys.stdin:
            order = json.loads(line)
            print(json.dumps(orders[order["do"]](worker, order)), flush=True)
    finally:
        worker.close()


if __name__ == "__main__":
    # A copy: Python keeps compiled files beside them, as it does beside those that the node takes out of its jar.
    WORKER = sys.argv[1], shutil.copytree(sys.argv[2], os.path.join(os.getcwd(), "worker"))
    main()
