package dev.sightline.journal;

import dev.sightline.event.Envelope;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What waits for its commit.
 *
 * @param envelope null where something is only kept
 */
record Entry(@Nullable Envelope envelope, Instant time, List<Change> changes) {
    /** What a commit does to the kept rows. */
    sealed interface Change {
        record Put(Kept kept) implements Change {}

        record ForgetSpace(String space) implements Change {}
    }

    Entry {
        changes = List.copyOf(changes);
    }

    /** What it holds in memory, about. */
    long bytes() {
        return envelope == null ? 0 : envelope.json().length;
    }
}
