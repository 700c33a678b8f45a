package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

class MessageScanTest {

    private static final int TEXT = 0x81;
    private static final int FIRST_PART = 0x01;
    private static final int LAST_PART = 0x80;
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;

    private final Notes notes = new Notes();
    private final MessageScan scan = new MessageScan(notes);
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void findsTheNumbersOfMessagesOfAllLengthsHoweverTheyArriveInPieces(int piece)
            throws IOException {
        frame(TEXT, "event#000001");
        frame(TEXT, "event#000002" + "x".repeat(300));
        frame(TEXT, "y".repeat(70_000) + "event#000003");
        receive(piece);
        assertThat(notes.events()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void joinsTheFramesOfOneMessageWithAPingBetweenThem(int piece) throws IOException {
        frame(FIRST_PART, "event#00");
        frame(PING, "here?");
        frame(LAST_PART, "0044.txt");
        receive(piece);
        assertThat(notes.events()).containsExactly(44);
        assertThat(notes.pings()).containsExactly("here?");
        assertThat(notes.hasSpoken()).isFalse();
    }

    @Test
    void takesAMessageWithoutANumberForASignOfLife() throws IOException {
        frame(TEXT, "{\"type\":\"pong\"}");
        receive(1000);
        assertThat(notes.hasSpoken()).isTrue();
        assertThat(notes.events()).isEmpty();
    }

    @Test
    void readsTheCodeOfAClose() throws IOException {
        wire.write(new byte[] {(byte) CLOSE, 2, 4408 >> 8, 4408 & 0xff});
        frame(CLOSE, "");
        receive(1000);
        assertThat(notes.closes()).containsExactly(4408, 1005);
    }

    @Test
    void refusesWhatNoServerMaySend() {
        wire.writeBytes(ClientFrame.text("masked").array());
        assertThatThrownBy(() -> receive(1000)).isInstanceOf(IOException.class);
    }

    @Test
    void aClientsFrameIsMaskedAndReadable() {
        assertThat(ClientFrame.text("hi").array())
                .containsExactly(0x81, 0x80 | 2, 0, 0, 0, 0, 'h', 'i');
    }

    /** RFC 6455, section 5.2. */
    private void frame(int first, String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        ByteBuffer header = ByteBuffer.allocate(10).put((byte) first);
        if (bytes.length < 126) {
            header.put((byte) bytes.length);
        } else if (bytes.length < 1 << 16) {
            header.put((byte) 126).putShort((short) bytes.length);
        } else {
            header.put((byte) 127).putLong(bytes.length);
        }
        wire.write(header.array(), 0, header.position());
        wire.writeBytes(bytes);
    }

    private void receive(int piece) throws IOException {
        byte[] bytes = wire.toByteArray();
        wire.reset();
        for (int i = 0; i < bytes.length; i += piece) {
            scan.accept(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i)).slice());
        }
    }
}
