package dev.sightline.disk;

/** What a save is based on. */
public sealed interface Condition {
    /** Old clients say nothing; what they replace is kept. */
    record Whatever() implements Condition {}

    /** The file must still be the one with this etag. */
    record Unchanged(String etag) implements Condition {}

    /** There must be no file. */
    record Absent() implements Condition {}
}
