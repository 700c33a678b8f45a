package dev.sightline.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class PeakMemoryTest {

    @Test
    void sumsTheProcessesAndPassesOverOnesThatEnded() throws IOException, InterruptedException {
        long own = ProcessHandle.current().pid();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        try (PeakMemory one = PeakMemory.of(List.of(own));
                PeakMemory twice = PeakMemory.of(List.of(own, own, ended.pid()));
                PeakMemory none = PeakMemory.of(List.of())) {
            assertThat(one.before()).isGreaterThan(Footprint.MIB);
            assertThat(twice.before()).isGreaterThan(1.5 * one.before());
            assertThat(twice.peak()).isGreaterThanOrEqualTo(twice.before());
            assertThat(none.peak()).isZero();
        }
    }
}
