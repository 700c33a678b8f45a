"""The supervisor: stands between the node and one worker, and leaves nothing behind.

    node --stdin/stdout--> supervisor --pipes--> worker (the user's Python)

Started as `PYTHON -S -E -s supervisor.py PYTHON worker.py` in the folder and environment that the worker
shall have. It starts the worker, passes on what is said and printed in the order in which it reads it, and
sees what a worker cannot say of itself: that it hangs in native code, that it is gone, that it breeds
processes. When its own stdin closes, which also happens when the node is killed, everything below it ends.

A frame, on all pipes that carry messages: one byte of kind, four bytes of length (big-endian), the payload.
"""

import os
import select
import signal
import sys
import time
from collections import deque

from family import Family

BEAT_MISSED = 0.75  # seconds without a heartbeat, in a run, after which the worker counts as silent
GRACE = 0.5  # seconds between SIGTERM and SIGKILL
PROCESSES = 1000  # more than these, and the run is taken for a fork bomb; --processes says another number
UNREAD = 1 << 20  # bytes that the node may leave unread before the worker is made to wait
UNHEARD = 64 << 20  # bytes that the worker may leave unread before the node is made to wait
LARGEST = 64 << 20  # bytes of a frame; a worker that announces more has lost its way
CHUNK = 1 << 16  # a pipe's whole capacity: a read empties it, and streams.py relies on that


def frame(kind, payload):
    return kind + len(payload).to_bytes(4, "big") + payload


def word(payload, key):
    """The text behind a key that is a plain word, without the cost of importing json: a quote inside a
    JSON string is always escaped, so `"key" :` can only be a key."""
    at = 0
    while True:
        at = payload.find(key, at)
        if at < 0:
            return b""
        at += len(key)
        rest = payload[at : at + 64].lstrip()
        if rest[:1] == b":":
            return rest[1:].lstrip()[1:].split(b'"', 1)[0]


def quoted(text):
    plain = "".join(c if 32 <= ord(c) < 127 else "?" for c in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Frames:
    """Cuts a stream of bytes into frames."""

    def __init__(self):
        self.bytes = bytearray()

    def add(self, data):
        self.bytes += data
        while len(self.bytes) >= 5:
            length = int.from_bytes(self.bytes[1:5], "big")
            if length > LARGEST:
                raise ValueError("a frame of %d bytes" % length)
            if len(self.bytes) < 5 + length:
                return
            kind, payload = bytes(self.bytes[:1]), bytes(self.bytes[5 : 5 + length])
            del self.bytes[: 5 + length]
            yield kind, payload


class Outlet:
    """A pipe that is written without waiting; what it does not take yet is queued."""

    def __init__(self, fd):
        os.set_blocking(fd, False)
        self.fd, self.queue, self.size, self.broken = fd, deque(), 0, False

    def put(self, *pieces):
        for piece in pieces:
            self.queue.append(piece)
            self.size += len(piece)

    def flush(self):
        while self.queue and not self.broken:
            try:
                count = os.writev(self.fd, [self.queue[i] for i in range(min(len(self.queue), 64))])
            except BlockingIOError:
                return
            except OSError:
                self.broken = True
                return
            self.size -= count
            while count:
                head = self.queue.popleft()
                if count < len(head):
                    self.queue.appendleft(memoryview(head)[count:])
                    return
                count -= len(head)


class Supervisor:
    def __init__(self, command):
        self.poll = select.poll()
        self.watched, self.ended = {}, set()
        self.node, self.from_node = Outlet(1), Frames()
        self.from_worker = Frames()
        self.jobs = deque()  # runs and questions for variables that were passed on and are not done, by their word
        self.processes = PROCESSES
        if command[0] == "--processes":
            self.processes, command = int(command[1]), command[2:]
        self.open = False  # the worker has begun the job: SIGINT has a meaning
        self.interrupt = False  # asked for before the worker had begun
        self.heard = time.monotonic()
        self.silent = False
        self.sampled = self.counted = 0.0
        self.streak, self.last = 0, (-1, 0.0)
        self.reason = ""  # why the worker had to go, where we know
        self.deadline = None  # until then a worker that was asked to stop may end by itself
        self.family = Family()
        self.start(command)

    def start(self, command):
        commands, messages, beats, out, err = (os.pipe() for _ in range(5))
        wake = os.pipe()
        for fd in wake:
            os.set_blocking(fd, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: self.stop())
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
            signal.signal(number, signal.SIG_IGN)  # a terminal's keys are the node's business
        signal.set_wakeup_fd(wake[1], warn_on_full_buffer=False)
        theirs = (commands[0], messages[1], beats[1], out[1], err[1])
        self.family.spawn(command, theirs)
        for fd in theirs:
            os.close(fd)
        self.wake, self.messages, self.beats, self.out, self.err = wake[0], messages[0], beats[0], out[0], err[0]
        self.worker = Outlet(commands[1])
        for fd in (self.messages, self.beats, self.out, self.err):
            os.set_blocking(fd, False)
        self.say('"started","pid":%d' % self.family.worker)

    def say(self, text):
        self.node.put(frame(b"S", ('{"s":%s}' % text).encode("ascii")))

    def watch(self, fd, events):
        if self.watched.get(fd, 0) == events:
            return
        if events:
            self.poll.register(fd, events)
        elif self.watched.get(fd):
            self.poll.unregister(fd)
        self.watched[fd] = events

    def run(self):
        ears = {self.out: self.text, self.err: self.text, self.messages: self.listen}
        self.watch(self.wake, select.POLLIN)
        while self.family.status is None:
            self.node.flush()
            self.worker.flush()
            if self.node.broken:
                return self.family.end()
            reading = select.POLLIN if self.node.size < UNREAD else 0
            for fd in ears:
                self.watch(fd, 0 if fd in self.ended else reading)
            self.watch(self.beats, 0 if self.beats in self.ended else select.POLLIN)
            # With no events asked for, a pipe that closes is still told: the node's end is always seen.
            self.watch(0, select.POLLIN if self.worker.size < UNHEARD else select.POLLPRI)
            self.watch(1, select.POLLOUT if self.node.size else select.POLLERR)
            self.watch(self.worker.fd, select.POLLOUT if self.worker.size and not self.worker.broken else 0)
            for fd, event in self.poll.poll(self.patience()):
                if fd in ears:
                    if not ears[fd](fd):
                        self.lost()
                elif fd == self.beats:
                    self.beat()
                elif fd == 0 and not self.obey(event):
                    return self.family.end()
                elif fd == 1 and event & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
                    return self.family.end()
                elif fd == self.wake:
                    self.drained(self.wake)
            self.family.reap()
            self.look()
        self.report(ears)

    def patience(self):
        """Milliseconds until something must be looked at, though nobody says anything."""
        if self.deadline is not None:
            return 20
        return 100 if self.jobs else 1000

    @staticmethod
    def drained(fd):
        try:
            return os.read(fd, CHUNK)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def text(self, fd):
        """Passes on what came on fd 1 or 2. A flood of small lines is given a moment to gather, else each
        line would cost a frame and two switches between the processes."""
        data = self.drained(fd)
        if data:
            self.node.put(frame(b"O" if fd == self.out else b"E", data))
            now = time.monotonic()
            if fd == self.last[0] and now - self.last[1] < 0.002 and len(data) < CHUNK // 2:
                self.streak += 1
                if self.streak > 32:
                    self.node.flush()
                    time.sleep(0.0005)
                    now = time.monotonic()
            else:
                self.streak = 0
            self.last = (fd, now)
        elif data == b"":
            self.ended.add(fd)  # closed by the script: its own affair
        return True

    def listen(self, fd):
        data = self.drained(fd)
        if data is None:
            return True
        self.streak = 0
        try:
            for kind, payload in self.from_worker.add(data):
                if kind == b"B":
                    self.open = True
                    if self.interrupt:
                        self.send_interrupt()
                    continue
                if kind == b"D":
                    self.open = False
                    if not self.jobs or self.jobs.popleft() == b"run":
                        self.interrupt = False
                    self.recovered()
                self.node.put(frame(b"J", payload))
                if kind == b"D":
                    self.usage(time.monotonic())
        except ValueError:
            return False
        return data != b""

    def lost(self):
        """The channel of messages is closed or holds nonsense, but the process may be there."""
        self.family.await_worker(0.25)
        if self.family.status is None:
            self.reason = "The script closed or overwrote the file descriptors that connect it with Sightline."
            self.family.end()

    def obey(self, event):
        """Reads what the node says; False when it is gone."""
        if not event & select.POLLIN:
            return not event & (select.POLLHUP | select.POLLERR | select.POLLNVAL)
        data = os.read(0, CHUNK)
        if not data:
            return False
        for kind, payload in self.from_node.add(data):
            if kind == b"S":
                self.do(word(payload, b'"do"'))
            elif kind == b"J":
                job = word(payload, b'"m"')
                if job in (b"run", b"variables"):
                    if not self.jobs:
                        self.heard = self.sampled = time.monotonic()
                    self.jobs.append(job)
                self.worker.put(frame(b"J", payload))
        return True

    def do(self, what):
        if what == b"interrupt" and self.jobs:
            self.interrupt = True
            if self.open:
                self.send_interrupt()
        elif what == b"stop":
            self.stop()
        elif what == b"kill":
            self.reason = "The kernel was killed."
            self.family.end()

    def send_interrupt(self):
        """A list of variables that stands before a run is cut short; the interrupt is still the run's."""
        self.interrupt = b"run" in self.jobs and self.jobs[0] != b"run"
        self.family.signal(signal.SIGINT)

    def stop(self):
        if self.deadline is None:
            self.reason = "The kernel was stopped."
            self.deadline = time.monotonic() + GRACE
            self.family.signal(signal.SIGTERM)
            self.family.signal(signal.SIGCONT)

    def beat(self):
        if self.drained(self.beats):
            self.heard = time.monotonic()
            self.recovered()
        else:
            self.ended.add(self.beats)

    def recovered(self):
        if self.silent:
            self.silent = False
            self.say('"heard"')

    def look(self):
        """What has to be seen though nobody says it: silence, breeding, use, an end that does not come."""
        now = time.monotonic()
        if self.deadline is not None and now >= self.deadline:
            self.family.end()
        if self.jobs and not self.silent and now - self.heard >= BEAT_MISSED:
            self.silent = True
            self.say('"silent","seconds":%.2f' % (now - self.heard))
        if now - self.counted >= 0.1:
            self.counted = now
            count = self.family.crowd(self.processes)
            if count > self.processes and not self.reason:
                self.say('"too_many_processes","count":%d,"limit":%d' % (count, self.processes))
                self.reason = "It had more than %d processes at a time." % self.processes
                self.node.flush()  # ending them may take a while
                self.family.end()
        if self.jobs and now - self.sampled >= 1.0:
            self.usage(now)

    def usage(self, now):
        rss, cpu, processes = self.family.usage(now)
        self.sampled = now
        self.say('"usage","rss":%d,"cpu":%.2f,"processes":%d' % (rss, cpu, processes))

    def report(self, ears):
        """Passes on what the worker wrote before it died, ends its children, and says how it died."""
        self.family.end()
        for _ in range(64):  # a pipe holds little; others that write on and on are dead by now
            if not any([self.last_words(fd, ear) for fd, ear in ears.items()]):
                break
        self.say(self.family.verdict(self.reason, quoted))
        limit = time.monotonic() + 10
        self.watch(0, 0)
        for fd in list(self.watched):
            self.watch(fd, 0)
        self.poll.register(1, select.POLLOUT)
        while self.node.size and not self.node.broken and time.monotonic() < limit:
            self.poll.poll(100)
            self.node.flush()

    def last_words(self, fd, ear):
        before = self.node.size
        ear(fd)
        return self.node.size > before


if __name__ == "__main__":
    Supervisor(sys.argv[1:]).run()
