package dev.sightline.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** With real programs, if small ones. */
class ProgramDriverTest {

    private static final String ANSWERS =
            "while read -r line; do"
                    + " echo '{\"nanos\":[7,9],\"whole\":20,\"shown\":4,\"said\":\"lost\"}'; done";

    @TempDir Path scratch;

    @Test
    void ordersByLinesAndReadsTheAnswers() throws IOException {
        try (ProgramDriver driver = driver(ANSWERS)) {
            assertThat(driver.requests("x = 1", 2)).containsExactly(7L, 9L);
            assertThat(driver.script("x = 1", 3)).isEqualTo(new Driver.Script(List.of(7L, 9L), 20));
            assertThat(driver.flood("print()")).isEqualTo(new Driver.Flood(7, 4, 0, "lost"));
            assertThat(driver.node()).isEmpty();
        }
    }

    @Test
    void repeatsWhatAProgramSaidThatEnded() throws IOException {
        try (ProgramDriver driver = driver("read -r line; echo no kernel >&2")) {
            assertThatThrownBy(() -> driver.fresh("print()", 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no kernel");
        }
    }

    private ProgramDriver driver(String script) throws IOException {
        return ProgramDriver.start("a program", List.of("sh", "-c", script), scratch);
    }
}
