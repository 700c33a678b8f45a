package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

class DirectoriesTest {

    @TempDir Path root;
    @TempDir Path elsewhere;

    @Test
    void missesNothingOfADeepDirectoryMadeAtOnce() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("mkdir -p a/b/c/d/e/f; echo 1 > a/b/c/d/e/f/file; echo 2 > a/b/file");
            assertThat(scene.told())
                    .containsExactlyInAnyOrder(
                            "Created a",
                            "Created a/b",
                            "Created a/b/c",
                            "Created a/b/c/d",
                            "Created a/b/c/d/e",
                            "Created a/b/c/d/e/f",
                            "Created a/b/c/d/e/f/file",
                            "Created a/b/file");
        }
    }

    @Test
    void deliversEveryFileOfACopiedTreeOnce() throws IOException {
        Scene.sh(
                elsewhere,
                "for d in 1 2 3 4 5 6 7 8 9; do mkdir -p t/$d/x; for f in 1 2 3 4 5 6 7 8 9; do"
                        + " echo $f > t/$d/x/$f; done; done");
        try (Scene scene = Scene.of(root)) {
            scene.sh("cp -r " + elsewhere.resolve("t") + " copy");
            assertThat(scene.told())
                    .hasSize(1 + 9 + 9 + 81)
                    .doesNotHaveDuplicates()
                    .allMatch(line -> line.startsWith("Created copy"));
        }
    }

    @Test
    void waitsForTheWriterOfAFileThatItFindsInANewDirectory() throws IOException {
        Files.createDirectory(elsewhere.resolve("d"));
        try (Scene scene = Scene.of(root)) {
            try (OutputStream out = Files.newOutputStream(elsewhere.resolve("d/half"))) {
                Files.move(elsewhere.resolve("d"), root.resolve("d"));
                assertThat(scene.told()).containsExactly("Created d");
                out.write(1);
            }
            assertThat(scene.told()).containsExactly("Created d", "Created d/half");
        }
    }

    @Test
    void deliversADeletedTreeFromTheLeavesUp() throws IOException {
        Scene.sh(root, "mkdir -p d/e; echo 1 > d/e/f");
        try (Scene scene = Scene.of(root)) {
            scene.sh("rm -r d");
            assertThat(scene.told()).containsExactly("Deleted d/e/f", "Deleted d/e", "Deleted d");
        }
    }

    @Test
    void deliversATreeThatIsMadeAnewAsWhatDiffers() throws IOException {
        Scene.sh(root, "mkdir d; echo 1 > d/same; echo 2 > d/gone");
        try (Scene scene = Scene.of(root)) {
            scene.sh("rm -r d; mkdir d; echo 1 > d/same; echo 3 > d/more");
            assertThat(scene.told())
                    .containsExactlyInAnyOrder(
                            "Modified d/same", "Created d/more", "Deleted d/gone");
        }
    }

    @Test
    void deliversADirectoryThatTakesThePlaceOfAFile() throws IOException {
        Scene.sh(root, "echo 1 > x");
        try (Scene scene = Scene.of(root)) {
            scene.sh("rm x; mkdir x; echo 1 > x/f");
            assertThat(scene.told()).containsExactly("Deleted x", "Created x", "Created x/f");
            scene.changes.clear();
            scene.sh("rm -r x; echo 1 > x");
            assertThat(scene.told()).contains("Deleted x", "Created x").endsWith("Created x");
        }
    }

    @Test
    void reportsALinkToADirectoryAndDoesNotFollowIt() throws IOException {
        Scene.sh(root, "mkdir d; ln -s . loop");
        try (Scene scene = Scene.of(root)) {
            scene.sh("ln -s . d/again; echo 1 > loop/loop/d/f");
            assertThat(scene.told()).containsExactly("Created d/again", "Created d/f");
        }
    }

    @Test
    void watchesOnlyTheDirectEntriesUnlessAskedForMore() throws IOException {
        Scene.sh(root, "mkdir d");
        try (Scene scene = Scene.of(root, request -> request)) {
            scene.sh(
                    "echo 1 > d/f; mkdir e; echo 1 > e/f; echo 1 > g; rmdir d 2>/dev/null || mv d"
                            + " h");
            assertThat(scene.told())
                    .containsExactlyInAnyOrder("Created e", "Created g", "Moved d -> h");
        }
    }

    @Test
    void keepsNamesWithSpacesLineBreaksAndLettersOfAnyScript() throws IOException {
        try (Scene scene = Scene.of(root)) {
            Files.createDirectory(root.resolve("é ü"));
            Files.writeString(root.resolve("é ü/日本\nx"), "x");
            assertThat(scene.told()).containsExactly("Created é ü", "Created é ü/日本\nx");
        }
    }

    @Test
    void watchesWhatLiesInADirectoryWhoseNameIsNotUtf8() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("d=$(printf 'x\\377'); mkdir \"$d\"; echo 1 > \"$d/f\"");
            assertThat(scene.told()).containsExactly("Created x\ufffd", "Created x\ufffd/f");
        }
    }
}
