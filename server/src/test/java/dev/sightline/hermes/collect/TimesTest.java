package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class TimesTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1790000000,                       2026-09-21T14:13:20Z
                    1790000000.5,                     2026-09-21T14:13:20.500Z
                    1790000000500,                    2026-09-21T14:13:20.500Z
                    2026-11-28T10:00:00Z,             2026-11-28T10:00:00Z
                    2026-11-28T10:00:00.123456+01:00, 2026-11-28T09:00:00.123456Z
                    2026-11-28T10:00:00,              2026-11-28T09:00:00Z
                    2026-11-28 10:00:00.5,            2026-11-28T09:00:00.500Z
                    2026-11-28,                       2026-11-27T23:00:00Z
                    """)
    void readsWhatAgentsWrite(String said, String means) {
        assertThat(Times.parse(said, ZoneId.of("Europe/Berlin"))).contains(Instant.parse(means));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "2026-13-01",
                "2026-11-28T25:00:00",
                "1e400",
                "99999999999999999"
            })
    void isNoneForAnythingElse(String said) {
        assertThat(Times.parse(said, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void readsNumbers() {
        assertThat(Times.parse(0, ZoneOffset.UTC)).contains(Instant.EPOCH);
        assertThat(Times.parse(1.5, ZoneOffset.UTC)).contains(Instant.ofEpochMilli(1500));
        assertThat(Times.parse(Double.NaN, ZoneOffset.UTC)).isEmpty();
        assertThat(Times.parse(null, ZoneOffset.UTC)).isEmpty();
        assertThat(Times.parse(true, ZoneOffset.UTC)).isEmpty();
    }
}
