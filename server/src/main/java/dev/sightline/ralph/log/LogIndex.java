package dev.sightline.ralph.log;

import dev.sightline.disk.GrowingFile;
import dev.sightline.ralph.format.LogChunk;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The log, counted: where its lines begin (every so many, not each) and which iterations it holds.
 * A long one is counted in the background while its end can be read already; what is appended is
 * counted as it comes. Its memory does not grow with the log (see {@link Marks}), but for its
 * iterations.
 *
 * <p>{@link #begin}, {@link #gone} and {@link #advance} are called by one thread, which may wait
 * for the disk; the others by any.
 */
public final class LogIndex implements AutoCloseable {
    private final Executor threads;
    private volatile @Nullable Count now;

    /**
     * @param threads platform threads, for a long first count
     */
    public LogIndex(Executor threads) {
        this.threads = threads;
    }

    /** Another file from here on. What was asked of the one before ends with what it has. */
    public void begin(GrowingFile file) {
        gone();
        Count count = new Count(file);
        now = count;
        if (count.isShort()) count.run();
        else threads.execute(count::run);
    }

    /** There is no log. */
    public void gone() {
        Count before = now;
        now = null;
        if (before != null) before.stop();
    }

    /**
     * Something was appended. Once the first count is over, all of it is counted when this returns:
     * who is told of it afterwards finds it here.
     */
    public void advance() {
        Count count = now;
        if (count != null) count.advance();
    }

    /** The iterations as far as the log is counted. */
    public List<LogChunk> chunks() {
        Count count = now;
        return count == null ? List.of() : count.chunks();
    }

    /**
     * How far it is counted.
     *
     * @param bytes so far
     * @param of bytes in all
     * @param lines so far, one without an end included
     * @param whole all of it has been counted once
     */
    public record Counted(long bytes, long of, long lines, boolean whole) {
        static final Counted NOTHING = new Counted(0, 0, 0, true);
    }

    public Counted counted() {
        Count count = now;
        return count == null ? Counted.NOTHING : count.counted();
    }

    /** The log as it is now, to be read; empty where there is none. */
    public Optional<LogView> view() {
        Count count = now;
        return count == null ? Optional.empty() : Optional.of(new LogView(count));
    }

    /** Whether it is still this one: what was read of it otherwise may have ended too early. */
    public boolean isStill(LogView view) {
        return view.count() == now;
    }

    @Override
    public void close() {
        gone();
    }
}
