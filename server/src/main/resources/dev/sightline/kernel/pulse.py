"""The heartbeat of a run, and the hand that brings half a line of text out.

Two threads that live as long as the run: one may wait for the node to read, the other never does, so that a
missing beat means one thing: code that holds the interpreter. Both are unknown to the module threading, and
hold no lock of ours that a fork could copy in its locked state.
"""

import os
from _thread import allocate_lock, start_new_thread
from time import sleep

from _sightline.interrupts import everything_blocked

BEAT, PARTIAL = 0.25, 0.05  # seconds


class Pulse:
    def __init__(self, fd, streams, interrupts):
        os.set_blocking(fd, False)
        self.fd, self.streams, self.interrupts = fd, streams, interrupts
        self.run = 0  # counts runs; a thread ends when it is no longer its own
        self.flushing = allocate_lock()

    def start(self):
        self.run += 1
        try:
            everything_blocked(self.threads)  # signals are for the main thread
        except RuntimeError:
            pass  # no more threads to be had: then without

    def threads(self):
        start_new_thread(self.beat, (self.run,))
        start_new_thread(self.flush, (self.run,))

    def stop(self):
        self.run += 1

    def beat(self, run):
        turn = 0
        while run == self.run:
            if turn % round(BEAT / PARTIAL) == 0:
                try:
                    os.write(self.fd, b".")
                except OSError:
                    pass
            turn += 1
            self.interrupts.again()
            sleep(PARTIAL)

    def flush(self, run):
        while True:
            sleep(PARTIAL)
            with self.flushing:
                if run != self.run:
                    return
                self.streams.flush_partial()

    def before_fork(self):
        """No child inherits a stream in the middle of a write, nor text that the parent will print itself."""
        self.flushing.acquire()
        self.streams.flush()

    def after_fork_in_parent(self):
        self.flushing.release()

    def after_fork_in_child(self):
        self.flushing = allocate_lock()
        self.run += 1
