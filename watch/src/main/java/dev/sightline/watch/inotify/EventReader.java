package dev.sightline.watch.inotify;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Waiting;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/** Reads and cuts up what the kernel has queued; the layout is that of {@code inotify(7)}. */
final class EventReader {

    private static final int SIZE = 64 * 1024;
    private static final int HEADER = 16;
    private static final int LARGEST = HEADER + 256;
    private static final byte[] NO_NAME = {};

    private final Waiting source;
    private final MemorySegment buffer;

    EventReader(Waiting source, Arena arena) {
        this.source = source;
        this.buffer = arena.allocate(SIZE, 8);
    }

    /**
     * One read.
     *
     * @return whether the queue was empty after it
     */
    boolean read(Consumer<Event> events) throws Errno {
        long end = source.read(buffer);
        long nanos = System.nanoTime();
        for (long at = 0; at < end; ) {
            int length = buffer.get(ValueLayout.JAVA_INT, at + 12);
            events.accept(
                    new Event(
                            buffer.get(ValueLayout.JAVA_INT, at),
                            buffer.get(ValueLayout.JAVA_INT, at + 4),
                            buffer.get(ValueLayout.JAVA_INT, at + 8),
                            length == 0 ? NO_NAME : name(at + HEADER, length),
                            nanos));
            at += HEADER + length;
        }
        return end <= SIZE - LARGEST;
    }

    /** The kernel pads names with NUL. */
    private byte[] name(long start, int padded) {
        int length = 0;
        while (length < padded && buffer.get(ValueLayout.JAVA_BYTE, start + length) != 0) {
            length++;
        }
        byte[] name = new byte[length];
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, start, name, 0, length);
        return name;
    }
}
