"""Interrupts and questions: they reach the user's code, and only that."""

import unittest

from kernel import Kernel


class Interrupts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def interrupted(self, script):
        """Runs until the script prints, interrupts it, and gives the result."""
        self.kernel.start(script)
        self.kernel.until(lambda kind, _: kind == "O")
        self.kernel.order("interrupt")
        return self.kernel.finish()

    def test_loops_sleeps_children_and_awaits_are_interrupted(self):
        for body in ("while True: pass", "import time; time.sleep(1000)", "import subprocess; subprocess.run(['sleep', '1000'])",
                     "import asyncio; await asyncio.sleep(1000)", "import asyncio; asyncio.run(asyncio.sleep(1000))",
                     "import threading; threading.Event().wait()", "while True: print('flood')",
                     "while True: display(1)", "import os; os.system('sleep 1000') == 2 and 1/0"):
            result = self.interrupted("print('in')\n%s\n" % body)
            name = result.errors[0]["error"]["name"]
            self.assertIn((result.status, name), [("interrupted", "KeyboardInterrupt"), ("error", "ZeroDivisionError")], body)
            self.assertEqual("ok", self.kernel.run("1").status)

    def test_an_await_is_interrupted_in_its_midst(self):
        script = (
            "import asyncio\nasync def f():\n  asyncio.get_running_loop().call_later(0.2, print, 'in')\n"
            "  await asyncio.sleep(1000)\nawait f()\n"
        )
        result = self.interrupted(script)
        self.assertEqual(("interrupted", ""), (result.status, result.err))
        self.assertEqual("5\n", self.kernel.run("await asyncio.sleep(0, 5)\n").values[0]["content"])
        self.assertEqual("", self.kernel.run("import gc; gc.collect();\n").err)

    def test_a_coroutine_that_works_is_interrupted_where_it_is(self):
        result = self.interrupted("async def f():\n  print('in')\n  while True: pass\nawait f()\n")
        self.assertEqual("interrupted", result.status)
        self.assertIn(result.errors[0]["error"]["line"], (2, 3))  # in the coroutine, printing or after it
        self.assertEqual("", self.kernel.run("import gc; gc.collect();\n").err)

    def test_an_interrupt_shows_where_the_statement_waits_and_nothing_of_the_loop(self):
        script = (
            "import asyncio\nasync def deep():\n  asyncio.get_running_loop().call_later(0.2, print, 'in')\n"
            "  await asyncio.Event().wait()\nasync def f():\n  await deep()\nawait f()\n"
        )
        error = self.interrupted(script).errors[0]
        mine = [(f["line"], f["name"]) for f in error["error"]["frames"] if f["file"] == self.kernel.path]
        self.assertEqual([(7, "<module>"), (6, "f"), (4, "deep")], mine)
        self.assertEqual(4, error["error"]["line"])
        self.assertNotIn("run_until_complete", error["content"])
        self.assertIn("await deep()", error["content"])

    def test_an_error_of_a_coroutine_shows_nothing_of_the_loop(self):
        error = self.kernel.run("async def f():\n  1/0\nawait f()\n").errors[0]
        self.assertEqual([3, 2], [f["line"] for f in error["error"]["frames"]])

    def test_a_task_that_swallows_its_cancellation_is_left_by_a_second_interrupt(self):
        script = (
            "import asyncio\nasync def f():\n  while True:\n    try:\n      asyncio.get_running_loop().call_later(0.2, print, 'in')\n"
            "      await asyncio.sleep(1000)\n    except asyncio.CancelledError: print('no')\nawait f()\n"
        )
        self.kernel.start(script)
        self.kernel.until(lambda kind, m: kind == "O" and b"in" in m)
        self.kernel.order("interrupt")
        self.kernel.until(lambda kind, m: kind == "O" and b"in" in m)
        self.kernel.order("interrupt")
        self.assertEqual("interrupted", self.kernel.finish().status)
        self.assertEqual("ok", self.kernel.run("1").status)

    def test_a_repr_that_hangs_is_interrupted(self):
        result = self.interrupted("class A:\n  def __repr__(self):\n    print('in')\n    while True: pass\nA()\n")
        self.assertEqual("interrupted", result.status)

    def test_statements_that_are_very_many_and_very_short_are_interrupted_between_each_other(self):
        for _ in range(5):
            result = self.interrupted("print('in')\n" + "x = 1\n" * 20000)
            self.assertEqual("interrupted", result.status)
            self.assertEqual([False] * (len(result.ends) - 1) + [True], [m["failed"] for m in result.ends])

    def test_an_interrupt_that_the_script_catches_does_not_end_it(self):
        result = self.interrupted("try:\n  print('in')\n  while True: pass\nexcept KeyboardInterrupt:\n  x = 'caught'\nx\n")
        self.assertEqual(("ok", "'caught'\n"), (result.status, result.values[0]["content"]))

    def test_a_handler_of_the_script_is_called(self):
        with Kernel() as kernel:
            kernel.run("import signal\nhit = []\nsignal.signal(signal.SIGINT, lambda *_: hit.append(1));\n")
            kernel.start("print('in')\nwhile not hit: pass\n")
            kernel.until(lambda kind, _: kind == "O")
            kernel.order("interrupt")
            self.assertEqual("ok", kernel.finish().status)

    def test_an_interrupt_that_comes_before_the_run_has_begun_is_kept_for_it(self):
        self.kernel.start("while True: pass\n")
        self.kernel.order("interrupt")
        self.assertEqual("interrupted", self.kernel.finish().status)

    def test_an_interrupt_ends_the_run_though_a_slow_listing_of_variables_is_before_it(self):
        with Kernel() as kernel:
            kernel.run("class A:\n  def __repr__(self):\n    print('listing')\n    while True: pass\na = A()\n")
            kernel.say({"m": "variables", "ask": 1})
            kernel.until(lambda kind, _: kind == "O")
            kernel.start("while True: pass\n")
            kernel.order("interrupt")
            self.assertEqual("interrupted", kernel.finish().status)
            self.assertEqual("ok", kernel.run("x = 1\n").status)

    def test_interrupts_in_a_hail_neither_kill_nor_confuse_the_worker(self):
        for _ in range(30):
            self.kernel.start("print('x')\nfor i in range(300): print(i)\nx = 1\n")
            for _ in range(5):
                self.kernel.order("interrupt")
            result = self.kernel.finish()
            self.assertIn(result.status, ("ok", "interrupted"))
        self.assertEqual("2\n", self.kernel.run("1 + 1").values[0]["content"])

    def test_input_and_getpass_ask(self):
        self.kernel.start("a = input('Name? ')\nimport getpass\nb = getpass.getpass()\nimport sys\nc = sys.stdin.readline()\n(a, b, c)\n")
        for prompt, password, text in (("Name? ", False, "Ada"), ("Password: ", True, "secret"), ("", False, "line")):
            asked = self.kernel.finish().last
            self.assertEqual(("input", prompt, password), (asked["m"], asked["prompt"], asked["password"]))
            self.kernel.say({"m": "input", "text": text})
        self.assertEqual("('Ada', 'secret', 'line\\n')\n", self.kernel.finish().values[0]["content"])

    def test_the_end_of_input_is_an_eoferror(self):
        self.kernel.start("input()")
        self.kernel.finish()
        self.kernel.say({"m": "input", "eof": True})
        self.assertEqual("EOFError", self.kernel.finish().errors[0]["error"]["name"])

    def test_a_question_is_interrupted_and_its_late_answer_forgotten(self):
        self.kernel.start("input()")
        self.kernel.finish()
        self.kernel.order("interrupt")
        self.assertEqual("interrupted", self.kernel.finish().status)
        self.kernel.say({"m": "input", "text": "late"})
        self.kernel.start("input()")
        self.kernel.finish()
        self.kernel.say({"m": "input", "text": "new"})
        self.assertEqual("'new'\n", self.kernel.finish().values[0]["content"])

    def test_children_have_no_input(self):
        self.assertEqual("b''\n", self.kernel.run("import subprocess\nsubprocess.check_output(['cat'])\n").values[0]["content"])


if __name__ == "__main__":
    unittest.main()
