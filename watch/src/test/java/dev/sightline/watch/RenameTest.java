package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RenameTest {

    @TempDir Path root;
    @TempDir Path elsewhere;

    @Test
    void deliversARenameAsOneMove() throws IOException {
        Files.writeString(root.resolve("a"), "x");
        try (Scene scene = Scene.of(root)) {
            scene.sh("mv a b");
            assertThat(scene.told()).containsExactly("Moved a -> b");
        }
    }

    @Test
    void deliversARenameAcrossDirectories() throws IOException {
        Scene.sh(root, "mkdir d e; echo x > d/a");
        try (Scene scene = Scene.of(root)) {
            scene.sh("mv d/a e/b");
            assertThat(scene.told()).containsExactly("Moved d/a -> e/b");
        }
    }

    @Test
    void deliversARenameOntoAKnownFileAsItsModification() throws IOException {
        Scene.sh(root, "echo 1 > a; echo 2 > b");
        try (Scene scene = Scene.of(root)) {
            scene.sh("mv a b");
            assertThat(scene.told()).containsExactly("Modified b", "Deleted a");
        }
    }

    @Test
    void deliversAFileThatComesFromOutside() throws IOException {
        Files.writeString(elsewhere.resolve("a"), "x");
        try (Scene scene = Scene.of(root)) {
            Files.move(elsewhere.resolve("a"), root.resolve("a"));
            assertThat(scene.told()).containsExactly("Created a");
        }
    }

    @Test
    void deliversAFileThatLeavesAsDeleted() throws IOException {
        Files.writeString(root.resolve("a"), "x");
        try (Scene scene = Scene.of(root)) {
            Files.move(root.resolve("a"), elsewhere.resolve("a"));
            assertThat(scene.told()).containsExactly("Deleted a");
        }
    }

    @Test
    void movesADirectoryAtOnceAndKnowsItsFilesByTheirNewPath() throws IOException {
        Scene.sh(root, "mkdir -p d/deep; echo 1 > d/deep/f");
        try (Scene scene = Scene.of(root)) {
            scene.sh("mv d e; echo 2 > e/deep/f; echo 1 > e/deep/g");
            assertThat(scene.told())
                    .containsExactly("Moved d -> e", "Modified e/deep/f", "Created e/deep/g");
        }
    }

    @Test
    void forgetsADirectoryThatLeaves() throws IOException {
        Scene.sh(root, "mkdir d; echo 1 > d/f");
        try (Scene scene = Scene.of(root)) {
            Files.move(root.resolve("d"), elsewhere.resolve("d"));
            assertThat(scene.told()).containsExactly("Deleted d");
            Files.writeString(elsewhere.resolve("d/f"), "2");
            assertThat(scene.told()).containsExactly("Deleted d");
        }
    }

    @Test
    void deliversADirectoryThatComesWithAllItHolds() throws IOException {
        Scene.sh(elsewhere, "mkdir -p d/e; echo 1 > d/e/f");
        try (Scene scene = Scene.of(root)) {
            Files.move(elsewhere.resolve("d"), root.resolve("d"));
            assertThat(scene.told()).containsExactly("Created d", "Created d/e", "Created d/e/f");
        }
    }

    @Test
    void splitsAMoveWhenTheNewFileIsWrittenAtOnce() throws IOException {
        Files.writeString(root.resolve("a"), "x");
        try (Scene scene = Scene.of(root)) {
            scene.sh("mv a b; echo 2 > b");
            assertThat(scene.told()).containsExactly("Created b", "Deleted a");
        }
    }

    @Test
    void deliversASwapAsTwoModifications() throws IOException {
        Scene.sh(root, "echo 1 > a; echo 2 > b");
        try (Scene scene = Scene.of(root)) {
            scene.sh("mv a t; mv b a; mv t b");
            assertThat(scene.told()).containsExactly("Modified a", "Modified b");
        }
    }

    @Test
    void waitsForTheCloseOfAFileThatIsRenamedWhileItIsWritten() throws IOException {
        try (Scene scene = Scene.of(root)) {
            try (var out = Files.newOutputStream(root.resolve("part"))) {
                out.write(1);
                Files.move(root.resolve("part"), root.resolve("whole"));
                assertThat(scene.told()).isEmpty();
                out.write(2);
            }
            assertThat(scene.told()).containsExactly("Created whole");
        }
    }
}
