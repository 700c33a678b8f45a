package dev.sightline.ralph.log;

import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Some lines of the log, in order.
 *
 * @param first the number of the first; empty where that is not known yet
 * @param total lines of the log; empty while it is being counted
 * @param size of the log, in bytes
 * @param offset where the first one begins
 * @param end behind the last one and its newline
 * @param open the last one has no newline yet
 * @param lines without their ends ({@code \n}, {@code \r\n}); a {@code \r} inside of one is kept
 */
public record Excerpt(
        OptionalLong first,
        OptionalLong total,
        long size,
        long offset,
        long end,
        boolean open,
        List<String> lines) {
    /** A longer line is cut there, and says so. */
    static final int LONGEST = 64 * 1024;

    /** So much is read for one answer, but for its last line; then it has fewer lines. */
    private static final int MOST = 4 * 1024 * 1024;

    public Excerpt {
        lines = List.copyOf(lines);
    }

    /**
     * Some lines from one on.
     *
     * @param from where that one begins
     */
    static Excerpt from(GrowingFile file, long from, int count) throws Trouble {
        long size = file.size();
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] block = new byte[64 * 1024];
        long at = from;
        long begun = from;
        while (lines.size() < count && at < size && begun - from < MOST) {
            int most = (int) Math.min(block.length, size - at);
            int read = Count.read(file, at, block, most);
            if (read == 0) break;
            int begins = 0;
            while (begins < read && lines.size() < count) {
                int newline = Bytes.newline(block, begins, read);
                int ends = newline < 0 ? read : newline;
                int room = Math.max(LONGEST + 1 - line.size(), 0);
                line.write(block, begins, Math.min(ends - begins, room));
                begins = newline < 0 ? read : newline + 1;
                if (newline < 0) continue;
                lines.add(text(line, at + newline - begun));
                line.reset();
                begun = at + begins;
            }
            at += begins;
        }
        // One that merely does not fit any more is left for the next answer, but for a very long
        // one, which would be left for ever.
        boolean open = at > begun && lines.size() < count && (at >= size || lines.isEmpty());
        if (open) lines.add(text(line, at - begun));
        long end = open ? at : begun;
        return new Excerpt(
                OptionalLong.empty(), OptionalLong.empty(), size, from, end, open, lines);
    }

    /** The last ones. */
    static Excerpt last(GrowingFile file, int count) throws Trouble {
        return from(file, beginning(file, file.size(), count), Integer.MAX_VALUE);
    }

    /** Where the last {@code count} lines begin, or as many of them as an answer holds. */
    private static long beginning(GrowingFile file, long size, int count) throws Trouble {
        byte[] block = new byte[64 * 1024];
        long least = Math.max(size - MOST, 0);
        long earliest = size;
        int left = count;
        for (long to = size; to > least; ) {
            long from = Math.max(to - block.length, least);
            int read = Count.read(file, from, block, (int) (to - from));
            // The newline at the very end is the last line's own.
            int stop = to == size ? read - 1 : read;
            while (true) {
                int newline = Bytes.lastNewline(block, 0, stop);
                if (newline < 0) break;
                earliest = from + newline + 1;
                if (--left == 0) return earliest;
                stop = newline;
            }
            to = from;
        }
        if (least == 0) return 0;
        // One line longer than all of this: of its end as much as of a line is shown anyway.
        return earliest < size ? earliest : character(file, size - LONGEST, size);
    }

    /** Where a character begins, there or a little later. */
    static long character(GrowingFile file, long from, long size) throws Trouble {
        if (from <= 0) return 0;
        byte[] few = new byte[3];
        int read = Count.read(file, from, few, (int) Math.min(few.length, size - from));
        int i = 0;
        while (i < read && Bytes.isInside(few[i])) i++;
        return from + i;
    }

    /** Where the line after so many others begins; the end of the log where it has fewer. */
    static long skip(GrowingFile file, long from, long lines) throws Trouble {
        byte[] block = new byte[64 * 1024];
        long at = from;
        long left = lines;
        while (left > 0) {
            int read = Count.read(file, at, block, block.length);
            if (read == 0) return at;
            int newlines = Bytes.newlines(block, 0, read);
            if (newlines < left) {
                left -= newlines;
                at += read;
                continue;
            }
            int begins = 0;
            while (left-- > 0) begins = Bytes.newline(block, begins, read) + 1;
            return at + begins;
        }
        return at;
    }

    /** How many lines end between two offsets. */
    static long between(GrowingFile file, long from, long to) throws Trouble {
        byte[] block = new byte[64 * 1024];
        long newlines = 0;
        for (long at = from; at < to; ) {
            int read = Count.read(file, at, block, (int) Math.min(block.length, to - at));
            if (read == 0) break;
            newlines += Bytes.newlines(block, 0, read);
            at += read;
        }
        return newlines;
    }

    Excerpt numbered(OptionalLong first, OptionalLong total) {
        return new Excerpt(first, total, size, offset, end, open, lines);
    }

    private static String text(ByteArrayOutputStream line, long length) {
        byte[] bytes = line.toByteArray();
        return text(bytes, 0, bytes.length, length);
    }

    /** Of a line without its newline. */
    static String text(byte[] in, int from, int to) {
        return text(in, from, to, to - from);
    }

    private static String text(byte[] in, int from, int to, long length) {
        if (length > LONGEST) {
            int whole = Bytes.whole(in, from, from + LONGEST);
            return "%s … (%d bytes more)"
                    .formatted(Bytes.text(in, from, from + whole), length - whole);
        }
        boolean carriage = to > from && in[to - 1] == '\r';
        return Bytes.text(in, from, carriage ? to - 1 : to);
    }
}
