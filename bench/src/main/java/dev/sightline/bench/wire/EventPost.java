package dev.sightline.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;

/**
 * Requests that are answered by a stream of events, one after the other on a connection that is
 * kept, as a browser keeps it; read by the thread that asks. Not for use by two threads.
 */
public final class EventPost implements AutoCloseable {

    /** Hears the events of an answer. */
    public interface Listener {
        /**
         * @param receivedNanos {@link System#nanoTime} right after the read that completed it
         */
        void event(String data, long receivedNanos);
    }

    private final URI origin;
    private final Connection connection;

    /**
     * @param origin scheme, host and port
     */
    public EventPost(URI origin) throws IOException {
        this.origin = origin;
        this.connection = Connection.to(origin);
    }

    /**
     * Sends a request and waits for the end of its answer.
     *
     * @return {@link System#nanoTime} right before the request was written
     */
    public long post(String target, byte[] json, Listener listener) throws IOException {
        byte[] head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(target, origin.getAuthority(), json.length)
                        .getBytes(UTF_8);
        ByteBuffer request = ByteBuffer.allocate(head.length + json.length);
        request.put(head).put(json).flip();
        long start = System.nanoTime();
        connection.send(request);
        if (!(connection.head().body() instanceof ChunkedBody body)) {
            throw new IOException("an answer whose end is not told");
        }
        EventFrames frames =
                new EventFrames(data -> listener.event(data, connection.receivedNanos()));
        body.decode(connection.buffer(), frames::accept);
        while (!body.ended()) {
            connection.receive();
            body.decode(connection.buffer(), frames::accept);
        }
        return start;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
