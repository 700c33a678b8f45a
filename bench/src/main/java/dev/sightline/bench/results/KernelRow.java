package dev.sightline.bench.results;

import java.util.List;

/**
 * How long one contender took for one thing that is asked of a kernel.
 *
 * @param measure what it is, in the words of the table
 * @param p50OfRoundsMs the median of each round: their spread says how far a figure can be trusted
 * @param eachMs of a script of many statements: all of its time divided by their number, median of
 *     the rounds; else not a number
 */
public record KernelRow(
        String measure,
        String contender,
        int count,
        Latency latency,
        List<Double> p50OfRoundsMs,
        double eachMs) {

    public KernelRow {
        p50OfRoundsMs = List.copyOf(p50OfRoundsMs);
    }
}
