package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/**
 * A terminal without a screen, pty(7): what a program writes to it is read here, by one thread, and
 * what is typed is written. Its own side is held open until {@link #release}, so that nothing ends
 * before a program has opened it.
 */
public final class Pty implements AutoCloseable {

    // include/uapi/asm-generic/ioctls.h, ioctl_tty(2)
    private static final long TIOCSPTLCK = 0x4004_5431L;
    private static final long TIOCGPTN = 0x8004_5430L;
    private static final long TIOCSWINSZ = 0x5414L;

    private static final MethodHandle IOCTL = Native.variadic("ioctl", 2, INT, INT, LONG, POINTER);

    /** More than the system holds of what nobody has read (drivers/tty/pty.c, n_tty.c: 12 KiB). */
    private static final int HELD = 64 * 1024;

    private final Fd master;
    private final Fd own;
    private final Waiting waiting;
    private final String path;
    private volatile boolean ended;

    // Of the thread that reads.
    private int left = HELD;

    private Pty(Fd master, Fd own, Waiting waiting, String path) {
        this.master = master;
        this.own = own;
        this.waiting = waiting;
        this.path = path;
    }

    /**
     * Opens one that nobody uses yet.
     *
     * @throws Errno ENOSPC, EMFILE; ENOENT where the system has none
     */
    public static Pty open(int columns, int rows) throws Errno {
        int flags = Open.O_RDWR | Open.O_NOCTTY | Open.O_CLOEXEC;
        Fd master = Open.open("/dev/ptmx", flags, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(INT);
            ioctl(master, TIOCSPTLCK, number);
            ioctl(master, TIOCGPTN, number);
            String path = "/dev/pts/" + number.get(INT, 0);
            ioctl(master, TIOCSWINSZ, size(arena, columns, rows));
            Fd own = Open.open(path, flags, 0);
            try {
                return new Pty(master, own, new Waiting(master), path);
            } catch (Errno e) {
                own.close();
                throw e;
            }
        } catch (Errno e) {
            master.close();
            throw e;
        }
    }

    /** struct winsize: rows, columns, and two that nobody uses. */
    private static MemorySegment size(Arena arena, int columns, int rows) {
        MemorySegment size = arena.allocate(ValueLayout.JAVA_SHORT, 4);
        size.setAtIndex(ValueLayout.JAVA_SHORT, 0, (short) rows);
        size.setAtIndex(ValueLayout.JAVA_SHORT, 1, (short) columns);
        return size;
    }

    private static void ioctl(Fd fd, long request, MemorySegment argument) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            if ((int) IOCTL.invokeExact(errno, fd.value(), request, argument) < 0) {
                throw new Errno(Native.code(errno), "ioctl", fd.toString());
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** The file that a program opens as its terminal. */
    public String path() {
        return path;
    }

    /** Lets it end when the last program closes it. */
    public void release() {
        own.close();
    }

    /** Ends it with what was written until now, whoever has it open still. */
    public void end() {
        release();
        ended = true;
        waiting.wake();
    }

    /**
     * Reads what was written. Waits; not on a virtual thread.
     *
     * @return -1 once it was released and no program has it open, or it was ended
     */
    public int read(ByteBuffer into) throws Errno {
        boolean last = ended;
        while (!waiting.await(last ? 0 : -1)) {
            if (last) return -1;
            last = ended;
        }
        try {
            int read = Io.read(master, into);
            if (last) left -= read;
            return read == 0 || left < 0 ? -1 : read;
        } catch (Errno e) {
            if (e.code() == Errno.EIO) return -1;
            throw e;
        }
    }

    /**
     * Types all of it. Waits where the program reads nothing and the kernel keeps no more; not on a
     * virtual thread.
     *
     * @throws Errno EIO once it was released and no program has it open
     */
    public void write(ByteBuffer from) throws Errno {
        Io.write(master, from);
    }

    @Override
    public void close() {
        own.close();
        master.close();
        waiting.close();
    }
}
