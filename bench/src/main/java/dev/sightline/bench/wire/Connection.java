package dev.sightline.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A bare socket to a server, and what was read of it last. Not for use by two threads. */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 256 << 10;
    private static final int MAX_HEAD = 16 << 10;

    private final SocketChannel socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();
    private long receivedNanos;

    private Connection(SocketChannel socket) {
        this.socket = socket;
    }

    /**
     * @param origin scheme, host and port
     */
    static Connection to(URI origin) throws IOException {
        SocketChannel socket =
                SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()));
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Connection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    void send(String request) throws IOException {
        send(UTF_8.encode(request));
    }

    /** As below, of an answer that must be 200. */
    ResponseHead head() throws IOException {
        return head(200);
    }

    /**
     * Reads a head up to its empty line; the first bytes of the body may stay in the buffer.
     *
     * @param accepted the status that it must have
     */
    ResponseHead head(int accepted) throws IOException {
        StringBuilder text = new StringBuilder();
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
        if (head.status() != accepted) {
            throw new IOException("the stream was refused with status " + head.status());
        }
        return head;
    }

    /** What was received and not taken yet. */
    ByteBuffer buffer() {
        return buffer;
    }

    /** Waits for bytes, which replace those in the buffer. */
    void receive() throws IOException {
        buffer.clear();
        int length = socket.read(buffer);
        receivedNanos = System.nanoTime();
        buffer.flip();
        if (length < 0) {
            throw new EOFException("the server closed the stream");
        }
    }

    /** {@link System#nanoTime} right after the last read. */
    long receivedNanos() {
        return receivedNanos;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
