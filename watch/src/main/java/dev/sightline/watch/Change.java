package dev.sightline.watch;

import java.nio.file.Path;

/**
 * What happened on disk, after it has settled.
 *
 * <p>Paths are absolute and begin with the directory as the caller named it. {@code settledMicros}
 * is the time in microseconds from the first sign of the change that the watcher saw until this
 * delivery: nearly 0 for a write that was closed, about 100,000 for a deletion, which waits to see
 * whether the path comes back.
 */
public sealed interface Change {

    /** The path that this change is about; for a move, the new one. */
    Path path();

    /**
     * A new path, whole: its writer has closed it, or it was moved here. A file that is {@linkplain
     * WatchRequest#tailing tailed} is announced at its first bytes.
     */
    record Created(Path path, Stamp stamp, long settledMicros) implements Change {}

    /**
     * New content at a known path.
     *
     * @param settled false only for a tailed file whose writer still has it open
     */
    record Modified(Path path, Stamp stamp, boolean settled, long settledMicros)
            implements Change {}

    /** A known path has a new name; for a directory, everything beneath it moves along. */
    record Moved(Path from, Path path, Stamp stamp, long settledMicros) implements Change {}

    /** A known path is gone; for a directory, everything that was still known beneath it too. */
    record Deleted(Path path, FileKind kind, long settledMicros) implements Change {}

    /**
     * The system lost events, or the directory came back: what follows until {@link RescanEnds} was
     * found by comparing the disk with what was known.
     */
    record RescanBegins(Path path) implements Change {}

    /** What is known equals the disk again. */
    record RescanEnds(Path path) implements Change {}

    /** The watched directory itself is gone; nothing beneath it is reported as deleted. */
    record RootGone(Path path) implements Change {}

    /** The watched directory exists again; a rescan follows. */
    record RootBack(Path path) implements Change {}
}
