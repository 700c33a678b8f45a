package dev.sightline.bench.results;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The distribution of some durations, in milliseconds. Percentiles are by nearest rank: each is one
 * of the durations that were measured. Not a number where there were none.
 */
public record Latency(double p50Ms, double p99Ms, double maxMs) {

    private static final double NANOS_PER_MS = 1e6;

    /**
     * @param nanos in any order
     */
    public static Latency ofNanos(List<Long> nanos) {
        return ofNanos(nanos.stream().mapToLong(Long::longValue));
    }

    /** The same of very many. */
    public static Latency ofNanos(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        return new Latency(
                milliseconds(sorted, 50), milliseconds(sorted, 99), milliseconds(sorted, 100));
    }

    /**
     * The smallest value that at least so many percent of all values do not exceed.
     *
     * @param sorted ascending, not empty
     */
    public static long percentile(long[] sorted, int percent) {
        if (sorted.length == 0 || percent < 1 || percent > 100) {
            throw new IllegalArgumentException(
                    "percentile " + percent + " of " + sorted.length + " values");
        }
        long rank = ((long) sorted.length * percent + 99) / 100;
        return sorted[(int) rank - 1];
    }

    private static double milliseconds(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : percentile(sorted, percent) / NANOS_PER_MS;
    }
}
