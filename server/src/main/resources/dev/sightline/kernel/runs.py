"""A run: the statements of a script one after the other, each between its `begin` and its `end`."""

import os
import sys
from time import perf_counter

from _sightline.errors import exit_code
from _sightline.interrupts import interruptible, raised, theirs
from _sightline.messages import dumps, fitting, too_large
from _sightline.statements import Script


class Run:
    def __init__(self, session, message):
        self.session = session
        self.message = message
        self.id = message["run"]
        self.quoted = dumps(self.id)
        self.node = 0
        self.status, self.exit = "ok", None

    def go(self):
        session = self.session
        session.run, session.messages.running = self, True
        try:
            session.interrupts.release()
            session.streams.mend()
            self.work()
        except BaseException as problem:  # for instance a signal handler of the script that raised in our code
            self.status = "error"
            self.complain(problem)
        finally:
            session.streams.flush()
            if session.messages.mute:
                self.leave()
            session.figures.close()
        return self.done()

    def done(self):
        return {"m": "done", "run": self.id, "status": self.status, "exit": self.exit}

    def complain(self, problem):
        """Tells what went wrong outside of any statement, as well as the state of things allows."""
        try:
            sys.__stderr__.write(self.session.errors.text(problem))
        except Exception:
            pass

    def leave(self):
        """A forked child ends here, as the script ends for it."""
        os._exit(self.exit if self.exit is not None else 0 if self.status == "ok" else 1)

    def work(self):
        message = self.message
        self.file = self.session.place(message.get("path"), message.get("name") or self.session.name)
        self.names = vars(self.session.module)
        try:
            self.session.move(message.get("dir"))
            statements = theirs(self.parsed, message)
        except BaseException as problem:
            self.refused(problem)
            return
        self.say('"parsed"', ',"statements":%s' % dumps([[s.node, s.start, s.end] for s in statements]))
        for statement in statements:
            self.node = statement.node
            ended = self.execute(statement, statement is statements[-1])
            if ended or self.status == "interrupted" or (self.status == "error" and not message.get("keepGoing")):
                return

    @interruptible
    def parsed(self, message):
        return Script(message["script"], self.file).statements(message.get("from"), message.get("to"))

    def refused(self, problem):
        """The script does not compile: one statement, the line of the error, with the error."""
        if isinstance(problem, SyntaxError):
            problem = problem.with_traceback(None)  # as Python prints it: the place, and no way to it
        error = self.session.errors.output(problem, self.file)
        line = error["error"]["line"] or 1
        self.node = 0
        self.say('"parsed"', ',"statements":[[0,%d,%d]]' % (line, line))
        self.begin()
        self.end(0.0, [], [error])
        self.status = "interrupted" if isinstance(problem, KeyboardInterrupt) else "error"

    def execute(self, statement, last):
        """Runs one statement; true when it ended the run."""
        session = self.session
        interrupts, names = session.interrupts, self.names
        value = error = None
        session.outputs.fresh()
        self.begin()
        for warning in statement.warnings:
            session.streams.warn(warning)
        started = perf_counter()
        try:
            interrupts.enter()
            if interrupts.waiting:
                raised()
            if statement.code is not None:
                value = theirs(eval, statement.code, names)
                if statement.code.co_flags & 0x80:  # inspect.CO_COROUTINE: it awaits
                    value = theirs(session.awaited, value)
            elif statement.node == 0:
                names["__doc__"] = statement.markdown
        except BaseException as problem:
            error = problem
        spent = perf_counter() - started
        ended = False
        values, errors = [], []
        try:
            interrupts.leave()
            if error is not None:
                ended = self.failed(error, errors)
            elif statement.markdown is not None:
                if not statement.hidden:
                    values.append(session.outputs.markdown(statement.markdown))
            elif value is not None and not statement.hidden:
                if statement.prose and isinstance(value, str):
                    values.append(session.outputs.markdown(value))
                elif not (statement.called and session.figures.is_drawn(value)):
                    values += session.outputs.of(value, session.figures)
            ended_here = last or ended or error is not None
            if session.figures.any() and (statement.last or ended_here) and self.status != "interrupted":
                values += session.figures.changed()
        except BaseException as problem:
            ended = self.failed(problem, errors)
        self.end(spent * 1000, values, errors, error)
        return ended

    def failed(self, error, errors):
        """Notes an exception; true when it is one that ends the run."""
        if isinstance(error, SystemExit):
            self.exit, text = exit_code(error)
            self.status = "exited"
            if text:
                sys.__stderr__.write(text)
            return True
        self.status = "interrupted" if isinstance(error, KeyboardInterrupt) else "error"
        output = self.session.errors.output(error, self.file)
        if self.session.messages.mute:
            sys.__stderr__.write(output["content"])
            return True
        errors.append(self.session.outputs.capped(output))
        return False

    def say(self, what, rest):
        self.session.messages.hold('{"m":%s,"run":%s%s}' % (what, self.quoted, rest))

    def begin(self):
        self.session.messages.begin('"run":%s,"node":%d' % (self.quoted, self.node))

    def end(self, ms, values, errors, error=None):
        self.session.streams.flush()
        rest = '"value":[],"error":[]'
        if values or errors:
            told = fitting({"value": values, "error": errors})
            rest = (told or dumps({"value": [], "error": [too_large()]}))[1:-1]
        failed = "true" if errors or error is not None and not isinstance(error, SystemExit) else "false"
        self.session.messages.end(',"ms":%.3f,%s,"failed":%s' % (ms, rest, failed))
