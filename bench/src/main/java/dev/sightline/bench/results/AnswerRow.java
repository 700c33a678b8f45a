package dev.sightline.bench.results;

/**
 * What an answer costs, from before the request until all of it was read.
 *
 * @param how {@code hit} where it was kept, {@code miss} where it had to be made
 */
public record AnswerRow(String path, String how, int bytes, Latency latency) {}
