package dev.sightline.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One server-sent event as bytes, made once and sent to every client (HTML Standard, "9.2
 * Server-sent events").
 */
public final class SseFrame {
    /** A line that clients ignore; it keeps proxies awake and shows us who has left. */
    static final SseFrame HEARTBEAT = new SseFrame(":\n\n".getBytes(StandardCharsets.UTF_8));

    private final byte[] bytes;

    private SseFrame(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param json one JSON value without line breaks, as our writer makes it: it fills one {@code
     *     data:} line
     */
    public static SseFrame of(byte[] json) {
        return framed("data: ", json);
    }

    /**
     * @param id without line breaks and NUL; a client that returns says it as {@code Last-Event-ID}
     */
    public static SseFrame of(String id, byte[] json) {
        return framed("id: " + id + "\ndata: ", json);
    }

    private static SseFrame framed(String head, byte[] json) {
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[start.length + json.length + 2];
        System.arraycopy(start, 0, frame, 0, start.length);
        System.arraycopy(json, 0, frame, start.length, json.length);
        frame[frame.length - 2] = '\n';
        frame[frame.length - 1] = '\n';
        return new SseFrame(frame);
    }

    public int length() {
        return bytes.length;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
