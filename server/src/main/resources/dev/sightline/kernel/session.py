"""One worker's life: it is set up, and then does one thing after the other, as it is told."""

import builtins
import os
import sys
import warnings
from _thread import get_ident
from errno import EBADF, ENOTTY, EPIPE
from importlib.machinery import SourceFileLoader
from time import sleep
from types import ModuleType

from _sightline.asking import Asking
from _sightline.errors import Errors, suspended
from _sightline.figures import Figures
from _sightline.interrupts import Interrupts, theirs
from _sightline.messages import Commands, Messages, dumps, fitting, too_large
from _sightline.outputs import Outputs
from _sightline.pulse import Pulse
from _sightline.runs import Run
from _sightline.streams import Streams, high
from _sightline.variables import listing

CUT = EBADF, EPIPE, ENOTTY  # what our pipes say when they are closed, or something else stands in their place


def searched():
    """Whether the folder of a script comes first in sys.path, as it does unless Python was told otherwise."""
    return not getattr(sys.flags, "safe_path", False)


class Session:
    def __init__(self, here, commands, messages, beats):
        ours = [high(fd, 1000) for fd in (commands, messages, beats)]
        for fd in (commands, messages, beats):
            os.close(fd)
        self.here = here
        self.interrupts = Interrupts(here)
        self.streams = Streams(ours[1])
        self.messages = Messages(self.streams)
        self.commands = Commands(ours[0])
        self.pulse = Pulse(ours[2], self.streams, self.interrupts)
        self.errors = Errors(here)
        self.outputs = Outputs(self.errors)
        self.figures = Figures(self.outputs, self.show)
        self.asking = Asking(self)
        self.loop = None  # asyncio's, once a statement awaits something
        self.run = None
        self.module = ModuleType("__main__")
        self.setup({})
        self.install()

    def install(self):
        """What a script finds that `python script.py` would not give it, or would give otherwise."""
        self.started_as = sys.modules["__main__"]  # kept: Python clears the globals of a module that goes
        sys.modules["__main__"] = self.module
        self.module.__dict__.update(__builtins__=builtins, __annotations__={}, __cached__=None)
        builtins.display = self.display
        self.asking.install()
        self.figures.install()
        os.register_at_fork(
            before=self.pulse.before_fork,
            after_in_parent=self.pulse.after_fork_in_parent,
            after_in_child=self.forked,
        )
        if sys.version_info >= (3, 12):  # the threads it counts are ours
            warnings.filterwarnings("ignore", r"This process \(pid=\d+\) is multi-threaded", DeprecationWarning)

    def forked(self):
        self.messages.mute = True
        self.pulse.after_fork_in_child()
        self.interrupts.forked()

    def setup(self, message):
        self.name = message.get("name") or "script.py"
        self.arguments = message.get("argv") or []
        cap = message.get("cap") or {}
        self.outputs.limit(cap.get("text", 1 << 20), cap.get("images", 10 << 20), cap.get("rows", 1000))
        self.folder = message.get("dir")
        if self.folder and searched():
            sys.path.insert(0, self.folder)
        self.place(message.get("path"), self.name)

    def place(self, path, name):
        """Makes `__file__` and sys.argv what they are for the script at this path; the file's name for code."""
        if path:
            self.module.__file__ = path
            self.module.__loader__ = SourceFileLoader("__main__", path)
        else:
            self.module.__dict__.pop("__file__", None)
        sys.argv = list(self.arguments) or [path or name]
        return path or name

    def move(self, folder):
        """Goes where the next script is, in both senses: the folder it runs in, and where it finds its neighbours."""
        if not folder or folder == self.folder:
            return
        os.chdir(folder)
        if searched() and self.folder in sys.path:
            sys.path[sys.path.index(self.folder)] = folder
        elif searched():
            sys.path.insert(0, folder)
        self.folder = folder

    def serve(self):
        self.messages.send(
            dumps(
                {
                    "m": "ready",
                    "version": "%d.%d.%d" % sys.version_info[:3],
                    "executable": sys.executable,
                    "prefix": sys.prefix,
                    "pid": os.getpid(),
                }
            )
        )
        try:
            while True:
                message = self.commands.next()
                if message is None:
                    os._exit(0)
                self.do(message)
        except OSError as problem:
            if problem.errno not in CUT:
                raise
            self.cut_off()

    def cut_off(self):
        """The script closed our pipes. The supervisor sees that, says so and ends us."""
        try:
            os.close(self.messages.fd)
        except OSError:
            pass
        sleep(5)
        os._exit(1)

    def do(self, message):
        what = message.get("m")
        if what == "setup":
            self.setup(message)
        elif what == "run":
            run = Run(self, message)
            self.work(run.go, run.done)
        elif what == "variables":
            ask = message.get("ask")
            self.work(lambda: listing(ask, vars(self.module)), lambda: listing(ask, {}))
        # `input` that nobody waits for any more is dropped.

    def work(self, job, otherwise):
        """Does what may take time: with a heartbeat, open to interrupts, and with one answer at its end."""
        answer = None
        self.interrupts.waiting = False
        self.interrupts.on = True
        self.pulse.start()
        try:
            self.messages.send("", b"B")
            try:
                try:
                    answer = job()
                finally:
                    self.interrupts.hold()
            except BaseException:  # of a signal handler of the script, in our last lines
                self.interrupts.hold()
            if self.messages.mute:
                os._exit(1)
        finally:
            with self.messages.lock:
                self.run = self.messages.statement = None
                self.messages.running = False
            self.interrupts.on = False
            self.pulse.stop()
        self.messages.send(answer and fitting(answer) or dumps(otherwise()), b"D")

    def show(self, outputs):
        """Rich output in the middle of a statement."""
        if outputs and not self.messages.mute:
            self.streams.flush()
            other = get_ident() != self.interrupts.main
            for output in outputs:
                self.messages.show(fitting(output) or dumps(too_large()), other)
            self.messages.heard()
        self.interrupts.due()

    def display(self, *values):
        """Shows values as they would show at the end of a statement."""
        for value in values:
            self.show(self.outputs.of(value, self.figures))

    def awaited(self, coroutine):
        """The value of a statement that awaits, on the session's one loop."""
        import asyncio

        if self.loop is None or self.loop.is_closed():
            self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        task = self.loop.create_task(coroutine)
        try:
            return theirs(self.loop.run_until_complete, task)
        except BaseException as problem:
            # What the loop did on the way says nothing; one that strikes the loop itself struck what waits in it.
            raise problem.with_traceback(self.errors.below_loop(problem.__traceback__) or suspended(coroutine))
        finally:
            if not task.done():
                task.cancel()
                theirs(self.loop.run_until_complete, asyncio.gather(task, return_exceptions=True))
            elif not task.cancelled():
                task.exception()  # told by the statement: asyncio need not tell it again
