"""The worker and everything it has started: begun, counted, measured, and ended without a rest.

Three nets, each for what slips through the one before: the worker's process group; the supervisor as
"subreaper" (prctl(2)), to whom orphans come instead of to init, so that a daemon that left its group and its
parent is still found below us; and a cgroup of its own with a limit of tasks, where the system lets us make one.
"""

import os
import signal
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # linux/prctl.h
TASKS = 4096  # threads count as tasks too, so this is well above the limit of processes
MANY = 200  # tasks, each of which may have a share of the CPU as large as ours


def prctl(option, value):
    try:
        import ctypes

        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    except Exception:  # no ctypes, or another system: one net less
        pass


def read(path):
    try:
        with open(path, "rb", 0) as file:
            return file.read()
    except OSError:
        return b""


def write(path, text):
    fd = os.open(path, os.O_WRONLY)
    try:
        os.write(fd, text)
    finally:
        os.close(fd)


def own_cgroup():
    """A new folder below our own cgroup, of version 1 (pids) or 2; None where that is not ours to make."""
    for line in read("/proc/self/cgroup").decode("utf-8", "replace").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers not in ("pids", ""):
            continue
        mount = "/sys/fs/cgroup/pids" if controllers else "/sys/fs/cgroup"
        above = mount + path.rstrip("/")
        folder = "%s/sightline-%d" % (above, os.getpid())
        try:
            swept(above)
            os.mkdir(folder)
        except OSError:
            continue
        if os.path.exists(folder + "/cgroup.procs"):
            try:
                write(folder + "/pids.max", b"%d" % TASKS)
            except OSError:
                pass  # version 2 without this controller: it still knows who belongs to us
            return folder
        os.rmdir(folder)
    return None


def swept(above):
    """Removes what a supervisor that was killed could not; a folder with a living process in it stays."""
    for name in os.listdir(above):
        if name.startswith("sightline-") and not os.path.exists("/proc/" + name[10:]):
            try:
                os.rmdir(above + "/" + name)
            except OSError:
                pass


def oom_kills():
    for line in read("/proc/vmstat").splitlines():
        if line.startswith(b"oom_kill "):
            return int(line.split()[1])
    return 0


class Family:
    def __init__(self):
        self.status = None  # what waitpid(2) said of the worker
        self.cgroup = own_cgroup()
        self.kills = oom_kills()
        self.ticks = {}
        self.urgent = False
        self.measured = time.monotonic()
        prctl(PR_SET_CHILD_SUBREAPER, 1)

    def spawn(self, command, pipes):
        """Starts the worker; pipes are its ends: commands, messages, beats, stdout, stderr."""
        parent = os.getpid()
        self.worker = os.fork()
        if self.worker:
            return
        try:
            os.setsid()
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)
            for path, text in (
                ("/proc/self/oom_score_adj", b"800"),  # when memory ends, the script goes, not the node
                ((self.cgroup or "") + "/cgroup.procs", b"0"),
            ):
                try:
                    write(path, text)
                except OSError:
                    pass
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
                signal.signal(number, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(pipes[3], 1)
            os.dup2(pipes[4], 2)
            for fd in pipes[:3]:
                os.set_inheritable(fd, True)
            os.environ.setdefault("MPLBACKEND", "Agg")
            os.execvp(command[0], command + [str(fd) for fd in pipes[:3]])
        except BaseException as problem:
            os.write(2, ("%s: %s\n" % (command[0], problem)).encode("utf-8", "replace"))
        finally:
            os._exit(127)

    def signal(self, number):
        try:
            os.killpg(self.worker, number)
        except OSError:
            pass

    def reap(self):
        """Takes the dead off the table, the worker's and those that came to us as orphans."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except OSError:
                return
            if not pid:
                return
            if pid == self.worker:
                self.status = status

    def await_worker(self, seconds):
        limit = time.monotonic() + seconds
        while self.status is None and time.monotonic() < limit:
            time.sleep(0.005)
            self.reap()

    def members(self):
        """All living processes below us."""
        if self.cgroup:
            listed = [int(pid) for pid in read(self.cgroup + "/cgroup.procs").split()]
            if listed:
                return listed
        found, queue = [], [os.getpid()]
        children = None
        while queue:
            pid = queue.pop()
            try:
                tasks = os.listdir("/proc/%d/task" % pid)
            except OSError:
                continue
            for task in tasks:
                path = "/proc/%d/task/%s/children" % (pid, task)
                if children is None and not os.path.exists(path):
                    children = self.by_parent()
                below = children.get(pid, []) if children else [int(p) for p in read(path).split()]
                found += below
                queue += below
                if children:
                    break
        return found

    @staticmethod
    def by_parent():
        """For a kernel without CONFIG_PROC_CHILDREN: who is whose child, from all of /proc."""
        children = {}
        for name in os.listdir("/proc"):
            if name.isdigit():
                fields = read("/proc/%s/stat" % name).rpartition(b")")[2].split()
                if len(fields) > 1:
                    children.setdefault(int(fields[1]), []).append(int(name))
        return children

    def crowd(self, limit):
        """The number of processes when it may be above the limit, else any smaller number: cheap."""
        if self.cgroup:
            tasks = int(read(self.cgroup + "/pids.current") or len(self.members()))
            self.hurry(tasks > MANY)
        else:
            load = read("/proc/loadavg").split()  # its fourth field: running/all tasks of the machine
            tasks = int(load[3].partition(b"/")[2]) if len(load) > 3 else 0
        return len(self.members()) if tasks > limit else 0

    def hurry(self, urgent):
        """Puts the supervisor before all others, where it may: of a thousand sessions (setsid(2)) each gets as much
        of the CPU as ours, so that it would come on once in seconds."""
        if urgent == self.urgent:
            return
        self.urgent = urgent
        try:
            policy = os.SCHED_RR | os.SCHED_RESET_ON_FORK if urgent else os.SCHED_OTHER
            os.sched_setscheduler(0, policy, os.sched_param(1 if urgent else 0))
        except (OSError, AttributeError):
            pass  # not privileged

    def usage(self, now):
        """Resident bytes, share of a CPU since the last call, and processes; of all together."""
        page, tick = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")
        rss, spent, ticks = 0, 0, {}
        members = self.members()
        for pid in members[:256]:  # a sample: with more of them the figure matters no longer
            memory = read("/proc/%d/statm" % pid).split()
            fields = read("/proc/%d/stat" % pid).rpartition(b")")[2].split()
            if len(memory) > 1 and len(fields) > 12:
                rss += int(memory[1]) * page
                ticks[pid] = int(fields[11]) + int(fields[12])
                spent += ticks[pid] - self.ticks.get(pid, 0)
        passed = max(now - self.measured, 0.001)
        self.ticks, self.measured = ticks, now
        return rss, max(0.0, spent / tick / passed), len(members)

    def end(self):
        """Kills everybody until nobody is left. Who forks in the meantime has the signal pending already, or is
        stopped, or has no room for a child."""
        self.hurry(True)
        if self.cgroup:
            for name, text in (("/pids.max", b"0"), ("/cgroup.kill", b"1")):
                try:
                    write(self.cgroup + name, text)
                except OSError:
                    pass
        limit = time.monotonic() + 10
        while time.monotonic() < limit:
            if self.status is None:
                self.signal(signal.SIGKILL)
            rest = self.members()
            for number in (signal.SIGSTOP, signal.SIGKILL):
                for pid in rest:
                    try:
                        os.kill(pid, number)
                    except OSError:
                        pass
            self.reap()
            if self.status is not None and not self.members():
                break
            time.sleep(0.002)
        if self.cgroup:
            for _ in range(50):  # the dead leave it a moment after they were reaped
                try:
                    os.rmdir(self.cgroup)
                    break
                except OSError:
                    time.sleep(0.01)
            self.cgroup = None
        self.hurry(False)

    def verdict(self, reason, quoted):
        status = self.status
        if status is None:
            code = number = "null"
            how = "The Python process could not be ended."
        elif os.WIFSIGNALED(status):
            code, number = "null", str(os.WTERMSIG(status))
            try:
                name = signal.Signals(os.WTERMSIG(status)).name
            except ValueError:
                name = "signal"
            how = "The Python process was ended by %s (signal %s)." % (name, number)
        else:
            code, number = str(os.WEXITSTATUS(status)), "null"
            how = "The Python process ended by itself with exit code %s." % code
        oom = number == "9" and not reason and oom_kills() > self.kills
        detail = reason or ("The machine ran out of memory, and the system ended the Python process." if oom else how)
        return '"gone","exit":%s,"signal":%s,"oom":%s,"detail":%s' % (
            code,
            number,
            "true" if oom else "false",
            quoted(detail),
        )
