package dev.sightline.bench.delivery;

import java.util.OptionalInt;

/**
 * One frame with the content of the file, or the newest lines of it.
 *
 * @param number of the write that it is all of, or of its newest line; nothing when it is torn
 */
public record Receipt(OptionalInt number, long receivedNanos) {}
