"""How a kernel ends, and that nothing outlives it."""

import os
import signal
import subprocess
import sys
import time
import unittest

from kernel import HOME, SECONDS, Kernel

DAEMON = """
import os, sys, time
read, write = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.setsid()
        os.closerange(3, write)
        os.write(write, b'%d' % os.getpid())
        time.sleep(1000)
    os._exit(0)
os.wait()
print(os.read(read, 99).decode(), flush=True)
"""


def alive(pid):
    try:
        with open("/proc/%d/stat" % pid) as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Life(unittest.TestCase):
    def await_ends(self, *pids):
        limit = time.monotonic() + SECONDS
        while any(alive(pid) for pid in pids):
            self.assertLess(time.monotonic(), limit, "still there: %r" % [p for p in pids if alive(p)])
            time.sleep(0.01)

    def with_daemon(self, kernel):
        daemon = int(kernel.run(DAEMON).out)
        self.assertTrue(alive(daemon))
        return daemon

    def test_a_process_that_exits_is_gone_with_its_code_and_its_last_words(self):
        with Kernel() as kernel:
            result = kernel.run("import os\nprint('x')\nos._exit(3)\n")
            gone = result.last
            self.assertEqual(("x\n", 3, None, False), (result.out, gone["exit"], gone["signal"], gone["oom"]))
            self.assertEqual((None, None), kernel.next())
            self.assertEqual(0, kernel.process.wait(SECONDS))

    def test_a_process_that_crashes_is_gone_with_its_signal(self):
        for script, number in (("import os; os.abort()", signal.SIGABRT),
                               ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", signal.SIGSEGV)):
            with Kernel() as kernel:
                gone = kernel.run(script).last
                self.assertEqual((None, number), (gone["exit"], gone["signal"]))

    def test_a_script_that_closes_our_pipes_is_told(self):
        with Kernel() as kernel:
            self.assertIn("closed", kernel.run("import os; os.closerange(0, 4096)").last["detail"])

    def test_a_handler_of_the_script_that_raises_after_its_end_harms_nobody(self):
        script = (
            "import signal, time\ndef late(*_): raise TimeoutError('late')\n"
            "signal.signal(signal.SIGALRM, late);\nsignal.setitimer(signal.ITIMER_REAL, %s);\n"
        )
        with Kernel() as kernel:
            self.assertEqual("ok", kernel.run(script % "0.5").status)
            time.sleep(0.7)  # nothing tells that a signal was taken
            self.assertEqual("2\n", kernel.run("1 + 1\n").values[0]["content"])
            self.assertEqual("TimeoutError", kernel.run("signal.setitimer(signal.ITIMER_REAL, 0.1)\ntime.sleep(10)\n").errors[0]["error"]["name"])
            kernel.run("signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001);\n")
            for _ in range(50):
                kernel.run("x = 1\n")
            # The handler may well strike the statement that ends it.
            while kernel.run("signal.setitimer(signal.ITIMER_REAL, 0);\n").status != "ok":
                pass
            self.assertEqual("3\n", kernel.run("1 + 2\n").values[0]["content"])

    def test_a_handler_of_the_script_for_its_stop_is_called_though_nothing_runs(self):
        with Kernel() as kernel:
            kernel.run("import signal, os\nsignal.signal(signal.SIGTERM, lambda *_: (os.write(1, b'bye'), os._exit(0)));\n")
            kernel.order("stop")
            frames = kernel.until(lambda kind, m: kind == "S" and m["s"] == "gone")
            self.assertIn(("O", b"bye"), frames)

    def test_stop_and_kill_end_the_worker_and_a_daemon_that_left_its_group(self):
        for order in ("stop", "kill"):
            with Kernel() as kernel:
                daemon = self.with_daemon(kernel)
                kernel.order(order)
                self.assertIn("kernel was", kernel.gone()["detail"])
                self.assertEqual(0, kernel.process.wait(SECONDS))
                self.await_ends(kernel.pid, daemon)

    def test_a_worker_that_ignores_sigterm_is_stopped_all_the_same(self):
        with Kernel() as kernel:
            kernel.start("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint(1)\nwhile True: pass")
            kernel.until(lambda kind, _: kind == "O")
            kernel.order("stop")
            self.assertEqual(signal.SIGKILL, kernel.gone()["signal"])

    def test_what_a_dead_worker_left_behind_ends_with_it(self):
        with Kernel() as kernel:
            daemon = self.with_daemon(kernel)
            kernel.run("os._exit(0)")
            self.await_ends(daemon)

    def test_the_end_of_the_pipe_ends_everything(self):
        kernel = Kernel()
        daemon = self.with_daemon(kernel)
        kernel.start("while True: print('flood' * 1000)")
        kernel.process.stdin.close()
        self.await_ends(kernel.pid, daemon)
        kernel.__exit__()

    def test_kill_9_of_the_node_ends_everything(self):
        node = subprocess.Popen(
            [sys.executable, "-B", "-c",
             "import sys, time; sys.path.insert(0, sys.argv[1])\n"
             "from kernel import Kernel\n"
             "from test_life import DAEMON\n"
             "k = Kernel()\n"
             "print(k.process.pid, k.pid, int(k.run(DAEMON).out), flush=True)\n"
             "k.start('while True: pass')\n"
             "time.sleep(1000)", HOME],
            stdout=subprocess.PIPE)
        pids = [int(pid) for pid in node.stdout.readline().split()]
        node.kill()
        node.wait()
        node.stdout.close()
        self.assertEqual(3, len(pids))
        self.await_ends(*pids)

    def test_kill_9_of_the_supervisor_ends_the_worker(self):
        with Kernel() as kernel:
            kernel.process.kill()
            self.await_ends(kernel.pid)

    def test_a_stopped_worker_is_silent_and_can_be_killed(self):
        with Kernel() as kernel:
            kernel.start("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n")
            self.assertGreaterEqual(kernel.until(lambda kind, m: kind == "S" and m["s"] == "silent")[-1][1]["seconds"], 0.75)
            kernel.order("kill")
            kernel.gone()
            self.await_ends(kernel.pid)

    def test_native_code_that_holds_the_interpreter_is_silent_then_heard(self):
        with Kernel() as kernel:
            kernel.start("import ctypes\nctypes.PyDLL(None).usleep(1200000)\n")
            said = [m["s"] for kind, m in kernel.finish().frames if kind == "S" and m["s"] in ("silent", "heard")]
            self.assertEqual(["silent", "heard"], said)

    # While many processes come and go all other tests wait: a limit that is reached soon. It is above the crowd that
    # hurries the supervisor (family.MANY). The two that fork for ever have the machine to themselves until they are
    # ended.

    def test_a_fork_bomb_is_seen_and_ended(self):
        with Kernel(processes=300) as kernel:
            kernel.start("import os, time\nfor i in range(400):\n  if os.fork() == 0:\n    time.sleep(1000)\n")
            frames = kernel.until(lambda kind, m: kind == "S" and m["s"] == "gone")
            told = [m for kind, m in frames if kind == "S" and m["s"] == "too_many_processes"]
            self.assertEqual([300], [m["limit"] for m in told])
            self.assertIn("300 processes", frames[-1][1]["detail"])

    def test_a_real_fork_bomb_is_ended(self):
        with Kernel(processes=300) as kernel:
            kernel.start("import os\nos.setsid() if os.getpgid(0) != os.getpid() else 0\nwhile True:\n  try: os.fork()\n  except OSError: pass\n")
            self.assertIn("processes", kernel.gone()["detail"])

    def test_a_fork_bomb_of_sessions_is_ended(self):
        with Kernel(processes=300) as kernel:
            kernel.start("import os\nwhile True:\n  try: os.fork() or os.setsid()\n  except OSError: pass\n")
            told = kernel.until(lambda kind, m: kind == "S" and m["s"] == "too_many_processes")
            self.assertEqual(300, told[-1][1]["limit"])
            self.assertIn("processes", kernel.gone()["detail"])

    def test_use_is_told_every_second_of_a_run_and_once_after(self):
        with Kernel() as kernel:
            kernel.start("x = bytearray(50_000_000)\nimport time\nt = time.time()\nwhile time.time() < t + 1.3: pass\n")
            used = [m for kind, m in kernel.until(lambda kind, m: kind == "J" and m["m"] == "done") if kind == "S"]
            self.assertGreater(used[0]["rss"], 50_000_000)
            self.assertGreater(used[0]["cpu"], 0.1)
            self.assertGreaterEqual(used[0]["processes"], 1)
            self.assertEqual("usage", kernel.until(lambda kind, m: kind == "S")[-1][1]["s"])

    def test_an_idle_kernel_is_not_interrupted(self):
        with Kernel() as kernel:
            kernel.run("x = 1")
            kernel.order("interrupt")
            self.assertEqual("ok", kernel.run("x = 2").status)

    def test_a_terminal_key_at_the_node_does_not_reach_the_kernel(self):
        with Kernel() as kernel:
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
                kernel.process.send_signal(number)
            self.assertEqual("ok", kernel.run("x = 2").status)

    def test_a_python_that_cannot_be_started_is_gone_with_the_reason(self):
        with Kernel(setup=False, program="/nowhere/python") as kernel:
            frames = kernel.until(lambda kind, m: kind == "S" and m["s"] == "gone")
            self.assertEqual(127, frames[-1][1]["exit"])
            self.assertIn(b"/nowhere/python", b"".join(m for kind, m in frames if kind == "E"))


if __name__ == "__main__":
    unittest.main()
