package dev.sightline.kernel;

import dev.sightline.http.Outlet;

/** Follows a file for a client, as another feature does it. */
@FunctionalInterface
public interface WatchFile {
    /**
     * Sends the events of {@code watch-file}; what is wrong with the file is one of them.
     *
     * @return ends it, any number of times
     */
    Runnable follow(String path, Outlet outlet);
}
