package dev.sightline.oracle;

import dev.sightline.event.Position;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One connection that follows the events, over either transport. */
interface Line extends Closeable {
    /** The node answered the request by something else than a stream. */
    final class Refused extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String head) {
            super(status + ": " + head);
            this.status = status;
        }

        /** Whether it says to try again later. */
        boolean isForNow() {
            return status == 503;
        }
    }

    /** How a client says who it is. */
    enum Papers {
        HEADER,
        QUERY,
        /** WebSocket only; otherwise as the query. */
        FIRST_MESSAGE
    }

    /**
     * @param token of the node
     */
    record Request(Interest interest, Optional<Position> since, String token, Papers papers) {}

    /** The next thing to write down; waits for it. */
    Entry next() throws IOException;
}
