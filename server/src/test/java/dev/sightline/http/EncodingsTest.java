package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class EncodingsTest {
    private static final List<String> BOTH = List.of("br", "gzip");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br            | br",
                "gzip                         | gzip",
                "GZIP                         | gzip",
                "br;q=0.5, gzip;q=0.8         | gzip",
                "br;q=0.5,gzip;q=0.5          | br",
                "br;q=0, gzip                 | gzip",
                "*                            | br",
                "*;q=0.1, br;q=0              | gzip",
                "identity;q=0, gzip;q=0.001   | gzip",
                "identity, gzip               | gzip",
                "gzip;q=0                     | -",
                "gzip;q=0.5, identity         | -",
                "gzip ; q=0.5, identity;q=0.4 | gzip",
                "gzip;q=often                 | -",
                "deflate, zstd                | -",
                "''                           | -",
            })
    void takesWhatTheClientLikesBest(String accept, String expected) {
        assertThat(Encodings.choose(Optional.of(accept), BOTH).orElse("-")).isEqualTo(expected);
    }

    @Test
    void leavesTheBodyAloneWhereNothingWasSaid() {
        assertThat(Encodings.choose(Optional.empty(), BOTH)).isEmpty();
    }
}
