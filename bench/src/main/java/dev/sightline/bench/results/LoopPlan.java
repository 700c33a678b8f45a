package dev.sightline.bench.results;

/**
 * How much is measured of logs that grow. The appends have the rounds, the pace and the warm-up of
 * the deliveries ({@link Plan}).
 *
 * @param floodMb that are appended as fast as can be
 * @param openMb of the log that is there before the start
 * @param lines of a burst to a page
 * @param bursts that count; one more before them
 */
public record LoopPlan(int floodMb, int openMb, int lines, int bursts) {

    public LoopPlan {
        if (floodMb < 1 || openMb < 1 || lines < 1 || bursts < 1) {
            throw new IllegalArgumentException("sizes, lines and bursts must be positive");
        }
    }
}
