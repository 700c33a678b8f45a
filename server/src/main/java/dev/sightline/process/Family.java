package dev.sightline.process;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Signals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that {@link Program} started, and all that it has started itself: its session, and who
 * descends from it. Only they are ever signalled, each by a descriptor that cannot come to mean
 * another process, and never this process nor one that it descends from.
 *
 * <p>The number of a session is not used again while anyone is in it; but once it is empty it may
 * be, so where its first process is gone its members must carry our mark in their environment.
 *
 * @param leader its first process
 * @param mark the value of {@link Mark#NAME} that it was started with
 */
public record Family(Identity leader, String mark) {
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_NANOS = 20_000_000;

    /** How long execve(2) may take where others wait for a processor, too. */
    private static final long EXECVE_NANOS = 500_000_000;

    /**
     * All processes that were started with this in their environment, each as the first of its own:
     * so they are found again by who was killed before it could note a number.
     */
    public static List<Family> carrying(String variable, String value) {
        return ProcStat.all().stream()
                .filter(ProcStat::isAlive)
                // The kernel's own have no session, and no environment.
                .filter(one -> one.session() != 0 && carries(one, variable, value))
                .map(one -> new Family(Identity.of(one), ""))
                .toList();
    }

    /** Whether anything of it still runs. */
    public boolean isAlive() {
        return !members(Set.of()).isEmpty();
    }

    /**
     * Asks all of it to end (TERM), and ends what is left then (KILL). Waits.
     *
     * @return whether anything ran
     */
    public boolean end(Duration patience) {
        return end(members(Set.of()), patience);
    }

    /**
     * The same, with who is in a session of its own by now and whose parent is gone, as daemons
     * are: our mark is all that says where they come from.
     */
    public boolean endWithStrays(Duration patience) {
        Set<Identity> marked = new HashSet<>();
        for (Family stray : carrying(Mark.NAME, mark)) marked.add(stray.leader());
        return end(members(marked), patience);
    }

    private boolean end(Set<Identity> found, Duration patience) {
        Set<Identity> known = found;
        if (known.isEmpty()) return false;
        known.forEach(member -> signal(member, Signals.SIGTERM));
        // Who is stopped hears nothing.
        known.forEach(member -> signal(member, Signals.SIGCONT));
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
            known = members(known);
            if (known.isEmpty()) return true;
        }
        // What forks meanwhile is found by the next look.
        deadline = System.nanoTime() + LAST_PATIENCE.toNanos();
        while (!known.isEmpty() && System.nanoTime() < deadline) {
            known.forEach(member -> signal(member, Signals.SIGKILL));
            LockSupport.parkNanos(LOOK_NANOS);
            known = members(known);
        }
        return true;
    }

    /** Holds all of it up, until {@link #resume}; who is started meanwhile is held up too. */
    public void pause() {
        signalAll(Signals.SIGSTOP);
    }

    public void resume() {
        signalAll(Signals.SIGCONT);
    }

    /** Until a look finds nobody new: one that forked just then has a child that heard nothing. */
    private void signalAll(int signal) {
        Set<Identity> reached = new HashSet<>();
        Set<Identity> now = members(Set.of());
        while (reached.addAll(now)) {
            now.forEach(member -> signal(member, signal));
            now = members(reached);
        }
    }

    /**
     * All that are alive.
     *
     * @param before who was found earlier, and is of it also where its parent is gone
     */
    private Set<Identity> members(Collection<Identity> before) {
        if (!leader.boot().equals(Identity.thisBoot())) return Set.of();
        List<ProcStat> all = ProcStat.all();
        // A zombie still has its number.
        boolean leaderIsThere = all.stream().map(Identity::of).anyMatch(leader::equals);
        Set<Long> ours = new HashSet<>();
        Set<Identity> earlier = Set.copyOf(before);
        for (ProcStat one : all) {
            if (isOfSession(one, leaderIsThere) || earlier.contains(Identity.of(one)))
                ours.add(one.pid());
        }
        addDescendants(all, ours);
        Set<Long> untouchable = Lineage.ours();
        Set<Identity> members = new LinkedHashSet<>();
        if (untouchable.contains(leader.pid())) return members;
        for (ProcStat one : all) {
            if (one.isAlive() && ours.contains(one.pid()) && !untouchable.contains(one.pid())) {
                members.add(Identity.of(one));
            }
        }
        return members;
    }

    private boolean isOfSession(ProcStat one, boolean leaderIsThere) {
        if (Identity.of(one).equals(leader)) return true;
        if (one.session() != leader.pid() || one.started() < leader.started()) return false;
        return leaderIsThere || carries(one, Mark.NAME, mark);
    }

    private static boolean carries(ProcStat one, String variable, String value) {
        String wanted = variable + "=" + value;
        long deadline = System.nanoTime() + EXECVE_NANOS;
        while (true) {
            String environment = environment(one.pid());
            if (List.of(environment.split("\0")).contains(wanted)) return true;
            if (environment.endsWith("\0") || !mayBeInExecve(one) || System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(EXECVE_NANOS / 1_000);
        }
    }

    /**
     * In the midst of execve(2) a process shows no environment, or a piece of one; one that sleeps
     * is not in it, and has none.
     */
    private static boolean mayBeInExecve(ProcStat one) {
        return ProcStat.of(one.pid())
                .filter(now -> now.state() == 'R' || now.state() == 'D')
                .map(Identity::of)
                .filter(Identity.of(one)::equals)
                .isPresent();
    }

    private static String environment(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** A child of one of them is one of them. */
    static void addDescendants(List<ProcStat> all, Set<Long> ours) {
        boolean more = true;
        while (more) {
            more = false;
            for (ProcStat one : all) {
                if (ours.contains(one.parent())) more |= ours.add(one.pid());
            }
        }
    }

    private static void signal(Identity member, int signal) {
        int pid = Math.toIntExact(member.pid());
        try (Fd process = Signals.pidfd(pid)) {
            // The descriptor is of whoever had the number just now; is that the one we mean?
            if (member.isAlive()) Signals.send(process, signal);
        } catch (Errno e) {
            // Gone is what was wanted.
            if (e.code() == Errno.ENOSYS) signalByNumber(member, signal);
        }
    }

    /** A kernel, or a container's rules, without pidfds: the look and the signal are apart. */
    private static void signalByNumber(Identity member, int signal) {
        try {
            if (member.isAlive()) Signals.kill(Math.toIntExact(member.pid()), signal);
        } catch (Errno gone) {
            // As above.
        }
    }
}
