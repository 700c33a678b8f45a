package dev.sightline.disk;

import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Stat;

import java.nio.file.Path;

/**
 * A file found beneath a root, held by a descriptor that can neither be read nor be led elsewhere.
 *
 * @param handle opened with {@code O_PATH}
 * @param path where it really lies, links resolved
 */
record OpenFile(Fd handle, Stat stat, Path path) implements AutoCloseable {
    @Override
    public void close() {
        handle.close();
    }
}
