package dev.sightline.hub;

import dev.sightline.event.Envelope;

import java.util.Optional;

/** Where a subscription's events go: one client. No method waits. */
public interface Receiver {
    /**
     * @param slug the project's name for this client; empty for its id
     * @return false where the client's queue is full; nothing was taken
     */
    boolean take(Envelope envelope, Optional<String> slug);

    /** Takes this as the last, in the place of all that waits, and ends. */
    void cut(Envelope reset);

    /** Runs once nothing waits any more, or the client is gone; at once if so. */
    void onDrained(Runnable listener);
}
