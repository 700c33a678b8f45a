package dev.sightline.bench.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One WebSocket over a bare socket (RFC 6455, section 5.2), read message by message by a platform
 * thread that blocks in {@code read(2)}. Of each only the end is kept: one may be as long as a log.
 */
public final class MessageStream implements AutoCloseable {

    /** Called by the reading thread only. */
    public interface Listener {
        /**
         * A message is complete.
         *
         * @param end its last bytes, at most {@link #KEPT}; valid until this returns
         * @param length of all of it
         * @param receivedNanos {@link System#nanoTime} right after the read that completed it
         */
        void message(ByteBuffer end, long length, long receivedNanos);

        /**
         * The stream is over; not after {@link #close}.
         *
         * @param why its message holds the code where the server said one
         */
        void ended(IOException why);
    }

    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int CONTINUATION = 0;
    private static final int FINAL = 0x80;
    private static final int MAX_CONTROL = 125;

    /** Bytes of the end of a message. */
    public static final int KEPT = 1024;

    private final Connection connection;
    private final Listener listener;
    private final byte[] kept = new byte[2 * KEPT];
    private int used;
    private long length;
    private volatile boolean closed;

    private MessageStream(Connection connection, Listener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /** As below, of {@code /api/ws}. */
    public static MessageStream open(URI origin, String token, List<String> says, Listener listener)
            throws IOException {
        return open(origin, "/api/ws", token, says, listener);
    }

    /**
     * Connects, says what is to be said, and starts to read.
     *
     * @param origin scheme, host and port
     * @param token of a server that asks for one
     * @param says text messages
     */
    public static MessageStream open(
            URI origin, String path, String token, List<String> says, Listener listener)
            throws IOException {
        Connection connection = Connection.to(origin);
        try {
            connection.send(
                    "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                                    .formatted(path, origin.getAuthority(), token)
                            + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            connection.head(101);
            for (String one : says) connection.send(ClientFrame.text(one));
            MessageStream stream = new MessageStream(connection, listener);
            Thread.ofPlatform()
                    .name("messages of " + origin.getAuthority())
                    .daemon()
                    .start(stream::read);
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

    private void read() {
        try {
            while (true) frame();
        } catch (IOException e) {
            if (!closed) listener.ended(e);
        }
    }

    private void frame() throws IOException {
        int first = octet();
        long left = octet();
        if (left == 126) left = octets(2);
        else if (left == 127) left = octets(8);
        int opcode = first & 0xf;
        if (opcode >= CLOSE) {
            control(opcode, left);
            return;
        }
        if (opcode != CONTINUATION) {
            used = 0;
            length = 0;
        }
        length += left;
        while (left > 0) {
            int taken = (int) Math.min(left, available().remaining());
            keep(taken);
            left -= taken;
        }
        if ((first & FINAL) != 0) {
            int from = Math.max(0, used - KEPT);
            listener.message(
                    ByteBuffer.wrap(kept, from, used - from), length, connection.receivedNanos());
        }
    }

    private void control(int opcode, long size) throws IOException {
        if (size > MAX_CONTROL) throw new IOException("a control frame of " + size + " bytes");
        byte[] payload = new byte[(int) size];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) octet();
        switch (opcode) {
            case PING -> connection.send(ClientFrame.pong(payload));
            case CLOSE -> throw new EOFException("closed with " + code(payload));
            default -> {} // a pong, which nobody asked for
        }
    }

    /** Takes so many bytes out of the buffer, and keeps the last of them. */
    private void keep(int count) throws IOException {
        ByteBuffer bytes = available();
        int wanted = Math.min(count, KEPT);
        bytes.position(bytes.position() + count - wanted);
        if (used + wanted > kept.length) {
            int still = Math.min(used, KEPT);
            System.arraycopy(kept, used - still, kept, 0, still);
            used = still;
        }
        bytes.get(kept, used, wanted);
        used += wanted;
    }

    private int octet() throws IOException {
        return Byte.toUnsignedInt(available().get());
    }

    private long octets(int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) value = value << 8 | octet();
        return value;
    }

    /** The buffer, with one byte at least. */
    private ByteBuffer available() throws IOException {
        while (!connection.buffer().hasRemaining()) connection.receive();
        return connection.buffer();
    }

    /** Of RFC 6455, section 7.4; 1005 where there is none. */
    private static int code(byte[] payload) {
        return payload.length < 2
                ? 1005
                : Byte.toUnsignedInt(payload[0]) << 8 | Byte.toUnsignedInt(payload[1]);
    }
}
