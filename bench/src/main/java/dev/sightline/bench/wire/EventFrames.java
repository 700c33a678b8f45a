package dev.sightline.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Finds the events of an SSE stream in its bytes (WHATWG HTML, section 9.2.6) and hands out the
 * data of each. {@code event}, {@code id} and {@code retry} are passed over, and so are comments,
 * which serve as heartbeats. Not for use by two threads.
 */
public final class EventFrames {

    private static final int LINE = 4096;

    private final Consumer<String> onData;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(LINE);
    private final ByteArrayOutputStream data = new ByteArrayOutputStream(LINE);
    private boolean hasData;
    private boolean afterCarriageReturn;

    /**
     * @param onData gets the data of one event: its {@code data} lines, joined by line feeds
     */
    public EventFrames(Consumer<String> onData) {
        this.onData = onData;
    }

    /** Takes the next bytes of the stream, which may end anywhere, also within a character. */
    public void accept(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte octet = bytes.get();
            boolean secondOfCrLf = afterCarriageReturn && octet == '\n';
            afterCarriageReturn = octet == '\r';
            if (secondOfCrLf) {
                continue;
            }
            if (octet == '\n' || octet == '\r') {
                endOfLine(line.toByteArray());
                line.reset();
            } else {
                line.write(octet);
            }
        }
    }

    private void endOfLine(byte[] field) {
        if (field.length == 0) {
            dispatch();
        } else if (startsWithData(field)) {
            int value = field.length > 5 && field[5] == ' ' ? 6 : 5;
            if (hasData) {
                data.write('\n');
            }
            hasData = true;
            if (field.length > value) {
                data.write(field, value, field.length - value);
            }
        }
    }

    private void dispatch() {
        if (hasData) {
            hasData = false;
            String event = data.toString(UTF_8);
            data.reset();
            onData.accept(event);
        }
    }

    /** The name must be {@code data}: the end of the line or a colon follows it. */
    private static boolean startsWithData(byte[] field) {
        return field.length >= 4
                && field[0] == 'd'
                && field[1] == 'a'
                && field[2] == 't'
                && field[3] == 'a'
                && (field.length == 4 || field[4] == ':');
    }
}
