package dev.sightline.bench.results;

/**
 * How much is measured. Interleaved: in each round every contender has one block of writes for each
 * way of saving, and the order of the contenders turns by one from round to round.
 *
 * @param rounds blocks of each contender
 * @param writes counted ones of a block
 * @param leadIn writes before them that are not counted: the machine turns to another program
 * @param warmUp writes before the first round that are not counted, for each way of saving
 * @param perSecond pace of the writes, but of the warm-up, which is five times as fast
 */
public record Plan(int rounds, int writes, int leadIn, int warmUp, double perSecond) {

    public Plan {
        if (rounds < 1 || writes < 1 || leadIn < 0 || warmUp < 0 || !(perSecond > 0)) {
            throw new IllegalArgumentException("rounds, writes and pace must be positive");
        }
    }

    /** Writes per second of the warm-up. */
    public double warmUpPerSecond() {
        return perSecond * 5;
    }
}
