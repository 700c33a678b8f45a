package dev.sightline.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long changes take from the disk to a socket, as a histogram of fixed buckets. Counting is one
 * step of an array and two adders, so that the hot path may do it for each event; no library is
 * touched.
 */
public final class Lag {
    /** Upper ends in nanoseconds, from a quarter of a millisecond to ten seconds. */
    private static final long[] ENDS = {
        250_000L,
        500_000L,
        1_000_000L,
        2_500_000L,
        5_000_000L,
        10_000_000L,
        25_000_000L,
        50_000_000L,
        100_000_000L,
        250_000_000L,
        500_000_000L,
        1_000_000_000L,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    private static final double NANOS = 1e9;

    /** The last one holds what took longer than every end. */
    private final AtomicLongArray counts = new AtomicLongArray(ENDS.length + 1);

    private final LongAdder sum = new LongAdder();

    /**
     * Counts one delivery.
     *
     * @param nanos below zero, as clocks that are set may have it, counts as zero
     */
    public void add(long nanos) {
        long lag = Math.max(0, nanos);
        int found = Arrays.binarySearch(ENDS, lag);
        // An end belongs to its bucket: `le` means less or equal.
        counts.incrementAndGet(found >= 0 ? found : -found - 1);
        sum.add(lag);
    }

    double sumSeconds() {
        return sum.sum() / NANOS;
    }

    /** Upper ends in seconds; the last one is infinite. */
    static double[] endsSeconds() {
        double[] ends = new double[ENDS.length + 1];
        for (int i = 0; i < ENDS.length; i++) ends[i] = ENDS[i] / NANOS;
        ends[ENDS.length] = Double.POSITIVE_INFINITY;
        return ends;
    }

    /** Of each bucket alone, not cumulative. */
    long[] counts() {
        long[] now = new long[counts.length()];
        for (int i = 0; i < now.length; i++) now[i] = counts.get(i);
        return now;
    }
}
