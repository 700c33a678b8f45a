package dev.sightline.disk;

import java.nio.file.Path;
import java.util.Optional;

/** How a save ended. */
public sealed interface Saved {
    /**
     * The file has the text now.
     *
     * @param path links resolved
     */
    record Done(Path path, String etag) implements Saved {}

    /**
     * The file is not what the text was based on; nothing was written.
     *
     * @param etag that it has now, empty where there is none
     */
    record Stale(Optional<String> etag) implements Saved {}
}
