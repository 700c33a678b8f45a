package dev.sightline.ralph.format;

/**
 * A part of one generation of the log.
 *
 * @param from offset of its first byte
 * @param to offset behind its last byte; of the last iteration, as far as the log is read
 * @param firstLine from 1
 * @param lastLine included
 */
public record LogSpan(long from, long to, long firstLine, long lastLine) {}
