package dev.sightline.watch.inotify;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Waiting;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Reads and cuts up what the kernel has queued; the layout is that of {@code inotify(7)}. */
final class EventReader {

    private static final int SIZE = 64 * 1024;
    private static final int HEADER = 16;
    private static final int LARGEST = HEADER + 256;
    private static final byte[] NO_NAME = {};

    private final Waiting source;
    private final MemorySegment buffer;

    /** The same memory: a ByteBuffer is read by code that the JVM has warm from the start. */
    private final ByteBuffer bytes;

    EventReader(Waiting source, Arena arena) {
        this.source = source;
        this.buffer = arena.allocate(SIZE, 8);
        this.bytes = buffer.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * One read.
     *
     * @return whether the queue was empty after it
     */
    boolean read(Consumer<Event> events) throws Errno {
        int end = (int) source.read(buffer);
        long nanos = System.nanoTime();
        for (int at = 0; at < end; ) {
            int wd = bytes.getInt(at);
            int mask = bytes.getInt(at + 4);
            int cookie = bytes.getInt(at + 8);
            int length = bytes.getInt(at + 12);
            byte[] name = length == 0 ? NO_NAME : name(at + HEADER, length);
            events.accept(new Event(wd, mask, cookie, name, nanos));
            at += HEADER + length;
        }
        return end <= SIZE - LARGEST;
    }

    /** The kernel pads names with NUL. */
    private byte[] name(int start, int padded) {
        int length = 0;
        while (length < padded && bytes.get(start + length) != 0) {
            length++;
        }
        byte[] name = new byte[length];
        bytes.get(start, name);
        return name;
    }
}
