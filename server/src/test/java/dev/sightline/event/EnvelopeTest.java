package dev.sightline.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

class EnvelopeTest {
    private static final Instant TIME = Instant.parse("2026-11-20T14:03:11.4823Z");

    @Test
    void isTheEnvelopeOfTheToolsThatExistAndItsPlace() {
        Envelope envelope =
                Envelope.of(
                        new Position("9b1f", 7),
                        TIME,
                        Event.of("disk_changed", "shop-3fa9c1", Map.of("path", "a\"é.py")));

        assertThat(envelope)
                .hasToString(
                        "{\"type\":\"disk_changed\",\"project\":\"shop-3fa9c1\",\"timestamp\":"
                            + "\"2026-11-20T14:03:11.482300+00:00\",\"data\":{\"path\":\"a\\\"é.py\"},"
                            + "\"seq\":7,\"epoch\":\"9b1f\"}");
    }

    @Test
    void hasNoProjectWhereItConcernsTheNode() {
        Envelope envelope = Envelope.of(new Position("9b1f", 7), TIME, Event.ofNode("x", Map.of()));

        assertThat(Json.read(envelope.json()).has("project")).isFalse();
        assertThat(envelope.jsonNaming("anything")).isEqualTo(envelope.json());
    }

    @Test
    void namesTheProjectAsTheClientDoes() {
        Envelope envelope =
                Envelope.of(
                        new Position("9b1f", 7),
                        TIME,
                        Event.of("x", "shop-3fa9c1", Map.of("also", "shop-3fa9c1")));

        assertThat(new String(envelope.jsonNaming("shop"), StandardCharsets.UTF_8))
                .isEqualTo(envelope.toString().replaceFirst("\"shop-3fa9c1\"", "\"shop\""));
    }

    @Test
    void positionsAreReadBackAndNonsenseIsNot() {
        assertThat(Position.parse("9b1f:42")).contains(new Position("9b1f", 42));
        assertThat(Position.parse(new Position("a", 0).toString())).contains(new Position("a", 0));
        for (String bad :
                new String[] {"", ":", "a:", ":1", "a:-1", "a:x", "a:1:2", "a".repeat(99) + ":1"}) {
            assertThat(Position.parse(bad)).as(bad).isEmpty();
        }
    }
}
