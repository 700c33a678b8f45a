package dev.sightline.ralph;

import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;
import dev.sightline.ralph.format.Line;
import dev.sightline.ralph.format.LogReader;
import dev.sightline.ralph.format.LogSign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of one filling of the log, put together from what comes, and what they mean. */
final class LogLines {
    /**
     * Bytes before the place where reading begins that are read again, to know what came before.
     */
    private static final int BEFORE = 64 * 1024;

    /** A longer line is read in part. */
    private static final int LONGEST = 64 * 1024;

    private static final int NEWEST = 12;
    private static final int WIDEST = 2_000;

    /** Whatever a terminal would do instead of showing it (ECMA-48, CSI), not colours alone. */
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private final LogReader reader = new LogReader();
    private final ArrayDeque<byte[]> newest = new ArrayDeque<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    /** Bytes of the line that is not finished which are left out. */
    private long leftOut;

    private List<LogSign> before = List.of();

    /** Where the line that is not finished begins. */
    private long start;

    /** Counted from where reading began; the log's own numbers are {@code LogIndex}'s. */
    private long number;

    /** Lines of this file from there on. */
    static LogLines from(GrowingFile file, long offset) throws Trouble {
        LogLines lines = new LogLines();
        long from = Math.max(0, offset - BEFORE);
        byte[] before = new byte[(int) (offset - from)];
        ByteBuffer into = ByteBuffer.wrap(before);
        while (into.hasRemaining() && file.read(from + into.position(), into) > 0) {
            // A read may give less than there is.
        }
        into.flip();
        // From the first line that is whole.
        if (from > 0) {
            while (into.hasRemaining() && into.get() != '\n') {
                // Of a line that begins before.
            }
        }
        lines.start = from + into.position();
        lines.before = lines.add(into);
        return lines;
    }

    /** What the lines mean that stand before the place where reading began. */
    List<LogSign> before() {
        return before;
    }

    /** What the lines mean that these bytes finish. */
    List<LogSign> add(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        List<LogSign> signs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            line(bytes, from, i - from, signs);
            from = i + 1;
        }
        append(bytes, from, bytes.length - from);
        return signs;
    }

    private void append(byte[] bytes, int from, int length) {
        int room = Math.max(0, LONGEST - unfinished.size());
        unfinished.write(bytes, from, Math.min(room, length));
        leftOut += length - Math.min(room, length);
    }

    private void line(byte[] bytes, int from, int length, List<LogSign> signs) {
        byte[] line;
        long size;
        if (unfinished.size() == 0 && length <= LONGEST) {
            line = Arrays.copyOfRange(bytes, from, from + length);
            size = length;
        } else {
            append(bytes, from, length);
            line = unfinished.toByteArray();
            size = line.length + leftOut;
            unfinished.reset();
            leftOut = 0;
        }
        number++;
        signs.addAll(reader.line(start, number, text(line)));
        start += size + 1;
        newest.addLast(line);
        if (newest.size() > NEWEST) newest.removeFirst();
    }

    private static String text(byte[] line) {
        int length = line.length;
        if (length > 0 && line[length - 1] == '\r') length--;
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /** The last 12, without colours; one that is not finished is one of them. */
    List<String> newest() {
        List<String> all = new ArrayList<>();
        for (byte[] line : newest) all.add(shown(line));
        if (unfinished.size() > 0) all.add(shown(unfinished.toByteArray()));
        return all.size() > NEWEST ? all.subList(all.size() - NEWEST, all.size()) : all;
    }

    private static String shown(byte[] line) {
        return Line.atMost(WIDEST, CONTROL.matcher(text(line)).replaceAll(""));
    }
}
