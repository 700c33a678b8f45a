package dev.sightline.bench.results;

/**
 * How much is measured of kernels. Interleaved: in each round every contender has one block of all
 * of it, and their order turns by one from round to round.
 *
 * @param statements of a script
 * @param requests single statements of a block
 * @param outputs first outputs of a block, by a kernel that is there
 * @param starts first outputs of a block, each by a new kernel
 * @param lines printed by the one flood of a block
 */
public record KernelPlan(
        int rounds, int statements, int requests, int outputs, int starts, int lines) {

    public KernelPlan {
        if (rounds < 1
                || statements < 2
                || requests < 1
                || outputs < 1
                || starts < 1
                || lines < 1) {
            throw new IllegalArgumentException("rounds, statements and lines must be positive");
        }
    }
}
