package dev.sightline.bench.results;

/**
 * A log to which very much was appended at once, and one client that follows it.
 *
 * @param bytes that were appended
 * @param writtenMs until the writer was done; all times are from its first byte
 * @param parsedMs until the server says that it has counted all lines; not a number for those that
 *     count none
 * @param toldMs until the client had the last line; not a number where it did not come
 * @param heardBytes of the messages that the client got
 * @param cuts how often the client was cut and came back
 * @param before resident memory of the server, in MiB
 * @param peak of the same while it went on
 */
public record TailRow(
        String contender,
        long bytes,
        double writtenMs,
        double parsedMs,
        double toldMs,
        long heardBytes,
        long messages,
        int cuts,
        double before,
        double peak) {}
