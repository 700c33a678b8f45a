package dev.sightline.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How an event is framed as a server-sent one (HTML Standard, "9.2 Server-sent events"). */
final class SseFrame {
    private SseFrame() {}

    /**
     * @param id without line breaks and NUL
     * @param json one JSON value without line breaks, as our writer makes it: it fills one {@code
     *     data:} line
     */
    static byte[] of(Optional<String> id, byte[] json) {
        String head = id.map(line -> "id: " + line + "\n").orElse("") + "data: ";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[start.length + json.length + 2];
        System.arraycopy(start, 0, frame, 0, start.length);
        System.arraycopy(json, 0, frame, start.length, json.length);
        frame[frame.length - 2] = '\n';
        frame[frame.length - 1] = '\n';
        return frame;
    }
}
