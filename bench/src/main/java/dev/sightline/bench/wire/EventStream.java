package dev.sightline.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

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

    private static final int BUFFER = 256 << 10;
    private static final int MAX_HEAD = 16 << 10;

    private final SocketChannel socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Listener listener;
    private long receivedNanos;
    private volatile boolean closed;

    private EventStream(SocketChannel socket, Listener listener) {
        this.socket = socket;
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
        SocketChannel socket =
                SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()));
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            EventStream stream = new EventStream(socket, listener);
            stream.ask(origin.getAuthority(), target);
            Body body = stream.head().body();
            Thread.ofPlatform()
                    .name("frames of " + origin.getAuthority())
                    .daemon()
                    .start(() -> stream.read(body));
            return stream;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
    }

    private void ask(String host, String target) throws IOException {
        String request =
                "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
                        .formatted(target, host);
        ByteBuffer bytes = UTF_8.encode(request);
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /** Reads up to the empty line; the first bytes of the body may stay in the buffer. */
    private ResponseHead head() throws IOException {
        StringBuilder text = new StringBuilder();
        receive();
        while (text.indexOf("\r\n\r\n") < 0) {
            if (text.length() > MAX_HEAD) {
                throw new IOException("a response head of more than " + MAX_HEAD + " bytes");
            }
            if (!buffer.hasRemaining()) {
                receive();
            }
            text.append((char) Byte.toUnsignedInt(buffer.get()));
        }
        ResponseHead head = ResponseHead.parse(text.substring(0, text.length() - 4));
        if (head.status() != 200) {
            throw new IOException("the stream was refused with status " + head.status());
        }
        return head;
    }

    private void read(Body body) {
        EventFrames frames = new EventFrames(data -> listener.event(data, receivedNanos));
        try {
            while (true) {
                body.decode(buffer, frames::accept);
                receive();
            }
        } catch (IOException e) {
            if (!closed) {
                listener.ended(e);
            }
        }
    }

    private void receive() throws IOException {
        buffer.clear();
        int length = socket.read(buffer);
        receivedNanos = System.nanoTime();
        buffer.flip();
        if (length < 0) {
            throw new EOFException("the server closed the stream");
        }
    }
}
