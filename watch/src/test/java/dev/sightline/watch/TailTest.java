package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writers that never close are followed where asked. */
class TailTest {

    @TempDir Path root;

    @Test
    void followsALogWhileItsWriterHasItOpen() throws IOException {
        try (Scene scene =
                Scene.of(root, r -> r.recursively().tailing(p -> p.toString().endsWith(".log")))) {
            try (OutputStream out = Files.newOutputStream(root.resolve("a.log"))) {
                out.write(1);
                scene.awaitThat("Created a.log");
                out.write(2);
                scene.awaitThat("Growing a.log");
            }
            scene.awaitThat("Modified a.log");
            assertThat(scene.told())
                    .containsExactly("Created a.log", "Growing a.log", "Modified a.log");
        }
    }

    @Test
    void leavesOtherFilesUntilTheyAreClosed() throws IOException {
        Files.writeString(root.resolve("a.txt"), "x");
        try (Scene scene = Scene.of(root, r -> r.tailing(p -> p.toString().endsWith(".log")))) {
            try (OutputStream out =
                    Files.newOutputStream(root.resolve("a.txt"), StandardOpenOption.APPEND)) {
                out.write(1);
                assertThat(scene.told()).isEmpty();
            }
            assertThat(scene.told()).containsExactly("Modified a.txt");
        }
    }

    @Test
    void collapsesTheWritesThatAreReadTogether() throws IOException {
        Path log = Files.writeString(root.resolve("a.log"), "");
        try (Scene scene = Scene.of(root, r -> r.tailing(p -> true))) {
            try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
                for (int i = 0; i < 20_000; i++) {
                    out.write(1);
                }
            }
            assertThat(scene.told()).hasSizeLessThan(1_000).endsWith("Modified a.log");
            assertThat(scene.changes.getLast())
                    .isInstanceOfSatisfying(
                            Change.Modified.class,
                            m -> assertThat(m.stamp().size()).isEqualTo(20_000));
        }
    }
}
