package dev.sightline.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.bench.results.FanoutRow;

import org.junit.jupiter.api.Test;

import java.util.List;

class FanoutScoreTest {

    private static final long MS = 1_000_000;

    @Test
    void measuresToTheLastClientFromTheWriteAndFromTheFirstClient() {
        FanoutScore score = new FanoutScore();
        score.event(100 * MS, new long[] {103 * MS, 104 * MS, 110 * MS}, 3);
        score.block(0, 6_000);

        FanoutRow row = FanoutScore.row("SSE", "Sightline", 3, List.of(score));

        assertThat(row.last().p50Ms()).isEqualTo(10);
        assertThat(row.spread().p50Ms()).isEqualTo(7);
        assertThat(row.every().p50Ms()).isEqualTo(4);
        assertThat(row.clientMicros()).isEqualTo(2);
        assertThat(row.missing()).isZero();
    }

    @Test
    void takesTheMedianOfAllRoundsAndNamesThatOfEach() {
        FanoutScore first = new FanoutScore();
        first.event(0, new long[] {MS}, 1);
        first.event(0, new long[] {2 * MS}, 1);
        FanoutScore second = new FanoutScore();
        second.event(0, new long[] {9 * MS}, 1);

        FanoutRow row = FanoutScore.row("SSE", "Sightline", 1, List.of(first, second));

        assertThat(row.last().p50Ms()).isEqualTo(2);
        assertThat(row.p50OfRoundsMs()).containsExactly(1.0, 9.0);
        assertThat(row.events()).isEqualTo(3);
    }

    @Test
    void countsReceiptsThatAreMissingAndHasNoLastClientThen() {
        FanoutScore score = new FanoutScore();
        score.event(0, new long[] {MS}, 3);
        score.block(4, 0);

        FanoutRow row = FanoutScore.row("SSE", "Sightline", 3, List.of(score));

        assertThat(row.missing()).isEqualTo(2);
        assertThat(row.doubled()).isEqualTo(4);
        assertThat(row.last().p50Ms()).isNaN();
        assertThat(row.every().p50Ms()).isEqualTo(1);
    }
}
