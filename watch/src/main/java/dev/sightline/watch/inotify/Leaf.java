package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

/**
 * A name that the consumer knows and that is not a watched directory.
 *
 * @param kind what it is
 * @param stamp what was delivered last, or null if it was here from the start
 * @param sure whether an equal stamp proves that there is nothing new: not when a writer still had
 *     the file open, nor when the clock of the file system is too coarse to tell
 * @param batch the read in which it was delivered, or {@link #UNSETTLED}
 */
record Leaf(FileKind kind, @Nullable Stamp stamp, boolean sure, long batch) implements Entry {

    /** In place of a batch: a writer still had it open, so its close is news in any case. */
    static final long UNSETTLED = -1;

    private static final Leaf FILE = new Leaf(FileKind.FILE, null, true, 0);
    private static final Leaf DIRECTORY = new Leaf(FileKind.DIRECTORY, null, true, 0);
    private static final Leaf LINK = new Leaf(FileKind.LINK, null, true, 0);
    private static final Leaf OTHER = new Leaf(FileKind.OTHER, null, true, 0);

    /** A name that was here from the start: one object for all of a kind. */
    static Leaf found(FileKind kind) {
        return switch (kind) {
            case FILE -> FILE;
            case DIRECTORY -> DIRECTORY;
            case LINK -> LINK;
            case OTHER -> OTHER;
        };
    }

    /**
     * Whether this is it, as far as is known. Another of its name stands there where the end of the
     * known one was not heard, in a directory that had no watch for a moment.
     */
    boolean isOf(Stat stat) {
        return kind == stat.kind() && (stamp == null || stamp.ino() == stat.ino());
    }

    /** Whether this stamp in this read was delivered already. */
    boolean covers(Stamp now, long nowBatch) {
        return stamp != null
                && (sure || batch == nowBatch)
                && stamp.ino() == now.ino()
                && stamp.ctimeNanos() == now.ctimeNanos()
                && stamp.size() == now.size();
    }
}
