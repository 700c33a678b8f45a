"""How a script becomes statements."""

import os
import unittest

from kernel import Kernel


class Statements(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def shown(self, script, **more):
        return [(o["type"], o["content"]) for o in self.kernel.run(script, **more).values]

    def refused(self, script):
        result = self.kernel.run(script)
        self.assertEqual(("error", ""), (result.status, result.out))
        (error,) = result.errors
        self.assertEqual([[0, error["error"]["line"], error["error"]["line"]]], result.statements)
        return error

    def test_decorators_count_to_their_statement(self):
        result = self.kernel.run("import functools\n\n@functools.lru_cache(\n  None)\ndef f():\n    pass\n")
        self.assertEqual([[0, 1, 1], [1, 3, 6]], result.statements)

    def test_a_line_range_chooses_by_overlap_and_keeps_the_numbers(self):
        result = self.kernel.run("a = 1\nb = (\n2)\nc = 3\n", **{"from": 3, "to": 3})
        self.assertEqual([[1, 2, 3]], result.statements)

    def test_a_range_without_statements_is_an_empty_run(self):
        result = self.kernel.run("a = 1\n\n\nb = 2\n", **{"from": 2, "to": 3})
        self.assertEqual(([], "ok"), (result.statements, result.status))

    def test_an_empty_script_is_an_empty_run(self):
        self.assertEqual([], self.kernel.run("").statements)

    def test_a_semicolon_at_the_end_hides_the_value_only(self):
        script = "1; 2\n3;\n(4);\n5 # ;\n6; # c\n(\n7\n);\n';'\n"
        self.assertEqual(["1\n", "2\n", "5\n", ";"], [content for _, content in self.shown(script)])

    def test_none_shows_nothing_and_underscore_is_not_touched(self):
        self.assertEqual([("stdout", "7\n")], self.shown("_ = 7\nNone\nprint\nNone\n_\n")[1:])

    def test_strings_are_markdown_and_computed_ones_after_the_marker_too(self):
        self.assertEqual(
            [("markdown", "# a"), ("markdown", "b 2"), ("stdout", "'c 2'\n")],
            self.shown("'# a'\n# %% [markdown]\nf'b {1 + 1}'\n\nf'c {1 + 1}'\n"),
        )

    def test_the_first_string_is_the_docstring(self):
        self.assertEqual("'said'\n", self.shown("'said'\n__doc__\n")[1][1])

    def test_future_imports_hold_for_all_statements(self):
        script = "from __future__ import annotations\ndef f(a: Nope): pass\nf.__annotations__\n"
        self.assertEqual("{'a': 'Nope'}\n", self.shown(script)[0][1])

    def test_byte_order_mark_cookie_crlf_form_feed_and_tabs_are_read_as_python_reads_them(self):
        script = "\ufeff# coding: latin-1\r\nx = '\u00e9'\r\n\fif x:\r\n\tprint(x)\r\n"
        result = self.kernel.run(script)
        self.assertEqual(("\u00e9\n", [[0, 2, 2], [1, 3, 4]]), (result.out, result.statements))

    def test_a_syntax_error_is_placed_and_nothing_runs(self):
        error = self.refused("print(1)\ny = = 2\n")
        self.assertEqual(2, error["error"]["line"])
        self.assertTrue(error["content"].startswith('  File "%s", line 2\n    y = = 2\n' % self.kernel.path))
        self.assertIn("^\nSyntaxError: invalid syntax", error["content"])

    def test_what_only_the_compiler_refuses_is_placed_and_nothing_runs(self):
        error = self.refused("print(1)\n\nreturn 3\n")
        self.assertEqual(3, error["error"]["line"])
        self.assertIn("    return 3\n", error["content"])

    def test_wrong_indentation_null_bytes_and_lone_surrogates_are_placed(self):
        self.assertEqual("IndentationError", self.refused("print(1)\n  x = 1\n")["error"]["name"])
        self.assertEqual(2, self.refused("print(1)\nx = '\0'\n")["error"]["line"])
        self.assertEqual(3, self.refused("print(1)\n\nx = '\ud800'\n")["error"]["line"])
        self.assertIn("source code cannot contain null bytes", self.refused("\0")["content"])

    def test_a_nest_too_deep_for_the_parser_is_an_error_not_a_dead_worker(self):
        self.kernel.run("(" * 100_000)
        self.assertEqual("ok", self.kernel.run("1").status)

    def test_a_warning_of_the_compiler_comes_once_with_its_statement(self):
        result = self.kernel.run("x = 1\nprint('a')\nx is 'b'\n")
        self.assertEqual(1, result.err.count("SyntaxWarning"))
        self.assertIn(("begin", 2), result.order()[: result.order().index(("E", result.err))])

    def test_the_script_finds_what_python_would_give_it(self):
        with Kernel() as kernel:
            result = kernel.run(
                "import sys, os\n"
                "if __name__ == '__main__': print(__file__)\n"
                "print(sys.argv, sys.path[0], os.getcwd(), sys.modules['__main__'].__file__)\n"
                "print([n for n in sys.modules if 'sightline' in n], 'streams' in sys.modules)\n"
                "print(open(__file__ + '.new', 'w').fileno())\n"
            )
            path, folder = kernel.path, kernel.folder
        self.assertEqual(f"{path}\n{[path]!r} {folder} {folder} {path}\n[] False\n3\n", result.out)

    def test_modules_beside_the_script_are_imported_also_with_names_like_ours(self):
        with open(os.path.join(self.kernel.folder, "streams.py"), "w") as file:
            file.write("mine = 42\n")
        self.assertEqual("42\n", self.shown("import streams\nstreams.mine\n")[0][1])

    def test_a_run_goes_on_after_an_error_only_when_told(self):
        self.assertEqual(1, len(self.kernel.run("1/0\n2\n").ends))
        result = self.kernel.run("1/0\n2\n", keepGoing=True)
        self.assertEqual((2, "error", "2\n"), (len(result.ends), result.status, result.values[0]["content"]))

    def test_exit_ends_the_run_with_its_code_and_message(self):
        result = self.kernel.run("import sys\nsys.exit('bye')\nprint(1)\n")
        self.assertEqual(("exited", 1, "bye\n", ""), (result.status, result.last["exit"], result.err, result.out))
        result = self.kernel.run("exit(3)")
        self.assertEqual(("exited", 3), (result.status, result.last["exit"]))
        self.assertEqual(0, self.kernel.run("raise SystemExit").last["exit"])

    def test_awaiting_shares_one_loop_over_statements(self):
        self.kernel.run("import asyncio\nasync def later(): return 5\nt = await asyncio.sleep(0, asyncio.ensure_future(later()))\n")
        self.assertEqual("5\n", self.shown("await t\n")[0][1])
        self.assertEqual("6\n", self.shown("asyncio.run(asyncio.sleep(0, 6))\n")[0][1])
        self.assertEqual("5\n", self.shown("await t\n")[0][1])

    def test_variables_are_listed_with_type_shape_and_size(self):
        with Kernel() as kernel:
            kernel.run("import os\ndef f(): pass\na = [1, 2]\nb = 'x' * 1000\nclass C:\n  def __repr__(self): 1/0\nc = C()\n")
            kernel.say({"m": "variables", "ask": 9})
            told = kernel.until(lambda kind, m: kind == "J" and m["m"] == "variables")[-1][1]
        self.assertEqual((9, 0, ["a", "b", "c"]), (told["ask"], told["more"], [v["name"] for v in told["variables"]]))
        self.assertEqual(("list", "[1, 2]", [2]), tuple(told["variables"][0][k] for k in ("type", "repr", "shape")))
        self.assertLessEqual(len(told["variables"][1]["repr"]), 200)


if __name__ == "__main__":
    unittest.main()
