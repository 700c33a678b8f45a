"""Questions that cross: of threads, late answers, and what a question must not break."""

import unittest

from kernel import Kernel


def asked(kind, m):
    return kind == "J" and m["m"] == "input"


class Questions(unittest.TestCase):
    def setUp(self):
        self.kernel = Kernel()
        self.addCleanup(self.kernel.__exit__)

    def answer(self, question, text):
        self.kernel.say({"m": "input", "ask": question["ask"], "text": text})

    def test_questions_are_numbered_over_the_life_of_the_process(self):
        for number in (1, 2):
            self.kernel.start("input()\n")
            question = self.kernel.finish().last
            self.assertEqual(number, question["ask"])
            self.answer(question, "x")
            self.assertEqual("ok", self.kernel.finish().status)

    def test_an_answer_to_another_question_is_dropped(self):
        kernel = self.kernel
        kernel.start("try:\n  input('first')\nexcept KeyboardInterrupt:\n  pass\ninput('second')\n")
        first = kernel.finish().last
        kernel.order("interrupt")
        second = kernel.finish().last
        self.assertEqual("second", second["prompt"])
        self.answer(first, "late")
        kernel.say({"m": "input", "ask": first["ask"], "eof": True})
        self.answer(second, "right")
        self.assertEqual("'right'\n", kernel.finish().values[-1]["content"])

    def test_a_thread_that_asks_is_answered_while_the_script_waits_for_it(self):
        kernel = self.kernel
        kernel.start("import threading\ntold = []\nt = threading.Thread(target=lambda: told.append(input('? ')))\nt.start(); t.join()\ntold\n")
        self.answer(kernel.until(asked)[-1][1], "yes")
        self.assertEqual("['yes']\n", kernel.finish().values[-1]["content"])

    def test_a_thread_that_still_asks_at_the_end_of_the_run_takes_nothing_from_the_next(self):
        kernel = self.kernel
        script = (
            "import threading\nended = threading.Event()\n"
            "def ask():\n  try: input('in thread')\n  except EOFError: ended.set()\n"
            "threading.Thread(target=ask).start()\ngo.wait()\n"
        )
        for _ in range(5):
            kernel.run("import threading\ngo = threading.Event()\n")
            kernel.start(script.replace("go.wait()", "import time\nwhile not go.is_set(): time.sleep(0.01)\n"))
            kernel.until(asked)
            kernel.order("interrupt")
            self.assertEqual("interrupted", kernel.finish().status)
            kernel.start("# %s\nprint(ended.wait(10))\n" % ("long" * 100_000))
            result = kernel.finish()
            self.assertEqual(("ok", "True\n"), (result.status, result.out))

    def test_a_thread_and_the_script_ask_one_after_the_other(self):
        kernel = self.kernel
        kernel.start(
            "import threading, sys\ntold = []\nt = threading.Thread(target=lambda: told.append(input('thread')))\n"
            "t.start(); told.append(input('script')); t.join()\nsorted(told)\n"
        )
        for _ in range(2):
            question = kernel.until(asked)[-1][1]
            self.answer(question, question["prompt"])
        self.assertEqual("['script', 'thread']\n", kernel.finish().values[-1]["content"])

    def test_a_script_that_waits_for_its_turn_to_ask_is_interrupted(self):
        kernel = self.kernel
        kernel.start("import threading\nthreading.Thread(target=input, daemon=True).start()\nimport time; time.sleep(0.1); print('in'); input()\n")
        kernel.until(asked)
        kernel.until(lambda kind, _: kind == "O")
        kernel.order("interrupt")
        self.assertEqual("interrupted", kernel.finish().status)
        self.assertEqual("2\n", kernel.run("1 + 1").values[0]["content"])

    def test_a_handler_that_asks_while_its_script_asks_is_told_no(self):
        kernel = self.kernel
        kernel.start("import signal\nsignal.signal(signal.SIGALRM, lambda *_: input())\nsignal.setitimer(signal.ITIMER_REAL, 0.2)\ninput()\n")
        kernel.finish()
        self.assertEqual("RuntimeError", kernel.finish().errors[0]["error"]["name"])

    def test_a_prompt_is_cut(self):
        self.kernel.start("input('p' * 40_000_000)\n")
        self.assertLess(len(self.kernel.finish().last["prompt"]), 11_000)


if __name__ == "__main__":
    unittest.main()
