"""The process in which the user's statements run; started by supervisor.py with the numbers of three pipes:
commands, messages, heartbeats.

This file only loads its neighbours, as modules that the user's code cannot meet by accident: under the name
`_sightline`, with nothing of ours on sys.path, and with builtins of their own, so that they go on working
when a script replaces `print`, `open`, `len` or `__import__`.
"""

import sys

HERE = __file__.rpartition("/")[0]
if sys.path and sys.path[0] == HERE:
    del sys.path[0]  # before any other import: it must not offer our files as modules

import builtins
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

BUILTINS = dict(vars(builtins))
PACKAGE = "_sightline"


class Loader(SourceFileLoader):
    def exec_module(self, module):
        module.__builtins__ = BUILTINS
        super().exec_module(module)


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        package, _, file = name.partition(".")
        if package != PACKAGE or not file:
            return None
        path = "%s/%s.py" % (HERE, file)
        spec = ModuleSpec(name, Loader(name, path), origin=path)
        spec.has_location = True  # also lets Python keep the compiled file
        return spec


def load():
    package = sys.modules[PACKAGE] = ModuleType(PACKAGE)
    package.__path__ = []
    sys.meta_path.insert(0, Finder)
    try:
        from _sightline.session import Session
    finally:
        sys.meta_path.remove(Finder)
        ours = [name for name in sys.modules if name.partition(".")[0] == PACKAGE]
        kept = [sys.modules.pop(name) for name in ours]
    return Session, kept


if __name__ == "__main__":
    Session, modules = load()
    Session(HERE, *map(int, sys.argv[1:4])).serve()
