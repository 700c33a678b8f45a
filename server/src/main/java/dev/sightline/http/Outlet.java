package dev.sightline.http;

import dev.sightline.auth.Identity;

import java.util.Optional;

/**
 * One client's way out, SSE or WebSocket: one write in flight, the rest in a bounded queue. Whoever
 * sends never waits and never holds up another client.
 */
public interface Outlet {
    /** What may wait for one client, in bytes of {@link #send}. */
    int QUEUE_BYTES = 1024 * 1024;

    /** What may wait for one client, in bytes of {@link #sendState}. */
    int STATE_BYTES = 64 * 1024 * 1024;

    /**
     * Queues an event. Where the queue is full, waiting states that a newer one replaces are
     * dropped; where that is not enough, nothing is queued and the answer is false: the client has
     * to be {@linkplain #reset}.
     */
    boolean send(Message message);

    /**
     * Queues how something is now, in the place of what waits under the same key. Where too much
     * waits the client is cut off, {@link Ending#TOO_SLOW}: it has many keys, or states are large.
     */
    void sendState(Message message);

    /** Drops all that waits, sends {@code last} after the write in flight, and ends. */
    void reset(Message last, Ending ending);

    /** Ends in good order, after what waits. */
    void end(Ending ending);

    /** Runs once when the stream is over, however it ended; at once if it is over already. */
    void onClose(Runnable closer);

    /** Runs once, as soon as nothing waits to be written; at once if so, or if it is over. */
    void onDrained(Runnable listener);

    /** Empty only on a WebSocket whose client has not said who it is. */
    Optional<Identity> identity();

    /** For the audit log. */
    String who();
}
