"""Frames to and from the supervisor."""

import json
from _thread import RLock, allocate_lock
from os import read as os_read
from os import write as os_write
from select import PIPE_BUF, poll
from time import sleep

from _sightline.interrupts import everything_blocked, interruptible
from _sightline.streams import settled

MOST = 30 << 20  # characters of a message that the node is sure to read
KEPT = 100, 10 << 20  # outputs, and characters of them, that wait for a statement

_encoder = json.encoder
_encode = _encoder.c_make_encoder(
    None, None, _encoder.encode_basestring_ascii, None, ":", ",", False, False, True
)
_decode = json.JSONDecoder().scan_once
LOST = "[more was displayed while no statement ran; it is not shown]\n"


def framed(kind, text):
    body = text.encode("ascii")
    return kind + len(body).to_bytes(4, "big") + body


def dumps(value):
    """JSON in ASCII, by C code alone: a script may have replaced what json's own Python code calls."""
    return "".join(_encode(value, 0))


def fitting(value):
    """JSON of a value; None where that cannot be, or is more than the node reads."""
    try:
        text = dumps(value)
    except Exception:
        return None
    return text if len(text) <= MOST else None


def too_large():
    """The output that stands for what does not fit."""
    told = "[This output is too large to be shown.]"
    structure = {"name": "TooLarge", "message": told, "line": None, "frames": [], "hidden": 0}
    return {"type": "error", "content": told + "\n", "error": structure}


def loads(data):
    return _decode(data.decode("utf-8").strip(), 0)[0]


class Messages:
    """The way out. A message that may wait a moment is held and goes with the next one, in one write."""

    def __init__(self, streams):
        self.out, self.err, self.fd = streams.pipes
        self.lock = RLock()  # a signal handler of the script may speak while we do
        self.held = []
        self.mute = False  # in a forked child: the parent speaks
        self.statement = None  # what a `show` belongs to, as text of JSON; None between two statements
        self.kept, self.room = [], KEPT[1]
        self.running = False  # there will be a next statement, or the end of the run

    def hold(self, text, kind=b"J"):
        if self.mute:
            return
        settled(self.out)
        settled(self.err)
        piece = framed(kind, text)
        with self.lock:
            self.held.append(piece)

    def send(self, text, kind=b"J"):
        if self.mute:
            return
        piece = framed(kind, text)
        settled(self.out)
        settled(self.err)
        with self.lock:
            pieces, self.held = self.held, []
            pieces.append(piece)
            data = b"".join(pieces)
            if len(data) <= PIPE_BUF:
                os_write(self.fd, data)  # whole or not at all (pipe(7))
            else:
                everything_blocked(self.write, memoryview(data))

    def write(self, data):
        while data:
            data = data[os_write(self.fd, data) :]

    def begin(self, statement):
        """Begins a statement; what was displayed since the last one shows in it."""
        if self.mute:
            return
        with self.lock:
            self.send('{"m":"begin",%s}' % statement)
            self.statement = statement
            kept, self.kept, self.room = self.kept, [], KEPT[1]
        self.heard()
        for output in kept:
            self.show(output)

    def end(self, rest):
        if self.mute:
            return
        with self.lock:
            statement, self.statement = self.statement, None
            self.hold('{"m":"end",%s%s}' % (statement, rest))

    def show(self, output, patient=False):
        """Shows an output, as text of JSON, in the statement that runs. Where none does, because a thread
        displays, it waits for the next one.

        patient: whether the caller waits where too much is waiting; else it is lost, and that is told.
        """
        while not self.mute:
            with self.lock:
                if self.statement is not None:
                    self.send('{"m":"show",%s,"output":%s}' % (self.statement, output))
                    return
                if len(self.kept) < KEPT[0] and len(output) <= self.room:
                    self.kept.append(output)
                    self.room -= len(output)
                    return
                if not (patient and self.running):
                    if self.room >= 0:
                        self.kept[KEPT[0] - 1 :] = [dumps({"type": "stderr", "content": LOST})]
                        self.room = -1
                    return
            sleep(0.005)

    def heard(self):
        """Waits until the supervisor has read all: what others print from now on comes after it."""
        if not self.mute:
            settled(self.fd)


class Commands:
    """The way in. One reads at a time: what is not for the reader is kept for whom it is for."""

    def __init__(self, fd):
        self.fd = fd
        self.bytes = bytearray()
        self.kept = []
        self.lock = allocate_lock()
        self.ended = False
        self.poll = poll()
        self.poll.register(fd, 1)

    @interruptible
    def wait(self):
        self.poll.poll()

    def next(self):
        """The next message, for the main thread; None at the end."""
        with self.lock:
            return self.kept.pop(0) if self.kept else self.read()

    def answer(self, ask, patience=None):
        """What came in answer to a question, for who holds the lock; as `read`."""
        while True:
            message = self.read(patience)
            if not message:
                return message
            if message.get("m") != "input":
                self.kept.append(message)
            elif message.get("ask") in (None, ask):
                return message

    def read(self, patience=None):
        """The next message; None at the end; an empty one where none came in this time (milliseconds).
        Between `wait` and `os_read` nothing can be lost to an interrupt."""
        while not self.ended:
            if len(self.bytes) >= 5:
                end = 5 + int.from_bytes(self.bytes[1:5], "big")
                if len(self.bytes) >= end:
                    message = loads(bytes(self.bytes[5:end]))
                    del self.bytes[:end]
                    return message
            if patience is None:
                self.wait()
            elif not self.poll.poll(patience):
                return {}
            data = os_read(self.fd, 1 << 16)
            self.ended = not data
            self.bytes += data
        return None
