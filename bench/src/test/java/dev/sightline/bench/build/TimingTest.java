package dev.sightline.bench.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class TimingTest {

    @Test
    void isReadAsItWasTold() {
        List<Timing> all = List.of(new Timing(Timing.NODE, 12), new Timing(Timing.FLOOR, 7));

        assertThat(Timing.parse(all.stream().map(Timing::line).toList())).isEqualTo(all);
        assertThat(Timing.of(Timing.FLOOR, all)).containsExactly(7L);
    }

    @Test
    void aLineThatIsNoneIsNotPassedOver() {
        assertThatThrownBy(() -> Timing.parse(List.of("node 12", "[warning] no cache")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[warning] no cache");
    }
}
