package dev.sightline.bench.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class GrowingLogTest {

    @TempDir Path project;

    @Test
    void numbersTheLineThatIsLookedForAndNoOther() throws IOException {
        try (GrowingLog log = GrowingLog.in(project)) {
            log.line(7);
            long bytes = log.flood(3_000_000, 999_999);

            List<String> lines = Files.readAllLines(project.resolve(".ralph/ralph.log"));
            assertThat(lines.getFirst()).endsWith("#000007");
            assertThat(lines.getLast()).endsWith("#999999");
            assertThat(lines.subList(1, lines.size() - 1)).noneMatch(line -> line.contains("#"));
            assertThat(lines).anyMatch(line -> line.contains("=== Iteration 2 (loop 2/0) ==="));
            assertThat(bytes).isBetween(3_000_000L, 3_000_000L + (2 << 20));
        }
    }
}
