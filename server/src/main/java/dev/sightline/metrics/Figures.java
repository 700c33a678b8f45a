package dev.sightline.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All that the node can tell of itself. Each is asked at every scrape, on a virtual thread: it must
 * be quick and must not wait for a disk or a database.
 *
 * @param version of the program
 * @param watches how each project, or root, is watched: its id to {@code live}, {@code polling},
 *     {@code gone}
 * @param projects how many there are
 */
public record Figures(
        String version,
        Streams streams,
        Events events,
        Journal journal,
        Requests requests,
        Supplier<Map<String, String>> watches,
        LongSupplier projects) {
    /**
     * What is open now.
     *
     * @param sse streams over server-sent events
     * @param queuedBytes waiting for all clients together
     */
    public record Streams(LongSupplier sse, LongSupplier webSockets, LongSupplier queuedBytes) {}

    /**
     * Counted since the start.
     *
     * @param appended to the journal
     * @param sent to clients: one event to three of them is three
     * @param resets told to clients instead of what they missed
     * @param slowCloses of connections whose client did not keep up
     * @param lag from the disk to a socket
     */
    public record Events(
            LongSupplier appended,
            LongSupplier sent,
            LongSupplier resets,
            LongSupplier slowCloses,
            Lag lag) {}

    /**
     * @param bytes on the disk
     * @param oldest age of the oldest event that is kept; empty where there is none
     */
    public record Journal(LongSupplier bytes, Supplier<Optional<Duration>> oldest) {}

    /**
     * Counted since the start.
     *
     * @param answers by the first digit of the status, 1 to 5
     * @param failedLogins wrong names and passwords
     */
    public record Requests(IntToLongFunction answers, LongSupplier failedLogins) {}
}
