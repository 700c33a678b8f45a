"""What must hold under every Python; the other files hold it in detail under one."""

import sys
import unittest

from kernel import Kernel


class Smoke(unittest.TestCase):
    def test_a_script_runs_statement_by_statement_with_its_text_in_order(self):
        with Kernel() as kernel:
            result = kernel.run(
                "import sys\n"
                "print('one'); sys.stderr.write('two\\n'); print('three')\n"
                "import subprocess\n"
                "_ = subprocess.run([sys.executable, '-c', 'print(4)'])\n"
                "print('five')\n"
                "2 + 3\n"
                "'# six'\n"
            )
        self.assertEqual("ok", result.status)
        self.assertEqual(
            ["begin", "end", "begin", "O", "end", "begin", "E", "end", "begin", "O", "end", "begin", "end"]
            + ["begin", "O", "end", "begin", "O", "end", "begin", "end", "begin", "end"],
            [what for what, _ in result.order()],
        )
        self.assertEqual("one\nthree\n4\nfive\n", result.out)
        self.assertEqual(
            [("stdout", "4\n"), ("stdout", "5\n"), ("markdown", "# six")],
            [(o["type"], o["content"]) for o in result.values],
        )

    def test_an_error_tells_the_line_and_shows_no_frame_of_ours(self):
        with Kernel() as kernel:
            result = kernel.run("def f():\n    return 1 / 0\n\nf()\n")
        (error,) = result.errors
        self.assertEqual("error", result.status)
        self.assertEqual(["<module>", "f"], [f["name"] for f in error["error"]["frames"]])
        self.assertEqual((2, "ZeroDivisionError"), (error["error"]["line"], error["error"]["name"]))
        self.assertTrue(error["content"].endswith("ZeroDivisionError: division by zero\n"))
        self.assertNotIn("sightline", error["content"])

    def test_an_endless_loop_is_interrupted_and_the_session_lives_on(self):
        with Kernel() as kernel:
            kernel.start("kept = 1\nprint('in')\nwhile True: pass\n")
            kernel.until(lambda kind, _: kind == "O")
            kernel.order("interrupt")
            self.assertEqual("interrupted", kernel.finish().status)
            self.assertEqual("1\n", kernel.run("kept").values[0]["content"])

    def test_top_level_await_and_input_work(self):
        with Kernel() as kernel:
            kernel.start("import asyncio\nname = input('Who? ')\nawait asyncio.sleep(0, 'hello ' + name)\n")
            self.assertEqual(("Who? ", False), (kernel.finish().last["prompt"], False))
            kernel.say({"m": "input", "text": "Ada"})
            self.assertEqual("'hello Ada'\n", kernel.finish().values[0]["content"])

    def test_the_worker_tells_which_python_it_is(self):
        with Kernel() as kernel:
            version = kernel.run("import sys\nsys.version_info[:2]\n").values[0]["content"]
        self.assertEqual("%r\n" % (sys.version_info[:2],), version)


if __name__ == "__main__":
    unittest.main()
