package dev.sightline.http;

import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One open connection and what it is waiting for: a head, a body, or the next request. The
 * connection tells what it sees; the {@link Watchman} asks now and then.
 */
final class Presence {
    private enum Phase {
        HEAD,
        BODY,
        /**
         * An answer is under way, or the connection is kept for the next request, or it has become
         * a WebSocket.
         */
        BETWEEN
    }

    private final EndPoint endPoint;
    private final String household;
    private final Watchman.Admission admission;
    private final Duration patience;
    private Phase phase = Phase.HEAD;
    private long since = System.nanoTime();
    private long bytes;
    private @Nullable LongSupplier received;

    Presence(EndPoint endPoint, String household, Watchman.Admission admission, Duration patience) {
        this.endPoint = endPoint;
        this.household = household;
        this.admission = admission;
        this.patience = patience;
    }

    EndPoint endPoint() {
        return endPoint;
    }

    String household() {
        return household;
    }

    Watchman.Admission admission() {
        return admission;
    }

    /**
     * @param bytes that came so far on this connection, in clear
     */
    synchronized void countedBy(LongSupplier bytes) {
        received = bytes;
    }

    synchronized void headComplete() {
        phase = Phase.BODY;
        since = System.nanoTime();
        bytes = 0;
    }

    synchronized void bodyBytes(int some) {
        bytes += some;
    }

    synchronized void messageComplete() {
        phase = Phase.BETWEEN;
        bytes = heard();
    }

    synchronized boolean dawdles(long now) {
        boolean over = now - since > patience.toNanos();
        return switch (phase) {
            case HEAD -> over;
            case BODY -> over && isThin(now);
            case BETWEEN -> {
                // Nothing is read while an answer is under way: this is the next head.
                if (heard() > bytes) {
                    phase = Phase.HEAD;
                    since = now;
                }
                yield false;
            }
        };
    }

    private boolean isThin(long now) {
        boolean thin = bytes < (now - since) / 1e9 * Watchman.BODY_RATE;
        since = now;
        bytes = 0;
        return thin;
    }

    private long heard() {
        return received == null ? 0 : received.getAsLong();
    }

    void cut() {
        endPoint.close();
    }
}
