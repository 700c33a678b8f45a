package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** No gap and no double, whatever happens to the connection; {@link ResumeTortureTest} for long. */
class ResumeTest {
    private static final int CLIENTS_OF_EACH = 50;
    private static final long SEED = Long.getLong("oracle.seed", 20_261_120);

    @TempDir Path temp;

    @Test
    void losesAndDoublesNothingInTwoHundredCutsAndThreeKills(TestReporter reporter)
            throws Exception {
        Storm storm = new Storm(CLIENTS_OF_EACH, 2, 2, Duration.ofMinutes(2));

        Storm.Tally tally = storm.rage(temp, SEED);

        assertThat(tally.cuts()).isEqualTo(200);
        assertThat(tally.kills()).isEqualTo(3);
        reporter.publishEntry("storm", tally.toString());
    }
}
