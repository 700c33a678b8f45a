package dev.sightline.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class SaveTest {

    @ParameterizedTest
    @EnumSource
    void replacesTheWholeContentAndLeavesNothingBeside(Save save, @TempDir Path folder)
            throws IOException {
        NumberedScript script = new NumberedScript(2);
        Path file = Files.writeString(folder.resolve("a.py"), "x".repeat(10_000));
        long before = System.nanoTime();
        long stamp = save.save(file, script.bytes(5));
        assertThat(stamp).isBetween(before, System.nanoTime());
        assertThat(file).hasContent(script.text(5));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
