package dev.sightline.kernel;

/**
 * An event of a run that is kept.
 *
 * @param number from 1, without gaps
 * @param json one line, as docs/reference/streams.md has it
 */
public record Numbered(long number, String json) {}
