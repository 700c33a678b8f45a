"""Exceptions as Python prints them, less the frames of our own, and as structure."""

import os
import sysconfig
import traceback
from types import TracebackType

FRAMES = 60  # in the structure; the text has all that Python itself would print
MESSAGE, WORDS = 10_000, 1_000  # characters in the structure: of a message; of a line, a file, a name
LIBRARIES = tuple({p + os.sep for k, p in sysconfig.get_paths().items() if "lib" in k and p}) + ("<frozen ",)


class Errors:
    def __init__(self, here):
        self.here = here + "/"

    def output(self, error, file):
        """An `error` output of an exception; file is the script's."""
        try:
            return self.whole(error, file)
        except Exception:  # the script has broken what the traceback module stands on
            name, told = shortened(type(error).__name__, WORDS), message(error)
            structure = {"name": name, "message": told, "line": None, "frames": [], "hidden": 0}
            return {"type": "error", "content": "%s: %s\n" % (name, told), "error": structure}

    def whole(self, error, file):
        kind = type(error)
        report = traceback.TracebackException(kind, error, error.__traceback__)
        self.clean(report, set())
        if isinstance(error, SyntaxError) and not report.stack:
            report.stack = None  # raised by the compiler: no "Traceback" line, as Python has it
            text = "".join(report.format_exception_only())
        elif not report.stack and not error.__context__ and not error.__cause__:
            text = "".join(report.format_exception_only())
        else:
            text = "".join(report.format())
        stack = list(report.stack or ())
        few = stack[:20] + stack[-(FRAMES - 20) :] if len(stack) > FRAMES else stack
        frames = [
            {
                "file": shortened(f.filename, WORDS),
                "line": f.lineno,
                "name": shortened(f.name, WORDS),
                "code": shortened(f.line or "", WORDS),
            }
            for f in few
        ]
        line = next((f.lineno for f in reversed(stack) if f.filename == file), None)
        if isinstance(error, SyntaxError) and error.filename == file and isinstance(error.lineno, int):
            line = error.lineno or line
        return {
            "type": "error",
            "content": text,
            "error": {
                "name": shortened(kind.__name__, WORDS),
                "message": message(error),
                "line": line,
                "frames": frames,
                "hidden": sum(f.filename.startswith(LIBRARIES) for f in stack),
            },
        }

    def clean(self, report, seen):
        """Takes our frames out of a report and of all that hang on it."""
        if report is None or id(report) in seen:
            return
        seen.add(id(report))
        if report.stack:
            ours = [f for f in report.stack if f.filename.startswith(self.here)]
            for frame in ours:
                report.stack.remove(frame)
        for other in (report.__cause__, report.__context__, *(getattr(report, "exceptions", None) or ())):
            self.clean(other, seen)

    def text(self, error):
        return self.output(error, "")["content"]

    def below_loop(self, way):
        """A traceback less the frames by which an event loop came to the user's code; None where it came to none."""
        while way is not None:
            file = way.tb_frame.f_code.co_filename
            if not file.startswith((self.here,) + LIBRARIES):
                return way
            way = way.tb_next


def suspended(coroutine):
    """Where a coroutine waits, as the traceback of an exception that was raised there."""
    frames = []
    while coroutine is not None:
        kind = next((k for k in ("cr", "gi", "ag") if hasattr(coroutine, k + "_frame")), None)
        frame = kind and getattr(coroutine, kind + "_frame")
        if not frame:
            break
        frames.append(frame)
        coroutine = getattr(coroutine, "gi_yieldfrom" if kind == "gi" else kind + "_await")
    way = None
    for frame in reversed(frames):
        way = TracebackType(way, frame, frame.f_lasti, frame.f_lineno)
    return way


def shortened(text, most):
    """A text of the script, which may be of any length, or of a class of its own."""
    text = text if isinstance(text, str) else "?"
    return text if len(text) <= most else text[:most] + "…"


def message(error):
    try:
        return shortened(str(error), MESSAGE)
    except Exception:
        return "<exception str() failed>"


def exit_code(error):
    """What Python makes of a SystemExit: the code, and a text for stderr or None."""
    code = error.code
    if code is None:
        return 0, None
    if isinstance(code, int):
        return int(code) & 0xFF, None
    return 1, "%s\n" % (code,)
