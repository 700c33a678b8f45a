package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;

class ChunkedBodyTest {

    private final ChunkedBody body = new ChunkedBody();
    private final StringBuilder content = new StringBuilder();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64})
    void joinsChunksHoweverTheyArriveInPieces(int piece) throws IOException {
        String wire =
                "5\r\nhello\r\n1;a=\"b\"\r\n,\r\n00A\r\n sightline\r\n0\r\nTrailer: x\r\n\r\n";
        for (int i = 0; i < wire.length(); i += piece) {
            receive(wire.substring(i, Math.min(i + piece, wire.length())));
        }
        assertThat(content).hasToString("hello, sightline");
        assertThat(body.ended()).isTrue();
    }

    @Test
    void handsOutThePartOfAChunkThatIsThere() throws IOException {
        receive("a\r\n0123");
        assertThat(content).hasToString("0123");
        receive("456789\r\n");
        assertThat(content).hasToString("0123456789");
        assertThat(body.ended()).isFalse();
    }

    @Test
    void doesNotTakeLineEndsWithinAChunkForItsEnd() throws IOException {
        receive("8\r\n\r\n0\r\n\r\n\n\r\n");
        assertThat(content).hasToString("\r\n0\r\n\r\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "x\r\n", "2\r\nabc", "fffffff0\r\n", "0\r\n\r\nmore"})
    void refusesWhatIsNotTheChunkedCoding(String wire) {
        assertThatThrownBy(() -> receive(wire)).isInstanceOf(IOException.class);
    }

    private void receive(String wire) throws IOException {
        body.decode(
                ByteBuffer.wrap(wire.getBytes(UTF_8)),
                bytes -> content.append(UTF_8.decode(bytes)));
    }
}
