package dev.sightline.kernel;

import dev.sightline.http.Message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Another node's stream of server-sent events (HTML Standard, 9.2.6), one after the other. A node
 * gives a sign of life every 15 s; one that is silent for longer is gone.
 */
final class RemoteEvents implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** An image of 10 MiB, and what stands beside it. */
    private static final int LINE = 32 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int from;
    private int until;
    private boolean afterReturn;
    private volatile long heardAt = System.nanoTime();
    private final Thread guard;

    RemoteEvents(InputStream in) {
        this.in = in;
        this.guard = Thread.ofVirtual().name("remote events").start(this::guard);
    }

    private void guard() {
        try {
            while (true) {
                long left = SILENCE.toNanos() - (System.nanoTime() - heardAt);
                if (left <= 0) break;
                Thread.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException closed) {
            return;
        }
        Remote.close(in);
    }

    /**
     * Waits for the next event.
     *
     * @return empty at the end of the stream
     */
    Optional<Message> next() throws IOException {
        Optional<String> id = Optional.empty();
        Optional<byte[]> data = Optional.empty();
        while (true) {
            Optional<byte[]> line = line();
            if (line.isEmpty()) return Optional.empty();
            byte[] bytes = line.get();
            if (bytes.length == 0) {
                if (data.isPresent()) return Optional.of(message(id, data.get()));
                id = Optional.empty();
                continue;
            }
            if (startsWith(bytes, "data: ")) data = Optional.of(tail(bytes, 6));
            if (startsWith(bytes, "id: ")) {
                id = Optional.of(new String(tail(bytes, 4), StandardCharsets.UTF_8));
            }
        }
    }

    private static Message message(Optional<String> id, byte[] data) {
        return id.filter(place -> place.indexOf('\0') < 0)
                .map(place -> Message.of(place, data))
                .orElseGet(() -> Message.of(data));
    }

    /** Without its end, which is CR, LF, or both. */
    private Optional<byte[]> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (from == until && !fill()) return Optional.empty();
            int end = from;
            while (end < until && buffer[end] != '\n' && buffer[end] != '\r') end++;
            if (end == from && buffer[from] == '\n' && afterReturn) {
                afterReturn = false;
                from++;
                continue;
            }
            line.write(buffer, from, end - from);
            if (line.size() > LINE) throw new IOException("an event is too long");
            if (end > from) afterReturn = false;
            from = end;
            if (end == until) continue;
            afterReturn = buffer[end] == '\r';
            from++;
            return Optional.of(line.toByteArray());
        }
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer);
        heardAt = System.nanoTime();
        from = 0;
        until = Math.max(read, 0);
        return read > 0;
    }

    private static boolean startsWith(byte[] line, String field) {
        if (line.length < field.length()) return false;
        for (int i = 0; i < field.length(); i++) if (line[i] != field.charAt(i)) return false;
        return true;
    }

    private static byte[] tail(byte[] line, int from) {
        return java.util.Arrays.copyOfRange(line, from, line.length);
    }

    @Override
    public void close() {
        guard.interrupt();
        Remote.close(in);
    }
}
