package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Signals to processes. A number may be another process's by the time that it is signalled; a
 * {@code pidfd} stays with the one that it was opened for (pidfd_open(2), since Linux 5.3).
 */
public final class Signals {

    /** Only asks whether the process is there and may be signalled. */
    public static final int NONE = 0;

    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    // The same on x86 and ARM: include/uapi/asm-generic/signal.h
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;

    // The same number on every architecture: include/uapi/asm-generic/unistd.h
    private static final long SYS_PIDFD_SEND_SIGNAL = 424;
    private static final long SYS_PIDFD_OPEN = 434;

    private static final MethodHandle OPEN = Native.variadic("syscall", 1, LONG, LONG, LONG, LONG);
    private static final MethodHandle SEND =
            Native.variadic("syscall", 1, LONG, LONG, LONG, LONG, POINTER, LONG);
    private static final MethodHandle KILL = Native.function("kill", INT, INT, INT);

    private Signals() {}

    /**
     * A descriptor of the process that has this number now, {@code pidfd_open(2)}; closed on exec.
     *
     * @param pid above 0
     * @throws Errno ESRCH where there is none, EINVAL for a number that no process can have
     */
    public static Fd pidfd(int pid) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            long fd = (long) OPEN.invokeExact(errno, SYS_PIDFD_OPEN, (long) pid, 0L);
            if (fd < 0) {
                throw new Errno(Native.code(errno), "pidfd_open", String.valueOf(pid));
            }
            return new Fd((int) fd);
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /**
     * To that process and no other, {@code pidfd_send_signal(2)}.
     *
     * @throws Errno ESRCH once it has ended
     */
    public static void send(Fd pidfd, int signal) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            long r =
                    (long)
                            SEND.invokeExact(
                                    errno,
                                    SYS_PIDFD_SEND_SIGNAL,
                                    (long) pidfd.value(),
                                    (long) signal,
                                    MemorySegment.NULL,
                                    0L);
            if (r < 0) {
                throw new Errno(Native.code(errno), "pidfd_send_signal", pidfd.toString());
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /**
     * {@code kill(2)}, for where there are no pidfds: the caller answers for the number.
     *
     * @param pid above 1: 0, 1 and what is negative mean groups, or the init of the machine
     */
    public static void kill(int pid, int signal) throws Errno {
        if (pid <= 1) {
            throw new IllegalArgumentException("no single process of a program: " + pid);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            if ((int) KILL.invokeExact(errno, pid, signal) < 0) {
                throw new Errno(Native.code(errno), "kill", String.valueOf(pid));
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }
}
