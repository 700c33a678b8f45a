package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class IgnoreTest {

    @TempDir Path root;

    @Test
    void saysNothingOfMachineMadeDirectories() throws IOException {
        Scene.sh(root, "mkdir -p .git/objects node_modules");
        try (Scene scene = Scene.of(root, r -> r.recursively().ignoring(Ignore.defaults()))) {
            scene.sh(
                    "echo 1 > .git/objects/x; echo 1 > node_modules/x; mkdir -p a/target/b;"
                            + " echo 1 > .git/HEAD; echo 1 > objects");
            assertThat(scene.told())
                    .containsExactlyInAnyOrder("Created a", "Created .git/HEAD", "Created objects");
        }
    }

    @Test
    void followsTheGitignoreFilesOfTheTree() throws IOException {
        Scene.sh(root, "mkdir sub; echo '*.log' > .gitignore; echo '!keep.log' > sub/.gitignore");
        try (Scene scene = Scene.of(root, r -> r.recursively().respectingGitignore())) {
            scene.sh("echo 1 > a.log; echo 1 > sub/b.log; echo 1 > sub/keep.log; echo 1 > a");
            assertThat(scene.told()).containsExactlyInAnyOrder("Created sub/keep.log", "Created a");
        }
    }

    @Test
    void announcesWhatAChangedGitignoreLetsThrough() throws IOException {
        Scene.sh(root, "echo out/ > .gitignore; mkdir out; echo 1 > out/f");
        try (Scene scene = Scene.of(root, r -> r.recursively().respectingGitignore())) {
            scene.sh("echo 2 > out/f");
            assertThat(scene.told()).isEmpty();
            scene.sh(": > .gitignore");
            scene.awaitThat("Created out/f");
            scene.sh("echo 3 > out/f; echo out > .gitignore");
            scene.sh("echo 4 > out/f");
            assertThat(scene.told())
                    .containsExactly(
                            "Modified .gitignore",
                            "Created out",
                            "Created out/f",
                            "Modified out/f",
                            "Modified .gitignore");
        }
    }

    @Test
    void treatsARenameIntoTheIgnoredAsADeletion() throws IOException {
        Scene.sh(root, "mkdir target; echo 1 > f");
        try (Scene scene = Scene.of(root, r -> r.recursively().ignoring(Ignore.defaults()))) {
            scene.sh("mv f target/f");
            assertThat(scene.told()).containsExactly("Deleted f");
            scene.sh("mv target/f g");
            assertThat(scene.told()).containsExactly("Deleted f", "Created g");
        }
    }
}
