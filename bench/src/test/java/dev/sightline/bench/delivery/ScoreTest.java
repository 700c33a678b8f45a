package dev.sightline.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalInt;

/** Writes 11, 12 and 13 are closed at 100, 200 and 300; the limit is 1000. */
class ScoreTest {

    @Test
    void givesEachWriteTheTimeOfItsOwnFrame() {
        Score score = score(frame(11, 105), frame(12, 207), frame(13, 306));
        assertThat(score).isEqualTo(new Score(List.of(5L, 7L, 6L), 3, 0, 0, 0, 0, 3));
    }

    @Test
    void countsTheWaitOfAWriteThatANewerOneOvertook() {
        Score score = score(frame(13, 350));
        assertThat(score.latencies()).containsExactly(250L, 150L, 50L);
        assertThat(score.overtaken()).isEqualTo(2);
        assertThat(score.missed()).isZero();
    }

    @Test
    void countsWhatNeverCameAndWhatCameTooLateAsMissed() {
        Score score = score(frame(11, 1101), frame(12, 1200));
        assertThat(score.latencies()).containsExactly(1000L);
        assertThat(score.missed()).isEqualTo(2);
        assertThat(score.overtaken()).isZero();
    }

    @Test
    void countsDoubledAndTornFramesAndPassesOverTheLeadIn() {
        Score score =
                score(
                        frame(10, 90),
                        frame(11, 105),
                        frame(11, 106),
                        torn(250),
                        frame(13, 310),
                        frame(12, 320));
        assertThat(score.doubled()).isEqualTo(2);
        assertThat(score.torn()).isEqualTo(1);
        assertThat(score.overtaken()).isEqualTo(1);
        assertThat(score.frames()).isEqualTo(5);
        assertThat(score.latencies()).containsExactly(5L, 110L, 10L);
    }

    @Test
    void addsUp() {
        Score one = score(frame(11, 105));
        assertThat(Score.NONE.plus(one).plus(one))
                .isEqualTo(new Score(List.of(5L, 5L), 6, 4, 0, 0, 0, 2));
    }

    private static Score score(Receipt... receipts) {
        return Score.of(11, new long[] {100, 200, 300}, List.of(receipts), 1000);
    }

    private static Receipt frame(int number, long at) {
        return new Receipt(OptionalInt.of(number), at);
    }

    private static Receipt torn(long at) {
        return new Receipt(OptionalInt.empty(), at);
    }
}
