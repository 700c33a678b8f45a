package dev.sightline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class ErrandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private Errand shell(String script) {
        return new Errand(List.of("/bin/sh", "-c", script), temp);
    }

    @Test
    void saysHowItEndedAndWhatItComplainedOf() throws Exception {
        assertThat(shell("echo out; echo err >&2; exit 7").run(PATIENCE))
                .contains(new Errand.Ended(7, "err\n"));
        assertThat(shell("true").run(PATIENCE)).contains(new Errand.Ended(0, ""));
    }

    @Test
    void readsNothingAndIsHeardToTheEnd() throws Exception {
        Errand.Ended ended =
                shell("cat; head -c 1000000 /dev/zero | tr '\\0' x >&2")
                        .run(PATIENCE)
                        .orElseThrow();

        assertThat(ended.exit()).isZero();
        assertThat(ended.complaint()).hasSize(64 * 1024);
    }

    @Test
    void isEndedWhereItTakesTooLong() throws Exception {
        assertThat(shell("sleep 600").run(Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void isAProgramByItsPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Errand(List.of("sh", "-c", "true"), temp));
    }
}
