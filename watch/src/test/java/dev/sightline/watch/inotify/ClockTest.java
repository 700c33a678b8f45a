package dev.sightline.watch.inotify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

    @ParameterizedTest
    @CsvSource({
        "6.18.44-fc-v595, true",
        "6.13.0, true",
        "7.0, true",
        "6.12.9-generic, false",
        "5.15.0-97-generic, false",
        "4.18, false",
        "odd, false",
    })
    void knowsWhichKernelsTellTwoChangesApart(String version, boolean fine) {
        assertThat(Clock.isNewKernel(version)).isEqualTo(fine);
    }
}
