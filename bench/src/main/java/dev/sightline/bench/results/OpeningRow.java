package dev.sightline.bench.results;

/**
 * A start on a log that is long already.
 *
 * @param bytes of the log
 * @param heap the option of the Java machine that bounds it
 * @param healthyMs from the start of the process until it answered at all
 * @param endMs until it answered with the last line
 * @param countedMs until it had counted all lines
 * @param rss resident memory then, in MiB
 */
public record OpeningRow(
        String contender,
        long bytes,
        String heap,
        double healthyMs,
        double endMs,
        double countedMs,
        double rss) {}
