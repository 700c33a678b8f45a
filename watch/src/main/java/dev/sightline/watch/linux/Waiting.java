package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Waits for one of two descriptors to be readable: {@code poll(2)}, with an {@code eventfd(2)} as
 * the second, by which another thread ends the wait; and reads from the first. It owns its memory,
 * so that nothing is allocated between an event and its delivery: one waiter at a time.
 */
public final class Waiting implements AutoCloseable {

    private static final short POLLIN = 1;
    private static final int EFD_NONBLOCK = 0x800;
    private static final int EFD_CLOEXEC = 0x80000;

    private static final MethodHandle POLL = Native.function("poll", INT, POINTER, LONG, INT);
    private static final MethodHandle EVENTFD = Native.function("eventfd", INT, INT, INT);
    private static final MethodHandle WRITE = Native.function("eventfd_write", INT, INT, LONG);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment errno = Native.errno(arena);
    // struct pollfd { int fd; short events, revents; }[2]
    private final MemorySegment polled = arena.allocate(16, 8);
    private final MemorySegment count = arena.allocate(8, 8);
    private final Fd source;
    private final Fd bell;

    /** Ready to wait for this descriptor. */
    public Waiting(Fd source) throws Errno {
        this.source = source;
        bell = eventfd();
        polled.set(INT, 0, source.value());
        polled.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
        polled.set(INT, 8, bell.value());
        polled.set(ValueLayout.JAVA_SHORT, 12, POLLIN);
    }

    /**
     * Waits until the source is readable, {@link #wake} is called or the time is over.
     *
     * @param millis how long at most; -1 is without end
     * @return whether the source is readable
     */
    public boolean await(int millis) throws Errno {
        int n;
        try {
            n = (int) POLL.invokeExact(errno, polled, 2L, millis);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
        if (n < 0) {
            if (Native.code(errno) == Errno.EINTR) {
                return false;
            }
            throw new Errno(Native.code(errno), "poll", null);
        }
        if (n > 0 && polled.get(ValueLayout.JAVA_SHORT, 14) != 0) {
            Io.read(bell, count);
        }
        return n > 0 && polled.get(ValueLayout.JAVA_SHORT, 6) != 0;
    }

    /**
     * Reads from the source, without waiting.
     *
     * @return how many bytes; 0 if there is nothing
     */
    public long read(MemorySegment into) throws Errno {
        try {
            return Io.read(errno, source, into);
        } catch (Errno e) {
            if (e.code() == Errno.EAGAIN) {
                return 0;
            }
            throw e;
        }
    }

    /** Ends a wait, or the next one, from any thread. */
    public void wake() {
        try (Arena own = Arena.ofConfined()) {
            int ignored = (int) WRITE.invokeExact(Native.errno(own), bell.value(), 1L);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    private static Fd eventfd() throws Errno {
        try (Arena own = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(own);
            int fd = (int) EVENTFD.invokeExact(errno, 0, EFD_NONBLOCK | EFD_CLOEXEC);
            if (fd < 0) {
                throw new Errno(Native.code(errno), "eventfd", null);
            }
            return new Fd(fd);
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Frees all; nobody may be waiting. */
    @Override
    public void close() {
        bell.close();
        arena.close();
    }
}
