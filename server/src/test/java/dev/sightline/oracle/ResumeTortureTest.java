package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

@Tag("torture")
class ResumeTortureTest {
    private static final int CLIENTS_OF_EACH = 50;
    private static final long SEED = Long.getLong("oracle.seed", System.nanoTime());

    @TempDir Path temp;

    @Test
    void losesAndDoublesNothingInTenThousandCuts(TestReporter reporter) throws Exception {
        reporter.publishEntry("seed", Long.toString(SEED));
        Storm storm = new Storm(CLIENTS_OF_EACH, 100, 20, Duration.ofMinutes(20));

        Storm.Tally tally = storm.rage(temp, SEED);

        assertThat(tally.cuts()).isEqualTo(10_000);
        reporter.publishEntry("storm", tally.toString());
    }
}
