package dev.sightline.ralph.log;

import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;
import dev.sightline.ralph.format.LogChunk;
import dev.sightline.ralph.format.LogChunks;
import dev.sightline.ralph.format.LogReader;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One generation of the log, counted from its first byte on: first by a thread of its own where it
 * is long, and from then on by whoever says that it has grown. What is not yet a whole line is read
 * again with its rest.
 */
final class Count {
    private static final Logger LOG = System.getLogger("sightline.ralph");

    /** Read at once. Each begins with a line, but for one that is longer. */
    static final int BLOCK = 256 * 1024;

    /** So much is counted at once, by who found it. */
    private static final long SHORT = 4L * 1024 * 1024;

    private final GrowingFile file;
    private volatile boolean stopped;

    /** Held by who counts, once the first count is over, and to say that it is. */
    private final ReentrantLock counting = new ReentrantLock();

    private boolean first = true;

    // Of who counts.
    private final Hints hints = new Hints();
    private final LogReader reader = new LogReader();

    /** Where it reads on: at a line's first byte, or inside of one longer than a block. */
    private long at;

    private boolean inside;

    /** The line before said that the next one is a number. */
    private boolean wanted;

    /** Held for one block at a time, fairly: who asks while it counts is not kept waiting. */
    private final ReentrantLock lock = new ReentrantLock(true);

    // With the lock.
    private final Marks marks = new Marks();
    private final LogChunks chunks = new LogChunks();
    private long newlines;
    private long begun;
    private long end;
    private long size;
    private boolean whole;

    Count(GrowingFile file) {
        this.file = file;
    }

    GrowingFile file() {
        return file;
    }

    boolean isShort() {
        try {
            return file.size() <= SHORT;
        } catch (Trouble trouble) {
            return true;
        }
    }

    void stop() {
        stopped = true;
    }

    /** The first count, to its end. */
    void run() {
        try {
            byte[] block = new byte[BLOCK];
            boolean over = false;
            while (!over && !stopped) {
                while (!stopped && step(block)) {
                    // On to the next block.
                }
                counting.lock();
                try {
                    over = !step(block);
                    first = !over;
                } finally {
                    counting.unlock();
                }
            }
            setWhole();
        } catch (Trouble trouble) {
            LOG.log(Level.WARNING, "the log was not counted: " + trouble.detail());
        }
    }

    /** Counts what was appended; while the first count goes on, that will do it. */
    void advance() {
        counting.lock();
        try {
            if (first) return;
            long left = Math.max(file.size() - at, 0);
            byte[] block = new byte[(int) Math.min(BLOCK, left)];
            while (step(block)) {
                // On to the next block.
            }
        } catch (Trouble trouble) {
            LOG.log(Level.WARNING, "the log was not counted: " + trouble.detail());
        } finally {
            counting.unlock();
        }
    }

    private void setWhole() {
        lock.lock();
        try {
            whole = !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there may be more. */
    private boolean step(byte[] block) throws Trouble {
        long now = file.size();
        int read = read(file, at, block, block.length);
        lock.lock();
        try {
            size = now;
            int last = Bytes.lastNewline(block, 0, read);
            if (last < 0) return isLong(block, read);
            lines(block, last + 1);
            at += last + 1;
            inside = false;
            begun = at;
            end = at + (read - last - 1);
            marks.add(newlines + 1, at);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** No line ends here: the beginning of one, which waits for its rest unless it is long. */
    private boolean isLong(byte[] block, int read) {
        end = at + read;
        if (read <= Excerpt.LONGEST) return false;
        if (!inside) meaning(block, 0, read, newlines + 1);
        inside = true;
        at += read;
        return true;
    }

    private void lines(byte[] block, int to) {
        int from = 0;
        if (inside) from = pass(block, 0, to);
        hints.look(block, from, to);
        while (from < to) {
            int found = wanted ? from : hints.next(from);
            if (found < 0) break;
            int line = Bytes.lastNewline(block, from, found) + 1;
            int begins = Math.max(line, from);
            newlines += Bytes.newlines(block, from, begins);
            int ends = Bytes.newline(block, found, to);
            meaning(block, begins, ends, newlines + 1);
            from = ends + 1;
            newlines++;
        }
        newlines += Bytes.newlines(block, from, to);
    }

    /** Over the rest of a long line. */
    private int pass(byte[] block, int from, int to) {
        newlines++;
        return Bytes.newline(block, from, to) + 1;
    }

    private void meaning(byte[] block, int from, int to, long line) {
        String text = Excerpt.text(block, from, to);
        wanted = text.toLowerCase(Locale.ROOT).contains("tokens used");
        reader.line(at + from, line, text).forEach(chunks::add);
    }

    /** As many bytes as there are, at most {@code most}; none once it is closed. */
    static int read(GrowingFile file, long offset, byte[] into, int most) throws Trouble {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, most);
        while (buffer.hasRemaining() && file.read(offset + buffer.position(), buffer) > 0) {
            // A read may give less than there is.
        }
        return buffer.position();
    }

    List<LogChunk> chunks() {
        lock.lock();
        try {
            return chunks.all(end, linesSoFar());
        } finally {
            lock.unlock();
        }
    }

    private long linesSoFar() {
        return newlines + (end > begun ? 1 : 0);
    }

    LogIndex.Counted counted() {
        lock.lock();
        try {
            return new LogIndex.Counted(end, Math.max(size, end), linesSoFar(), whole);
        } finally {
            lock.unlock();
        }
    }

    Marks.Mark before(long line) {
        lock.lock();
        try {
            return marks.before(line);
        } finally {
            lock.unlock();
        }
    }

    Marks.Mark beforeOffset(long offset) {
        lock.lock();
        try {
            return marks.beforeOffset(offset);
        } finally {
            lock.unlock();
        }
    }

    /** Numbers held for the lines of it; the iterations are besides. */
    int held() {
        lock.lock();
        try {
            return marks.held();
        } finally {
            lock.unlock();
        }
    }
}
