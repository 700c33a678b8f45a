"""The variables of the session, for a panel beside the script."""

import reprlib
import sys
from types import BuiltinFunctionType, FunctionType, ModuleType

from _sightline.errors import shortened
from _sightline.interrupts import theirs

MOST, LENGTH = 500, 200
UNSHOWN = (ModuleType, FunctionType, BuiltinFunctionType, type)

short = reprlib.Repr()
short.maxlist = short.maxtuple = short.maxset = short.maxfrozenset = short.maxdict = short.maxdeque = 20
short.maxarray, short.maxstring, short.maxother, short.maxlong = 20, LENGTH, LENGTH, LENGTH


def listing(ask, names):
    mine = [(name, value) for name, value in list(names.items()) if shown(name, value)]
    rows = []
    try:
        for name, value in mine[:MOST]:
            rows.append(row(name, value))
    except BaseException:  # interrupted: the list so far
        pass
    return {"m": "variables", "ask": ask, "variables": rows, "more": len(mine) - len(rows)}


def shown(name, value):
    return isinstance(name, str) and not name.startswith("_") and not isinstance(value, UNSHOWN)


def row(name, value):
    return {
        "name": shortened(name, LENGTH),
        "type": shortened(type(value).__name__, LENGTH),
        "repr": text(value),
        "shape": quietly(shape, value),
        "size": exact(quietly(size, value)),
    }


def quietly(function, value):
    try:
        return theirs(function, value)
    except Exception:
        return None


def exact(number):
    """A number that every reader of JSON has room for."""
    return number if isinstance(number, int) and abs(number) < 1 << 53 else None


def text(value):
    told = quietly(short.repr, value)
    if told is None:
        return "<%s whose repr failed>" % type(value).__name__
    told = told.encode("utf-8", "backslashreplace").decode("utf-8")
    return told if len(told) <= LENGTH else told[: LENGTH - 1] + "…"


def shape(value):
    found = getattr(value, "shape", None)
    if isinstance(found, tuple) and len(found) <= 64 and all(exact(n) is not None for n in found):
        return list(found)
    return [len(value)] if isinstance(value, (str, bytes, bytearray, list, tuple, dict, set, frozenset)) else None


def size(value):
    if hasattr(value, "memory_usage"):  # pandas
        used = value.memory_usage()
        return int(used.sum() if hasattr(used, "sum") else used)
    if hasattr(value, "estimated_size"):  # polars
        return int(value.estimated_size())
    if isinstance(getattr(value, "nbytes", None), int):
        return value.nbytes
    return sys.getsizeof(value)
