package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

class EventFramesTest {

    private final List<String> events = new ArrayList<>();
    private final EventFrames frames = new EventFrames(events::add);

    @Test
    void handsOutAnEventOnlyWhenItsEmptyLineHasCome() {
        receive("data: {\"a\":1}\n");
        assertThat(events).isEmpty();
        receive("\n");
        assertThat(events).containsExactly("{\"a\":1}");
    }

    @Test
    void passesOverCommentsIdsAndEventsWithoutData() {
        receive(": heartbeat\n\nid: 3f\nevent: message\ndata:x\nretry: 5\n\nid: 4\n\ndatax: y\n\n");
        assertThat(events).containsExactly("x");
    }

    @Test
    void joinsDataLinesAndTakesOneSpaceAway() {
        receive("data:  two\ndata\ndata: lines\n\n");
        assertThat(events).containsExactly(" two\n\nlines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void knowsEachLineEndAndCutsAnywhere(String end) {
        byte[] stream = ("data: é✓" + end + end + "data: 2" + end + end).getBytes(UTF_8);
        for (byte octet : stream) {
            frames.accept(ByteBuffer.wrap(new byte[] {octet}));
        }
        assertThat(events).containsExactly("é✓", "2");
    }

    private void receive(String stream) {
        frames.accept(ByteBuffer.wrap(stream.getBytes(UTF_8)));
    }
}
