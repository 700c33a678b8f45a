package dev.sightline.ralph;

import dev.sightline.disk.Characters;
import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Tail;
import dev.sightline.disk.Tail.Mark;
import dev.sightline.disk.Trouble;
import dev.sightline.ralph.format.LogSign;
import dev.sightline.ralph.log.LogIndex;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** The log as it grows: pieces of it for those who listen, and what its lines mean. */
final class LogTail implements AutoCloseable {
    /** Bytes of one event. */
    private static final int PIECE = 64 * 1024;

    /** Pieces of one look: what comes after them waits until they are told. */
    private static final int MOST = 16;

    /** What a look finds, in its order. */
    sealed interface Found {}

    /**
     * From here on it is another file, or the same written anew.
     *
     * @param before what the lines mean that come before what is told of it
     * @param lost whether the one before may not have been read to its end
     */
    record Another(List<LogSign> before, boolean lost) implements Found {}

    /**
     * A part of the log that was not told yet.
     *
     * @param data of {@code log_append}
     * @param reference what the journal keeps of it
     * @param mark behind it
     * @param signs of the lines that it finishes
     */
    record Piece(
            Map<String, @Nullable Object> data,
            Map<String, @Nullable Object> reference,
            Mark mark,
            List<LogSign> signs)
            implements Found {}

    /**
     * What a look has found.
     *
     * @param more whether there is more at once
     * @param held bytes of a line that is not whole
     */
    record Look(List<Found> found, boolean more, int held) {}

    private final Tail tail;
    private final LogIndex index;
    private @Nullable GrowingFile file;
    private LogLines lines = new LogLines();
    private Optional<Instant> written = Optional.empty();

    LogTail(Tail tail, LogIndex index) {
        this.tail = tail;
        this.index = index;
    }

    /**
     * What has come. Calls the system.
     *
     * @param idle nothing has come for a while: half of a line is taken too
     */
    Look look(boolean idle) throws Trouble {
        List<Found> found = new ArrayList<>();
        try {
            while (found.size() < MOST) {
                Tail.Step step = tail.next(PIECE, (bytes, full) -> cut(bytes, full || idle));
                switch (step) {
                    case Tail.Step.Begins(GrowingFile next, long offset, boolean lost) ->
                            begin(next, offset, lost, found);
                    case Tail.Step.Gone _ -> end(found);
                    case Tail.Step.Bytes(long offset, ByteBuffer bytes) ->
                            found.add(piece(offset, bytes));
                    case Tail.Step.Idle(int held) -> {
                        advance(found);
                        return new Look(found, false, held);
                    }
                }
            }
            advance(found);
        } catch (Trouble trouble) {
            // What was read is told first; the next look meets the trouble again.
            if (found.isEmpty()) throw trouble;
        }
        return new Look(found, true, 0);
    }

    private void begin(GrowingFile next, long offset, boolean lost, List<Found> found)
            throws Trouble {
        advance(found);
        file = next;
        lines = LogLines.from(next, offset);
        written = Optional.of(next.modified());
        index.begin(next);
        found.add(new Another(lines.before(), lost));
    }

    private void end(List<Found> found) throws Trouble {
        advance(found);
        file = null;
        lines = new LogLines();
        written = Optional.empty();
        index.gone();
    }

    private void advance(List<Found> found) throws Trouble {
        @Nullable GrowingFile present = file;
        if (present == null || found.isEmpty()) return;
        written = Optional.of(present.modified());
        index.advance();
    }

    private static int cut(ByteBuffer bytes, boolean some) {
        int whole = Lines.wholeLines(bytes);
        return whole > 0 || !some ? whole : Characters.whole(bytes);
    }

    private Piece piece(long offset, ByteBuffer bytes) {
        boolean partial = bytes.get(bytes.limit() - 1) != '\n';
        Mark mark = tail.mark();
        Map<String, @Nullable Object> where = new LinkedHashMap<>();
        where.put("offset", offset);
        where.put("length", bytes.remaining());
        where.put("generation", mark.generation());
        if (partial) where.put("partial", true);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("lines", text(bytes));
        data.putAll(where);
        where.put("crc", crc(bytes));
        return new Piece(data, where, mark, lines.add(bytes));
    }

    /** What is no UTF-8 becomes U+FFFD. */
    static String text(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.duplicate().get(all);
        return new String(all, StandardCharsets.UTF_8);
    }

    /** Tells whether the bytes of a piece are still there. */
    static long crc(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate());
        return crc.getValue();
    }

    Mark mark() {
        return tail.mark();
    }

    boolean exists() {
        return file != null;
    }

    /** When the newest byte came. */
    Optional<Instant> written() {
        return written;
    }

    /** The newest lines, without colours. */
    List<String> newest() {
        return lines.newest();
    }

    @Override
    public void close() {
        tail.close();
    }
}
