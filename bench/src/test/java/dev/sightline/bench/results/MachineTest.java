package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.bench.results.Load.Ticks;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void readsTheModelOfTheProcessor() {
        assertThat(Machine.model("processor\t: 0\nmodel\t\t: 17\nmodel name\t: AMD EPYC\n"))
                .isEqualTo("AMD EPYC");
        assertThat(Machine.model("processor : 0\n")).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void seesHowBusyTheCoresWere() {
        Ticks before = Ticks.parse("cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 1 1 1 1\n");
        Ticks after = Ticks.parse("cpu  130 0 70 940 60 0 0 0 0 0\n");
        assertThat(after.busyShareSince(before)).isCloseTo(0.25, Offset.offset(1e-9));
        assertThat(new Load(0.1, 0.25).calm()).isFalse();
        assertThat(new Load(0.1, 0.02).calm()).isTrue();
        assertThat(new Load(0.9, 0.02).calm()).isFalse();
    }
}
