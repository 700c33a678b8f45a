package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class SseFrameTest {
    private static final byte[] JSON = "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void putsTheJsonIntoOneDataLine() {
        assertThat(SseFrame.of(JSON)).hasToString("data: {\"a\":\"é\"}\n\n");
    }

    @Test
    void putsTheIdFirst() {
        assertThat(SseFrame.of("7:1", JSON)).hasToString("id: 7:1\ndata: {\"a\":\"é\"}\n\n");
    }

    @Test
    void countsItsLengthInBytes() {
        assertThat(SseFrame.of(JSON).length()).isEqualTo(6 + JSON.length + 2);
    }
}
