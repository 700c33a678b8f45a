package dev.sightline.bench.wire;

import java.io.IOException;
import java.net.URI;

/**
 * One SSE connection over a bare socket, read by a platform thread that blocks in {@code read(2)}:
 * nothing stands between the kernel's wake-up and the stamp.
 */
public final class EventStream implements AutoCloseable {

    /** Called by the reading thread only. */
    public interface Listener {
        /**
         * An event is complete.
         *
         * @param receivedNanos {@link System#nanoTime} right after the read that completed it
         */
        void event(String data, long receivedNanos);

        /** The stream is over, by the server's will or by an error; not after {@link #close}. */
        void ended(IOException why);
    }

    private final Connection connection;
    private final Listener listener;
    private volatile boolean closed;

    private EventStream(Connection connection, Listener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /**
     * Connects, asks for the target, and starts to read once the server has answered 200.
     *
     * @param origin scheme, host and port
     * @param target path and query, encoded
     */
    public static EventStream open(URI origin, String target, Listener listener)
            throws IOException {
        Connection connection = Connection.to(origin);
        try {
            EventStream stream = new EventStream(connection, listener);
            connection.send(
                    "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
                            .formatted(target, origin.getAuthority()));
            Body body = connection.head().body();
            Thread.ofPlatform()
                    .name("frames of " + origin.getAuthority())
                    .daemon()
                    .start(() -> stream.read(body));
            return stream;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        connection.close();
    }

    private void read(Body body) {
        EventFrames frames =
                new EventFrames(data -> listener.event(data, connection.receivedNanos()));
        try {
            while (true) {
                body.decode(connection.buffer(), frames::accept);
                connection.receive();
            }
        } catch (IOException e) {
            if (!closed) {
                listener.ended(e);
            }
        }
    }
}
