"""Where an interrupt may strike: in the user's code, never between two lines of ours.

The handler looks at the frames that were running. Is the first frame of ours that it meets, from the top, one
that lets the user's code run (`interruptible`), the interrupt is raised; is it any other, the interrupt waits.
What can bear an interrupt wherever it is called from (`bearing`) does not count: its caller decides. This costs
nothing while nobody interrupts.
"""

import sys
from _signal import (  # the C functions: those of `signal` go through enum, which is slow and can be replaced
    SIG_BLOCK,
    SIG_DFL,
    SIG_SETMASK,
    SIGINT,
    SIGTERM,
    default_int_handler,
    getsignal,
    pthread_kill,
    pthread_sigmask,
    raise_signal,
    signal,
    valid_signals,
)
from _thread import get_ident

ALL = valid_signals()
HELD = sorted(ALL - {SIGINT, SIGTERM})
OPEN, BEARING = set(), set()


def interruptible(function):
    """Marks a function of ours in which, and below which, KeyboardInterrupt may be raised."""
    OPEN.add(function.__code__)
    return function


def bearing(function):
    """Marks a function of ours that an interrupt may leave at any point, if its caller may be left."""
    BEARING.add(function.__code__)
    return function


@interruptible
def theirs(function, *arguments):
    """Calls what runs the user's code."""
    return function(*arguments)


@interruptible
def raised():
    """Raises the interrupt that has waited, or calls the handler that the script has set."""
    raise_signal(SIGINT)


def dropped(*_):
    """Takes a signal that nobody has use for."""


class Interrupts:
    def __init__(self, here):
        self.here = here + "/"
        self.on = False  # a run is on
        self.waiting = False
        self.handler = self.strike  # one object, to be known by identity
        self.held = None  # the script's own handler, while our code runs
        self.trace = self.profile = None
        self.main = get_ident()
        self.handlers = {}  # of the script, held while no job is on
        signal(SIGINT, self.handler)

    def strike(self, _, frame):
        while frame is not None:
            code = frame.f_code
            if code in OPEN:
                break
            if code.co_filename.startswith(self.here) and code not in BEARING:
                self.waiting = True
                return
            frame = frame.f_back
        if self.on:
            self.waiting = False
            raise KeyboardInterrupt

    def again(self):
        """For the heartbeat's thread: what had to wait is tried again, and wakes the main thread."""
        if self.waiting and self.on:
            pthread_kill(self.main, SIGINT)

    def due(self):
        """For our code that the user's calls, on its way back: what had to wait is raised now. Else a loop that
        does little but call us would hardly ever be met outside."""
        if self.waiting and self.on:
            raised()

    def enter(self):
        """Gives the floor to the user's code: its own handler and trace functions are in force."""
        if self.held is not None:
            signal(SIGINT, self.held)
            self.held = None
        if self.profile is not None:
            sys.setprofile(self.profile)
            self.profile = None
        if self.trace is not None:
            trace, self.trace = self.trace, None
            sys.settrace(trace)

    def leave(self):
        """Takes the floor back."""
        if sys.gettrace() is not None:
            self.trace = sys.gettrace()
            sys.settrace(None)
        if sys.getprofile() is not None:
            self.profile = sys.getprofile()
            sys.setprofile(None)
        handler = getsignal(SIGINT)
        if handler is not self.handler:
            signal(SIGINT, self.handler)
            # SIG_DFL would end the session, not the statement.
            self.held = default_int_handler if handler in (None, SIG_DFL) else handler

    def hold(self):
        """Puts the script's handlers of signals aside. Between two runs there is nothing of the script's that a
        timer could strike, and what its handler raised would strike us: a signal is dropped then. Only that for
        SIGTERM stays, which is how we ask it to end."""
        before = None
        while True:
            try:
                if before is None:
                    before = pthread_sigmask(SIG_BLOCK, ())
                # From here on a handler can strike once more, for what has come already, and then no more.
                pthread_sigmask(SIG_BLOCK, HELD)
                for number in HELD:
                    handler = getsignal(number)
                    if callable(handler) and handler is not dropped:
                        self.handlers[number] = handler
                        signal(number, dropped)
                pthread_sigmask(SIG_SETMASK, before)
                return
            except BaseException:
                continue

    def release(self):
        """Gives them back."""
        for number, handler in list(self.handlers.items()):
            signal(number, handler)
            del self.handlers[number]

    def forked(self):
        self.main = get_ident()


def everything_blocked(function, *arguments):
    """Calls with all signals held back in this thread, and so in threads that it starts meanwhile."""
    before = pthread_sigmask(SIG_BLOCK, ALL)
    try:
        return function(*arguments)
    finally:
        pthread_sigmask(SIG_SETMASK, before)
