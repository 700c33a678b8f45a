package dev.sightline.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Watches any number of directories with one thread, named {@code watch}, and on Linux with one
 * inotify instance: a process needs no second one.
 *
 * {@snippet :
 * try (Watcher watcher = Watcher.open()) {
 *     Watch watch = watcher.watch(directory).recursively().deliver(change -> queue.add(change));
 * }
 * }
 */
public interface Watcher extends AutoCloseable {

    /**
     * Opens a watcher of the best kind that this machine has: inotify on Linux, else the JDK's.
     *
     * @throws IOException if the system refuses one more, for instance at {@code
     *     fs.inotify.max_user_instances}
     */
    static Watcher open() throws IOException {
        return Engines.open();
    }

    /** Begins the description of a watch of this directory; a link given here is followed. */
    WatchRequest watch(Path directory);

    /**
     * Sets who hears of problems: a consumer that threw, a directory that cannot be watched. It
     * gets the path concerned and the cause, on the watcher's thread. Without it they go to {@link
     * System.Logger} {@code dev.sightline.watch}, as warnings.
     */
    Watcher onProblem(BiConsumer<Path, Throwable> handler);

    /** Ends all watches and the thread. A second call does nothing. */
    @Override
    void close();
}
