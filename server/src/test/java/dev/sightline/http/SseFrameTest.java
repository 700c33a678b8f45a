package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

class SseFrameTest {
    private static final byte[] JSON = "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void putsTheJsonIntoOneDataLine() {
        assertThat(framed(Optional.empty())).isEqualTo("data: {\"a\":\"é\"}\n\n");
    }

    @Test
    void putsTheIdFirst() {
        assertThat(framed(Optional.of("7:1"))).isEqualTo("id: 7:1\ndata: {\"a\":\"é\"}\n\n");
    }

    @Test
    void isMadeOnceForAllWhoGetTheMessage() {
        Message message = Message.of("7:1", JSON);

        assertThat(message.sse()).isSameAs(message.sse());
    }

    private static String framed(Optional<String> id) {
        return new String(SseFrame.of(id, JSON), StandardCharsets.UTF_8);
    }
}
