package dev.sightline.bench.results;

/**
 * What parsing a checkpoint takes.
 *
 * @param bytes of the checkpoint
 * @param first of fresh processes
 * @param starts such processes
 * @param warm in one process, when it has parsed many
 * @param parses counted ones of it
 */
public record ParseRow(
        String contender, long bytes, Latency first, int starts, Latency warm, int parses) {}
