"""Text of all who print, in order, whatever the script does to its streams."""

import unittest

from kernel import Kernel


class Text(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def test_the_two_streams_keep_their_order(self):
        result = self.kernel.run("import sys\nfor i in range(300):\n  print(i, file=(sys.stdout, sys.stderr)[i % 2])\n")
        frames = [m.decode() for kind, m in result.frames if kind in "OE"]
        self.assertEqual("".join("%d\n" % i for i in range(300)), "".join(frames))

    def test_children_and_native_code_keep_their_order_with_prints(self):
        result = self.kernel.run(
            "import os, subprocess, sys\n"
            "for i in range(20):\n"
            "  print('print', i)\n"
            "  subprocess.run(['sh', '-c', f'echo shell {i}; echo error {i} >&2'])\n"
            "  os.write(1, b'raw %d\\n' % i)\n"
            "  os.system(f'echo system {i}')\n"
        )
        text = "".join(m.decode() for kind, m in result.frames if kind in "OE")
        expected = "".join(f"print {i}\nshell {i}\nerror {i}\nraw {i}\nsystem {i}\n" for i in range(20))
        self.assertEqual(sorted(expected.split("\n")), sorted(text.split("\n")))
        firsts = [line for line in text.split("\n") if line.startswith(("print", "shell", "raw", "system"))]
        self.assertEqual([l for l in expected.split("\n") if not l.startswith("error")][:-1], firsts)

    def test_text_stands_between_the_begin_and_the_end_of_its_statement(self):
        script = "import os\n" + "print('a')\nos.system('echo b')\nos.write(1, b'c');\n" * 30
        order = self.kernel.run(script).order()
        self.assertEqual(
            [("begin", 0), ("end", 0)]
            + [s for n in range(90) for s in (("begin", n + 1), ("O", "abc"[n % 3] + "\n" if n % 3 < 2 else "c"), ("end", n + 1))],
            order,
        )

    def test_half_a_line_comes_while_the_statement_runs(self):
        kernel = self.kernel
        kernel.start("import sys\nsys.stdout.write('half'); sys.stdin.readline()\n")
        frames = kernel.until(lambda kind, m: kind == "O")
        self.assertEqual(b"half", frames[-1][1])
        kernel.finish()
        kernel.say({"m": "input", "text": ""})
        self.assertEqual("ok", kernel.finish().status)
        kernel.start("import sys, time\nsys.stdout.write('again')\ntime.sleep(1000)\n")
        kernel.until(lambda kind, m: kind == "O" and m == b"again")
        kernel.order("interrupt")
        self.assertEqual("interrupted", kernel.finish().status)

    def test_half_a_line_comes_though_nothing_ends_it(self):
        self.kernel.start("import sys, time\nsys.stderr.write('50 %\\r'), sys.stdout.write('half'), time.sleep(1000)\n")
        self.kernel.until(lambda kind, m: kind == "O" and m == b"half")
        self.kernel.order("interrupt")
        self.assertEqual("interrupted", self.kernel.finish().status)

    def test_a_flood_passes_whole_and_in_order(self):
        result = self.kernel.run("for i in range(200000): print(i, 'x' * 40)\n")
        lines = result.out.split("\n")
        self.assertEqual(200001, len(lines))
        self.assertTrue(all(line == "%d %s" % (i, "x" * 40) for i, line in enumerate(lines[:-1])))

    def test_a_hundred_megabytes_pass_whole_and_nobody_keeps_them(self):
        with Kernel() as kernel:
            result = kernel.run("import sys\nfor i in range(1000): print('y' * 99999); print('e', file=sys.stderr)\n")
            for pid in (kernel.process.pid, kernel.pid):
                with open("/proc/%d/status" % pid) as file:
                    most = next(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))
                self.assertLess(most, 64 * 1024, "kilobytes resident at most")
        self.assertEqual((1000 * 100000, 2000), (len(result.out), len(result.err)))

    def test_an_interrupt_neither_loses_nor_repeats_text(self):
        for _ in range(10):
            self.kernel.start("n = 0\nwhile True:\n  print('%09d' % n); n += 1\n")
            first = self.kernel.until(lambda kind, _: kind == "O")
            self.kernel.order("interrupt")
            result = self.kernel.finish()
            self.assertEqual("interrupted", result.status)
            text = (b"".join(m for kind, m in first if kind == "O").decode() + result.out).split("\n")[:-1]
            self.assertEqual(["%09d" % i for i in range(len(text))], text)

    def test_what_cannot_be_encoded_is_escaped(self):
        self.assertEqual("\\udc80 \u00e9\n", self.kernel.run("print('\\udc80 \u00e9')\n").out)

    def test_the_streams_look_like_those_of_a_pipe(self):
        result = self.kernel.run(
            "import sys\nfor s in sys.stdout, sys.stderr:\n"
            "  print(s.fileno(), s.encoding, s.errors, s.isatty(), s.name, s.mode, s.buffer.fileno())\n"
            "sys.stdout.buffer.write(b'bytes\\n');\nprint('end', end='', flush=True)\n"
        )
        self.assertEqual(
            "1 utf-8 backslashreplace False <stdout> w 1\n2 utf-8 backslashreplace False <stderr> w 2\nbytes\nend", result.out
        )

    def test_a_script_may_replace_close_and_detach_its_streams(self):
        run = self.kernel.run
        self.assertEqual("b\n", run("import sys\nsys.stdout = None\nprint('a')\nsys.stdout = sys.__stdout__\nprint('b')\n").out)
        self.assertEqual("c\n", run("sys.stdout = None\n").out + run("print('c')\n").out)
        self.assertEqual("d\n", run("sys.stdout.close()\nprint('d')\n").out)
        self.assertEqual("e\n", run("sys.stdout.detach(); sys.stdout = 5;\n").out + run("print('e')\n").out)
        script = "import io\nold = sys.stdout\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'ascii')\nprint('f')\nsys.stdout = old\nprint('g')\n"
        self.assertEqual("f\ng\n", run(script).out)

    def test_a_script_may_close_and_redirect_the_descriptors(self):
        with Kernel() as kernel:
            script = "import os\nkeep = os.dup(1)\nos.dup2(os.open('f', os.O_CREAT | os.O_WRONLY), 1)\nprint('away')\nos.dup2(keep, 1)\nprint('back')\nopen('f').read()\n"
            result = kernel.run(script)
            self.assertEqual(("back\n", "'away\\n'\n"), (result.out, result.values[-1]["content"]))
            self.assertEqual("OSError", kernel.run("os.close(1)\nprint(1)\n").errors[0]["error"]["name"])
            self.assertEqual("2\n", kernel.run("1 + 1\n").values[0]["content"])

    def test_a_thread_prints_after_the_run_has_ended(self):
        with Kernel() as kernel:
            kernel.run("import threading\ngo = threading.Event()\nthreading.Thread(target=lambda: (go.wait(), print('late'))).start()\n")
            kernel.start("threading.Timer(0.1, go.set).start()\n")
            self.assertIn(b"late\n", [m for _, m in kernel.until(lambda kind, _: kind == "O")])

    def test_a_forked_child_runs_on_and_speaks_only_text(self):
        result = self.kernel.run("import os, sys\nchild = os.fork()\nif child: os.waitpid(child, 0)\nprint(child == 0)\n")
        self.assertEqual(("True\nFalse\n", "ok", 4), (result.out, result.status, len(result.ends)))
        result = self.kernel.run("child = os.fork()\nif not child: 1/0\ncode = os.waitpid(child, 0)[1] >> 8\ncode\n")
        self.assertEqual(("1\n", True), (result.values[-1]["content"], "ZeroDivisionError" in result.err))

    def test_multiprocessing_works_by_fork_and_by_spawn(self):
        script = (
            "import multiprocessing as mp\ndef f(x):\n  print(f'in {x}\\n', end='', flush=True)\n  return x * x\n\n"
            "if __name__ == '__main__':\n  with mp.get_context('%s').Pool(2) as pool: print(pool.map(f, [1, 2, 3]))\n"
        )
        for method in ("fork", "spawn"):
            with open(self.kernel.path, "w") as file:
                file.write(script % method)
            result = self.kernel.run(script % method)
            self.assertEqual(["[1, 4, 9]", "in 1", "in 2", "in 3"], sorted(result.out.split("\n")[:-1]), result.err)
            self.assertEqual("", result.err)

    def test_commands_that_the_worker_does_not_read_block_nobody(self):
        with Kernel() as kernel:
            kernel.start("print('in')\nwhile True: pass\n")
            kernel.until(lambda kind, _: kind == "O")
            for _ in range(40):
                kernel.say({"m": "input", "text": "x" * 500_000})
            kernel.order("interrupt")
            self.assertEqual("interrupted", kernel.finish().status)
            self.assertEqual("ok", kernel.run("x = 1").status)


if __name__ == "__main__":
    unittest.main()
