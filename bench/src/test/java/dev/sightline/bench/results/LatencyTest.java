package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.LongStream;

class LatencyTest {

    @ParameterizedTest
    @CsvSource({
        "1, 50, 1",
        "1, 99, 1",
        "2, 50, 1",
        "3, 50, 2",
        "10, 50, 5",
        "10, 99, 10",
        "100, 99, 99",
        "101, 99, 100",
        "500, 50, 250",
        "500, 99, 495",
        "500, 100, 500",
    })
    void takesTheNearestRank(int values, int percent, long expected) {
        long[] sorted = LongStream.rangeClosed(1, values).toArray();
        assertThat(Latency.percentile(sorted, percent)).isEqualTo(expected);
    }

    @Test
    void sortsAndTurnsNanosecondsIntoMilliseconds() {
        Latency latency = Latency.ofNanos(List.of(3_000_000L, 250_000L, 1_000_000L));
        assertThat(latency).isEqualTo(new Latency(1.0, 3.0, 3.0));
    }

    @Test
    void hasNoFiguresWithoutValues() {
        assertThat(Latency.ofNanos(List.of()).p50Ms()).isNaN();
        assertThatThrownBy(() -> Latency.percentile(new long[0], 50))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
