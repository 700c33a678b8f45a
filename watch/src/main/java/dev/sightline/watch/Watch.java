package dev.sightline.watch;

import java.nio.file.Path;

/** One watched directory. Closing it frees what it held in the kernel. */
public interface Watch extends AutoCloseable {

    /** The watched directory, absolute, as the caller named it. */
    Path path();

    /** How it is watched at this moment. */
    WatchMode mode();

    /**
     * Ends this watch. After it returns nothing more is delivered; a delivery under way on the
     * watcher's thread has ended, unless it is that delivery which closes. A second call does
     * nothing.
     */
    @Override
    void close();
}
