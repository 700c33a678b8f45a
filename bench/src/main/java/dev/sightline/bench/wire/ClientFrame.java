package dev.sightline.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** What a WebSocket client says (RFC 6455, section 5.3), in frames of at most 125 bytes. */
public final class ClientFrame {

    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int MASK = 4;
    private static final int MAX = 125;

    private ClientFrame() {}

    public static ByteBuffer text(String text) {
        return frame(TEXT, text.getBytes(UTF_8));
    }

    public static ByteBuffer pong(byte[] payload) {
        return frame(PONG, payload);
    }

    /** The mask is all zeros: it guards proxies, and there is none; the payload stays as it is. */
    private static ByteBuffer frame(int first, byte[] payload) {
        if (payload.length > MAX) {
            throw new IllegalArgumentException("a frame of " + payload.length + " bytes");
        }
        return ByteBuffer.allocate(2 + MASK + payload.length)
                .put((byte) first)
                .put((byte) (MASKED | payload.length))
                .putInt(0)
                .put(payload)
                .flip();
    }
}
