package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the oracle's own clients take for an event. */
class LineTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsEventsWithAnyLineEnd(String end) {
        String stream = "\uFEFFretry: 500#id: a:1##:hello##id:a:2#data: {#data:é}##data: x##";

        assertThat(parsed(stream.replace("#", end)))
                .containsExactly(
                        new SseParser.Block(Optional.of("a:1"), Optional.empty()),
                        new SseParser.Block(Optional.of("a:2"), Optional.of("{\né}")),
                        new SseParser.Block(Optional.of("a:2"), Optional.of("x")));
    }

    @Test
    void takesNothingForAnEventThatIsNotWhole() {
        assertThat(parsed("id: a:1\ndata: x\n")).isEmpty();
    }

    @Test
    void takesNoPlaceThatHoldsANul() {
        assertThat(parsed("id: a:1\0\ndata: x\n\n"))
                .containsExactly(new SseParser.Block(Optional.empty(), Optional.of("x")));
    }

    private static List<SseParser.Block> parsed(String stream) {
        SseParser parser = new SseParser();
        List<SseParser.Block> blocks = new ArrayList<>();
        for (byte octet : stream.getBytes(StandardCharsets.UTF_8)) {
            parser.feed(octet & 0xff).ifPresent(blocks::add);
        }
        return blocks;
    }
}
