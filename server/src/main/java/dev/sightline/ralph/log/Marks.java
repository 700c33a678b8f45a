package dev.sightline.ralph.log;

import java.util.Arrays;

/**
 * Where some lines begin: one for every 256 KiB or so, and from 32,768 of them on every second one
 * is given up, so that they take 512 KiB at most, whatever the log.
 */
final class Marks {
    static final int MOST = 32 * 1024;
    private static final long SPACING = 256 * 1024;

    /** A line's number, from 1, and its first byte's offset. */
    record Mark(long line, long offset) {}

    private long[] lines = new long[64];
    private long[] offsets = new long[64];
    private int size;
    private long spacing = SPACING;

    Marks() {
        lines[0] = 1;
        size = 1;
    }

    /** That a line begins there; only what is far enough from the last one is kept. */
    void add(long line, long offset) {
        if (offset - offsets[size - 1] < spacing) return;
        if (size == MOST) thin();
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        lines[size] = line;
        offsets[size] = offset;
        size++;
    }

    private void thin() {
        size = MOST / 2;
        for (int i = 0; i < size; i++) {
            lines[i] = lines[i * 2];
            offsets[i] = offsets[i * 2];
        }
        spacing *= 2;
    }

    /** The last one that is not behind this line. */
    Mark before(long line) {
        return in(lines, line);
    }

    /** The last one that is not behind this offset. */
    Mark beforeOffset(long offset) {
        return in(offsets, offset);
    }

    private Mark in(long[] sorted, long wanted) {
        int at = Arrays.binarySearch(sorted, 0, size, wanted);
        int i = at >= 0 ? at : -at - 2;
        return new Mark(lines[i], offsets[i]);
    }

    /** How many numbers it holds. */
    int held() {
        return lines.length + offsets.length;
    }
}
