"""How values and exceptions show, and where they are cut."""

import time
import unittest

from kernel import Kernel


class Outputs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def value(self, script):
        result = self.kernel.run(script)
        self.assertEqual("ok", result.status, result.errors)
        return result.values[-1]

    def error(self, script):
        return self.kernel.run(script).errors[-1]

    def rich(self, **methods):
        body = "".join("  def %s(self, **_): return %s\n" % item for item in methods.items())
        return self.value("class A:\n%s\nA()\n" % body)

    def test_the_richest_form_wins(self):
        self.assertEqual({"type": "html", "content": "<b>"}, self.rich(_repr_html_="'<b>'", _repr_markdown_="'m'"))
        self.assertEqual({"type": "markdown", "content": "m"}, self.rich(_repr_html_="None", _repr_markdown_="'m'"))
        self.assertEqual("data:image/svg+xml;base64,PHN2Zy8+", self.rich(_repr_svg_="'<svg/>'")["content"])
        self.assertEqual("data:image/png;base64,AAE=", self.rich(_repr_png_="bytes((0, 1))")["content"])
        bundle = "({'text/plain': 'p', 'text/html': 'h'}, {})"
        self.assertEqual({"type": "html", "content": "h"}, self.rich(_repr_mimebundle_=bundle, _repr_html_="'x'"))

    def test_a_class_and_an_object_that_answers_to_any_name_show_as_their_repr(self):
        self.assertIn("class", self.value("class A:\n  def _repr_html_(self): return 'x'\nA\n")["content"])
        self.assertIn("MagicMock", self.value("from unittest.mock import MagicMock\nMagicMock()\n")["content"])

    def test_a_repr_that_raises_is_an_error_in_the_place_of_the_value(self):
        result = self.kernel.run("class A:\n  def __repr__(self): raise KeyError('no')\nA()\nprint('alive')\n")
        self.assertEqual(("ok", "alive\n", "KeyError"), (result.status, result.out, result.values[0]["error"]["name"]))

    def test_display_shows_in_the_middle(self):
        result = self.kernel.run("print('a'); display(5); print('b')\n")
        self.assertEqual([("begin", 0), ("O", "a\n"), ("end", 0)], result.order()[:3])
        self.assertEqual([("begin", 1), ("show", 1), ("end", 1), ("begin", 2), ("O", "b\n"), ("end", 2)], result.order()[3:])

    def test_what_is_too_long_is_cut_and_says_so(self):
        long = self.value("'x' * 2_000_000 + 'y'\n")
        self.assertEqual(2_000_004 - (1 << 20), long["cut"])
        self.assertIn("bytes are cut", long["content"][-60:])
        html = self.rich(_repr_html_="'<b>' * 1_000_000")
        self.assertEqual(("stderr", 3_000_000), (html["type"], html["cut"]))
        image = self.rich(_repr_png_="bytes(11_000_000)")
        self.assertEqual(("stderr", True), (image["type"], image["cut"] >= 11_000_000))
        error = self.error("raise ValueError('x' * 2_000_000 + 'end')")
        self.assertEqual(("Traceback", "xend\n", True), (error["content"][:9], error["content"][-5:], error["cut"] > 900_000))

    def test_an_error_is_small_whatever_the_exception_says(self):
        big = "x" * 1000
        for script in ("raise ValueError('x' * 40_000_000)\n", "raise ValueError('x' * 70_000_000)\n",
                       "raise type('E' * 40_000_000, (Exception,), {})\n",
                       "exec(compile('1/0', 'f' * 40_000_000, 'exec'))\n",
                       "x = '%s'; 1/0\n" % (big * 3000),
                       "raise SyntaxError('s', ('f', object(), 1, 't'))\n"):
            result = self.kernel.run(script)
            self.assertEqual("error", result.status)
            error = result.errors[0]["error"]
            self.assertLess(len(str(error)), 200_000)
            self.assertLess(len(result.errors[0]["content"]), 2_000_000)

    def test_names_of_variables_and_their_numbers_are_small(self):
        self.kernel.run("globals()['n' * 40_000_000] = 1\nclass A: shape = (10 ** 400,) * 5; nbytes = 10 ** 400\na = A()\n")
        self.kernel.say({"m": "variables", "ask": 1})
        told = self.kernel.until(lambda kind, m: kind == "J" and m["m"] == "variables")[-1][1]
        self.assertLess(len(str(told)), 100_000)
        one = next(v for v in told["variables"] if v["name"] == "a")
        self.assertEqual((None, None), (one["shape"], one["size"]))
        self.kernel.run("for n in list(globals()):\n  if len(n) > 1000: del globals()[n]\n")

    def test_what_is_too_large_for_the_node_has_an_end_all_the_same(self):
        with Kernel(setup={"cap": {"text": 80 << 20, "images": 80 << 20, "rows": 1000}}) as kernel:
            result = kernel.run("'v' * 70_000_000\ndisplay('s' * 70_000_000)\n1 + 1\n")
            self.assertEqual(("ok", 3), (result.status, len(result.ends)))
            self.assertIn("too large", result.ends[0]["error"][0]["content"])
            self.assertIn("too large", result.shows[0]["content"])
            self.assertEqual("2\n", result.values[-1]["content"])

    def test_what_a_thread_displays_between_two_statements_shows_in_the_next(self):
        with Kernel() as kernel:
            kernel.run(
                "import threading\ngo, shown = threading.Event(), threading.Event()\n"
                "def late(): go.wait(); display(41); shown.set()\nthreading.Thread(target=late).start()\n"
                "threading.Timer(0.2, go.set).start()\n"
            )
            kernel.until(lambda kind, m: kind == "S")
            time.sleep(0.5)  # nothing tells that a thread has displayed
            result = kernel.run("shown.wait()\n1 + 1\n")
            self.assertEqual([("begin", 0), ("show", 0)], result.order()[:2])
            self.assertEqual(["41\n"], [o["content"] for o in result.shows])

    def test_many_threads_that_display_say_everything_once(self):
        with Kernel() as kernel:
            result = kernel.run(
                "import threading\ndef many(n):\n  for i in range(200): display(n * 1000 + i)\n"
                "threads = [threading.Thread(target=many, args=(n,)) for n in range(4)]\n[t.start() for t in threads];\n"
                + "x = 1\n" * 500 + "[t.join() for t in threads];\n"
            )
            self.assertEqual(sorted(n * 1000 + i for n in range(4) for i in range(200)),
                             sorted(int(o["content"]) for o in result.shows))
            self.assertEqual(len(result.statements), len(result.ends))

    def test_a_chain_of_exceptions_shows_as_python_shows_it(self):
        error = self.error("try:\n  1/0\nexcept Exception as e:\n  raise ValueError('x') from e\n")
        self.assertEqual(4, error["error"]["line"])
        self.assertEqual(2, error["content"].count("Traceback (most recent call last):"))
        self.assertIn("\nThe above exception was the direct cause of the following exception:\n", error["content"])
        self.assertNotIn("kernel-files", error["content"])

    def test_lines_of_unsaved_text_are_right(self):
        self.assertIn("    1/0  # unsaved\n", self.error("x = 1\n\n1/0  # unsaved\n")["content"])

    def test_an_endless_recursion_is_an_error_of_few_frames(self):
        error = self.error("def f(): f()\nf()\n")
        self.assertEqual("RecursionError", error["error"]["name"])
        self.assertLessEqual(len(error["error"]["frames"]), 60)

    def test_frames_of_libraries_are_counted(self):
        error = self.error("import json\njson.loads('{')\n")
        self.assertEqual((2, len(error["error"]["frames"]) - 1), (error["error"]["line"], error["error"]["hidden"]))

    def test_any_exception_is_an_error_and_the_session_lives_on(self):
        for script in ("raise BaseException('b')", "x = bytearray(10**15)", "raise GeneratorExit",
                       "class E(Exception):\n  def __str__(self): 1/0\nraise E\n", "raise KeyboardInterrupt",
                       "import sys; sys.setrecursionlimit(60); f = lambda: f(); f()"):
            self.assertEqual(1, len(self.kernel.run(script).errors), script)
            self.assertEqual("2\n", self.value("import sys; sys.setrecursionlimit(1000); 1 + 1\n")["content"])

    def test_a_script_may_replace_builtins_and_forget_modules(self):
        with Kernel() as kernel:
            kernel.run("import builtins, sys\nfor n in 'len print open isinstance __import__ str input'.split(): setattr(builtins, n, None)\n")
            self.assertEqual("2\n", kernel.run("1 + 1\n").values[0]["content"])
            self.assertEqual("NameError", kernel.run("nothing\n").errors[0]["error"]["name"])
        with Kernel() as kernel:
            kernel.run("import sys; sys.modules.clear()\n")
            self.assertEqual("3\n", kernel.run("1 + 2\n").values[0]["content"])

    def test_a_trace_function_sees_the_script_and_nothing_of_ours(self):
        with Kernel() as kernel:
            kernel.run("import sys\nseen = []\ndef t(f, e, a): seen.append(f.f_code.co_filename); return t\nsys.settrace(t)\n")
            kernel.run("def g(): return 1\ng()\n")
            told = kernel.run("sys.settrace(None)\n[f for f in set(seen) if 'kernel-files' in f and not 'interrupts' in f]\nlen(seen) > 2\n")
        self.assertEqual(["[]\n", "True\n"], [v["content"] for v in told.values])


if __name__ == "__main__":
    unittest.main()
