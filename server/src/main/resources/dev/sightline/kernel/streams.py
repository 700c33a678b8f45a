"""sys.stdout and sys.stderr, in an order that holds across three pipes.

Text goes to the file descriptors 1 and 2, as every program's does, so that what C code and subprocesses print
is caught too; messages go a third way. The rule that keeps their order: before one of the three is written,
the other two are empty, that is, the supervisor has read them, and it passes on in the order of its reading.
FIONREAD on the writing end of a pipe tells how much is unread (Linux; 0.7 us).
"""

import io
import os
import sys
import warnings
from fcntl import F_DUPFD_CLOEXEC, fcntl, ioctl
from os import write as os_write
from time import sleep

from _sightline.interrupts import bearing

try:
    from termios import FIONREAD
except ImportError:
    FIONREAD = 0x541B
yield_cpu = getattr(os, "sched_yield", None) or (lambda: sleep(0))
NOTHING = bytes(4)
NAMES = {1: "<stdout>", 2: "<stderr>"}


def high(fd, least):
    """A copy of a file descriptor where a script does not expect one, so that its first file is number 3."""
    return fcntl(fd, F_DUPFD_CLOEXEC, least)


@bearing
def settled(fd):
    """Waits until a pipe is empty."""
    if ioctl(fd, FIONREAD, NOTHING) != NOTHING:
        wait(fd)


@bearing
def wait(fd):
    """The supervisor reads a pipe's whole capacity at once, so where the level falls, all that stood there when
    we looked first has been read; what another process writes on and on need not be waited for."""
    level, turn, pause = 0, 0, 0.00005
    while True:
        now = int.from_bytes(ioctl(fd, FIONREAD, NOTHING), sys.byteorder)
        if now == 0 or now < level:
            return
        level = now
        turn += 1
        if turn < 200:
            yield_cpu()
        else:
            sleep(pause)
            pause = min(pause * 2, 0.002)


class Raw(io.RawIOBase):
    """Writes to a file descriptor by the rule. An interrupt in the middle neither loses nor repeats text: the
    count of what was written is kept by C code alone (list.extend over map), before a handler can run."""

    def __init__(self, fd, others):
        self.fd, self.others = fd, others
        self.count, self.ahead, self.busy = [], 0, False

    @bearing
    def write(self, data):
        if self.ahead:
            ahead, self.ahead = min(self.ahead, len(data)), 0
            return ahead
        self.busy = True
        count = self.count
        count.clear()
        try:
            for other in self.others:
                if ioctl(other, FIONREAD, NOTHING) != NOTHING:
                    wait(other)
            count.extend(map(os_write, (self.fd,), (data,)))
            return count[0]
        except BaseException:
            if count:
                self.ahead = count[0]
            raise
        finally:
            self.busy = False

    def fileno(self):
        return self.fd

    def writable(self):
        return True

    @property
    def name(self):
        return NAMES[self.fd]

    @property
    def mode(self):
        return "wb"


class Buffer(io.BufferedWriter):
    def close(self):
        """Stays open: loggers and wrappers of a run that is over may hold it in the next."""
        self.flush()


class Text(io.TextIOWrapper):
    mode = "w"

    def close(self):
        self.flush()


def usable(file):
    try:
        return file is not None and not file.closed
    except Exception:
        return False


class Streams:
    """The three pipes' writing ends, and the two files over them."""

    def __init__(self, messages):
        self.pipes = high(1, 1000), high(2, 1000), messages
        out, err, _ = self.pipes
        self.raw = Raw(1, (err, messages)), Raw(2, (out, messages))
        self.texts = [self.text(raw) for raw in self.raw]
        self.install()

    @staticmethod
    def text(raw):
        return Text(Buffer(raw, 1 << 16), encoding="utf-8", errors="backslashreplace", line_buffering=True)

    def install(self):
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = self.texts

    def mend(self):
        """Before a run: what an earlier one made unusable is made anew."""
        for index, text in enumerate(self.texts):
            try:
                text.flush()
            except Exception:
                self.texts[index] = self.text(self.raw[index])
        sys.__stdout__, sys.__stderr__ = self.texts
        for name, text in (("stdout", self.texts[0]), ("stderr", self.texts[1])):
            if not usable(getattr(sys, name, None)):
                setattr(sys, name, text)

    @staticmethod
    def warn(warning):
        """Prints a warning that the compiler had for a statement."""
        try:
            warnings.showwarning(warning.message, warning.category, warning.filename, warning.lineno)
        except Exception:
            pass

    def flush(self):
        for text in self.texts:
            try:
                text.flush()
            except Exception:  # fd 1 or 2 was closed: the script's own affair
                pass

    def flush_partial(self):
        """For another thread: what stands without an end of line; never waits for a writer who waits."""
        for text, raw in zip(self.texts, self.raw):
            if not raw.busy:
                try:
                    text.flush()
                except BaseException:
                    pass
