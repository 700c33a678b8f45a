package dev.sightline.bench.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the writes of one or more blocks.
 *
 * <p>The latency of a write is the time until the client holds its content <em>or newer</em>: a
 * server that joins two writes into one frame is not asked for the first, but its wait counts.
 *
 * @param latencies in nanoseconds, one for each write that came in time, in the order of the writes
 * @param writes how many were made
 * @param missed neither it nor a newer one came within the limit
 * @param overtaken came in time, but only as part of a newer one
 * @param doubled whole frames that brought nothing newer than a frame before them
 * @param torn frames whose content is not exactly one write
 * @param frames all frames with content
 */
public record Score(
        List<Long> latencies,
        int writes,
        int missed,
        int overtaken,
        int doubled,
        int torn,
        int frames) {

    public Score {
        latencies = List.copyOf(latencies);
    }

    public static final Score NONE = new Score(List.of(), 0, 0, 0, 0, 0, 0);

    /**
     * Judges a run of consecutive writes.
     *
     * @param first number of the first write; frames of earlier ones are passed over
     * @param closedNanos when each was closed
     * @param receipts in the order of their arrival
     * @param limitNanos a frame later than this does not count as having come
     */
    public static Score of(int first, long[] closedNanos, List<Receipt> receipts, long limitNanos) {
        List<Long> latencies = new ArrayList<>();
        int next = 0;
        int missed = 0;
        int overtaken = 0;
        int doubled = 0;
        int torn = 0;
        int frames = 0;
        for (Receipt receipt : receipts) {
            int index = receipt.number().orElse(first) - first;
            if (index < 0) {
                continue;
            }
            frames++;
            if (receipt.number().isEmpty()) {
                torn++;
                continue;
            }
            if (index < next) {
                doubled++;
            }
            for (; next <= index && next < closedNanos.length; next++) {
                long latency = receipt.receivedNanos() - closedNanos[next];
                if (latency > limitNanos) {
                    missed++;
                } else {
                    latencies.add(latency);
                    overtaken += next < index ? 1 : 0;
                }
            }
        }
        missed += closedNanos.length - next;
        return new Score(latencies, closedNanos.length, missed, overtaken, doubled, torn, frames);
    }

    public Score plus(Score other) {
        List<Long> both = new ArrayList<>(latencies);
        both.addAll(other.latencies);
        return new Score(
                both,
                writes + other.writes,
                missed + other.missed,
                overtaken + other.overtaken,
                doubled + other.doubled,
                torn + other.torn,
                frames + other.frames);
    }
}
