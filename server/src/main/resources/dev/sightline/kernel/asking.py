"""input(), sys.stdin and getpass: asked in the page."""

import builtins
import io
import sys
from _thread import allocate_lock, get_ident
from time import sleep

from _sightline.errors import shortened
from _sightline.interrupts import theirs
from _sightline.messages import dumps

PROMPT = 10_000  # characters of it that are told


class Asking:
    def __init__(self, session):
        self.session = session
        self.stdin = Stdin(self)
        self.count = 0  # of questions, over the life of the process
        self.floor, self.who = allocate_lock(), None  # one asks at a time

    def install(self):
        import getpass

        def input(prompt="", /):
            """Reads a line, which the page asks for."""
            return self.line(prompt, False)

        def ask_password(prompt="Password: ", stream=None):
            """Reads a password, which the page asks for without showing it."""
            return self.line(prompt, True)

        input.__module__ = "builtins"
        ask_password.__name__ = ask_password.__qualname__ = "getpass"
        builtins.input = input
        getpass.getpass = ask_password
        sys.stdin = sys.__stdin__ = self.stdin

    def line(self, prompt, password):
        text = self.ask(str(prompt), password)
        if not text:
            raise EOFError("EOF when reading a line")
        return text[:-1]

    def ask(self, prompt, password=False):
        """One line with its end, or nothing at the end of input."""
        session = self.session
        run, me = session.run, get_ident()
        if run is None or session.messages.mute:
            return ""
        for text in (sys.stdout, sys.stderr):
            try:
                text.flush()
            except Exception:
                pass
        if self.who == me:
            raise RuntimeError("input() was called by a signal handler while input() waits")
        while not self.floor.acquire(False):  # another thread asks
            if session.run is not run:
                return ""
            theirs(sleep, 0.05)
        self.who = me
        try:
            return self.answer(run, prompt, password, me == session.interrupts.main)
        finally:
            self.who = None
            self.floor.release()

    def answer(self, run, prompt, password, main):
        """The main thread reads commands as long as it takes. Another one reads with breaks, for the main
        thread must have the pipe when the run is over; who still asks then is told the end of input."""
        session, commands = self.session, self.session.commands
        ask = self.count + 1
        # What a node needs of it stands first: it can be read where the prompt cannot.
        message = {"m": "input", "run": run.id, "ask": ask, "password": password, "prompt": shortened(prompt, PROMPT)}
        with session.messages.lock:
            if session.run is not run:
                return ""
            self.count = ask
            session.messages.send(dumps(message))
        message = {}
        while not message:
            with commands.lock:
                message = commands.answer(ask, None if main else 50) if session.run is run else None
            if message is None:
                return ""
        return "" if message.get("eof") else message.get("text", "").rstrip("\n") + "\n"


class Stdin(io.TextIOBase):
    """Standard input as a file: each line that is read is asked for."""

    name, mode, encoding, errors = "<stdin>", "r", "utf-8", "strict"

    def __init__(self, asking):
        self.asking = asking
        self.rest = ""

    def readable(self):
        return True

    def fileno(self):
        return 0

    def close(self):
        """Stays open: `exit()` closes it, and the next run asks again."""

    def readline(self, size=-1):
        line = self.rest or self.asking.ask("")
        self.rest = ""
        if size is not None and 0 <= size < len(line):
            line, self.rest = line[:size], line[size:]
        return line

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def read(self, size=-1):
        if size is not None and size >= 0:
            return self.readline(size)
        return "".join(self)
