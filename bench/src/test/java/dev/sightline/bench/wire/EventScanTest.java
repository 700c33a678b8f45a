package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;

class EventScanTest {

    private final Notes notes = new Notes();
    private final EventScan scan = new EventScan(notes);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void findsTheNumbersOfEventsHoweverTheyArriveInPieces(int piece) {
        receive(
                "data: {\"path\":\"a/event#000041.txt\"}\n\nid: 9b:2\r\n"
                        + "data: {\"path\":\"event#123456.txt\"}\r\n\r\n",
                piece);
        assertThat(notes.events()).containsExactly(41, 123456);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takesWhatHasNoNumberForASignOfLife(int piece) {
        receive(": here\n", piece);
        assertThat(notes.hasSpoken()).isTrue();
        receive("\nretry: 1000\nid: 9b:1\n\n", piece);
        assertThat(notes.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void countsAnEventOnlyOnceItsEmptyLineIsThere(int piece) {
        receive("data: event#000001\n", piece);
        assertThat(notes.events()).isEmpty();
        receive("\n", piece);
        assertThat(notes.events()).containsExactly(1);
        receive("data: event#0000\n\n", piece);
        assertThat(notes.events()).containsExactly(1);
    }

    private void receive(String text, int piece) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i += piece) {
            scan.accept(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i)).slice());
        }
    }
}
