package dev.sightline.watch.linux;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open file descriptor. It is closed once, whoever closes it first; using it afterwards is
 * EBADF, never somebody else's file.
 */
public final class Fd implements AutoCloseable {

    /** Stands for the working directory ({@code AT_FDCWD}); closing it does nothing. */
    public static final Fd CWD = new Fd(-100);

    private static final int CLOSED = -1;
    private static final MethodHandle CLOSE = Native.function("close", Native.INT, Native.INT);

    private final AtomicInteger value;

    Fd(int value) {
        this.value = new AtomicInteger(value);
    }

    /** The number, or -1 when closed. */
    public int value() {
        return value.get();
    }

    /** Whether it is still open. */
    public boolean isOpen() {
        return value.get() != CLOSED;
    }

    /**
     * Closes it. What {@code close(2)} itself reports is not an error here: on Linux the descriptor
     * is free in every case, and data is made safe by {@link Io#fsync}.
     */
    @Override
    public void close() {
        if (this == CWD) {
            return;
        }
        int fd = value.getAndSet(CLOSED);
        if (fd < 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) CLOSE.invokeExact(Native.errno(arena), fd);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    @Override
    public String toString() {
        return "fd " + value.get();
    }
}
