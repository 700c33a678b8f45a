package dev.sightline.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class FootprintTest {

    @Test
    void readsTheResidentSetOfAProcess() throws IOException {
        assertThat(Footprint.rssOf("Name:\tjava\nVmHWM:\t    9999 kB\nVmRSS:\t    2048 kB\n"))
                .isEqualTo(2 * Footprint.MIB);
        assertThatThrownBy(() -> Footprint.rssOf("Name:\tjava\nState:\tZ (zombie)\n"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsTheLiveHeapFromTheLastLineOfAHistogram() throws IOException {
        String histogram =
                " num     #instances         #bytes  class name (module)\n"
                        + "   1:         30000        1800000  [B (java.base@25)\n"
                        + "Total        123456        7890123\n";
        assertThat(Footprint.totalOf(histogram)).isEqualTo(7890123);
        assertThatThrownBy(() -> Footprint.totalOf("1234: no such process\n"))
                .hasMessageContaining("no such process");
    }
}
