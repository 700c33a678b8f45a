package dev.sightline.hermes.home;

import dev.sightline.http.Refusal;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Makes the answer to one subject of the files of the home. Between two calls it keeps nothing, or
 * what it made of single files that are still the same ({@link EachFile}).
 */
public interface Collector {
    /** For what only files show: they say when it changes. */
    Duration FOREVER = Duration.ofDays(36_500);

    /** Its path beneath {@code /api/hermes}: {@code sessions/{id}/messages}. */
    String path();

    /** The names of its query parameters; others are not looked at. */
    default List<String> asks() {
        return List.of();
    }

    /** What it is made of: a change of any of these makes it anew. */
    Set<Part> reads();

    /**
     * How old it may be where something goes into it that no file shows, such as whether a process
     * runs, or the time of day; {@link #FOREVER} where nothing does.
     */
    Duration life();

    /**
     * Reads what it needs. Called on a platform thread.
     *
     * @return a map or list of values that JSON has
     * @throws Refusal where the arguments ask for what cannot be
     * @throws Unreadable where a file that all of it hangs on cannot be read
     */
    Object collect(Home home, Arguments arguments) throws Refusal, Unreadable;
}
