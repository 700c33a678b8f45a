package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Asks whether anybody has a file open for writing, by taking a read lease for a moment ({@code
 * F_SETLEASE} of {@code fcntl(2)}): the kernel grants it only when nobody has.
 */
public final class Lease {

    /** The answer. */
    public enum Answer {
        /** Nobody has it open for writing. */
        UNWRITTEN,
        /** Somebody has. */
        WRITTEN,
        /** There is no such file. */
        MISSING,
        /** No right to ask (not the owner, not readable), or the file system knows no leases. */
        UNKNOWN
    }

    private static final int F_SETSIG = 10;
    private static final int F_SETLEASE = 1024;
    private static final int F_RDLCK = 0;
    private static final int F_UNLCK = 2;
    // A lease that is broken in our moment would raise SIGIO, which ends a process by default;
    // SIGURG is ignored by default, see signal(7).
    private static final int SIGURG = 23;

    private static final MethodHandle FCNTL = Native.variadic("fcntl", 2, INT, INT, INT, INT);

    private Lease() {}

    /** Asks about a regular file; a link at the end of the path is not followed. */
    public static Answer ask(byte[] path) {
        int flags = Open.O_RDONLY | Open.O_NONBLOCK | Open.O_NOFOLLOW | Open.O_CLOEXEC;
        try (Fd fd = Open.open(path, flags, 0)) {
            return ask(fd);
        } catch (Errno e) {
            return switch (e.code()) {
                case Errno.ENOENT, Errno.ENOTDIR -> Answer.MISSING;
                default -> Answer.UNKNOWN;
            };
        }
    }

    /** Asks about an open file. */
    public static Answer ask(Fd fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            if (fcntl(errno, fd, F_SETSIG, SIGURG) == 0
                    && fcntl(errno, fd, F_SETLEASE, F_RDLCK) == 0) {
                fcntl(errno, fd, F_SETLEASE, F_UNLCK);
                return Answer.UNWRITTEN;
            }
            return Native.code(errno) == Errno.EAGAIN ? Answer.WRITTEN : Answer.UNKNOWN;
        }
    }

    /** {@code fcntl(2)} with an int argument, for what has no method here. */
    public static int fcntl(Fd fd, int command, int argument) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            int r = fcntl(errno, fd, command, argument);
            if (r < 0) {
                throw new Errno(Native.code(errno), "fcntl", fd.toString());
            }
            return r;
        }
    }

    private static int fcntl(MemorySegment errno, Fd fd, int command, int argument) {
        try {
            return (int) FCNTL.invokeExact(errno, fd.value(), command, argument);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }
}
