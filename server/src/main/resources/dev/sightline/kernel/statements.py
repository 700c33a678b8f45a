"""A script as statements: parsed and compiled once, before anything runs, as Python itself does it."""

import __future__

import ast
import io
import linecache
import re
import warnings

FUTURES = 0
for _name in __future__.all_feature_names:
    FUTURES |= getattr(__future__, _name).compiler_flag
AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
MARKDOWN = re.compile(r"#\s*%%\s*\[markdown\]")


class Statement:
    """What runs as one: its place in the script, its code, and how its value shows."""

    __slots__ = ("node", "start", "end", "code", "markdown", "hidden", "prose", "called", "warnings", "last")

    def __init__(self, node, start, end):
        self.node, self.start, self.end = node, start, end
        self.code = None
        self.markdown = None  # the text of a bare string, which is not run
        self.hidden = False  # `;` at its end
        self.prose = False  # a string that has to be computed, right after `# %% [markdown]`
        self.called = False  # a call and nothing else
        self.warnings = ()
        self.last = True  # a paragraph ends here


class Script:
    def __init__(self, text, file):
        if text.startswith("\ufeff"):
            text = text[1:]
        self.file = file
        self.text = text
        self.lines = io.StringIO(text, newline=None).readlines()
        # Without a time of change the entry stands for what has not been saved; checkcache leaves it alone.
        linecache.cache[file] = (len(text), None, self.lines, file)

    def statements(self, first, last):
        """The statements that overlap the lines first..last; SyntaxError as Python would raise it."""
        with warnings.catch_warnings(record=True, module=warnings) as told:
            tree = self.parse()
            futures = self.whole(tree).co_flags & FUTURES
        chosen = [
            self.statement(number, node)
            for number, node in enumerate(tree.body)
            if (last is None or start(node) <= last) and (first is None or node.end_lineno >= first)
        ]
        with warnings.catch_warnings(record=True, module=warnings):  # what they say is told already
            for statement in chosen:
                self.compile(statement, tree.body[statement.node], futures)
        for before, after in zip(chosen, chosen[1:]):
            before.last = after.start > before.end + 1
        for statement in chosen:
            statement.warnings = [w for w in told if statement.start <= w.lineno <= statement.end]
        return chosen

    def parse(self):
        """The tree. What the parser says without a place becomes a SyntaxError that has one."""
        at = self.text.find("\0")
        if at >= 0:
            raise self.error("source code cannot contain null bytes", at)
        try:
            return compile(self.text, self.file, "exec", ast.PyCF_ONLY_AST, True)
        except UnicodeEncodeError as problem:
            raise self.error(str(problem), problem.start) from None

    def error(self, told, at):
        return SyntaxError(told, (self.file, self.text.count("\n", 0, at) + 1, None, None))

    def whole(self, tree):
        """The script as one code object: it is not run, but what cannot be compiled is known before anything
        runs. The compiler looks for the line on the disk; it is the text at hand that counts."""
        try:
            return compile(tree, self.file, "exec", AWAIT, True)
        except SyntaxError as problem:
            if problem.filename == self.file and problem.lineno:
                problem.text = self.lines[problem.lineno - 1] if problem.lineno <= len(self.lines) else None
            raise

    def statement(self, number, node):
        statement = Statement(number, start(node), node.end_lineno)
        if isinstance(node, ast.Expr):
            value = node.value
            statement.called = isinstance(value, ast.Call)
            statement.hidden = self.tail(node).lstrip(" \t\f)").startswith(";")
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                statement.markdown = value.value
            elif isinstance(value, (ast.JoinedStr, ast.BinOp, ast.Call)):
                above = self.lines[statement.start - 2] if statement.start > 1 else ""
                statement.prose = MARKDOWN.match(above.strip()) is not None
        return statement

    def tail(self, node):
        """What stands behind a statement, when it is the last on its line; else nothing."""
        line = self.lines[node.end_lineno - 1].encode("utf-8", "surrogatepass")
        rest = line[node.end_col_offset :].decode("utf-8", "replace").strip()
        after = rest.lstrip(" \t\f)")[1:].lstrip()
        return rest if not after or after.startswith("#") else ""

    def compile(self, statement, node, futures):
        if statement.markdown is not None:
            return
        if isinstance(node, ast.Expr):
            tree, mode = ast.Expression(node.value), "eval"
        else:
            tree, mode = ast.Module([node], []), "exec"
        statement.code = compile(tree, self.file, mode, AWAIT | futures, True)


def start(node):
    decorators = getattr(node, "decorator_list", None)
    return min(node.lineno, decorators[0].lineno) if decorators else node.lineno
