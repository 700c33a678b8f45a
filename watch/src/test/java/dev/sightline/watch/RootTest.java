package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The watched directory may go and come back. */
class RootTest {

    @TempDir Path home;
    Path root;

    @BeforeEach
    void aTree() throws IOException {
        root = home.resolve("above/root");
        Scene.sh(home, "mkdir -p above/root/d; echo 1 > above/root/d/f; echo 1 > above/root/g");
    }

    @Test
    void tellsThatTheRootWasMovedAwayAndCameBack() throws IOException {
        try (Scene scene = Scene.of(root)) {
            Scene.sh(home, "mv above/root aside");
            scene.awaitThat("RootGone");
            assertThat(scene.watch.mode()).isEqualTo(WatchMode.GONE);
            Scene.sh(home, "echo 2 > aside/g; rm aside/d/f; mv aside above/root");
            scene.awaitThat("RescanEnds");
            assertThat(scene.told())
                    .startsWith("RootGone", "RootBack", "RescanBegins")
                    .endsWith("RescanEnds")
                    .contains("Modified g", "Deleted d/f")
                    .doesNotHaveDuplicates();
            await().until(() -> scene.watch.mode() == WatchMode.LIVE);
            scene.changes.clear();
            scene.sh("echo 3 > d/f");
            assertThat(scene.told()).containsExactly("Created d/f");
        }
    }

    @Test
    void tellsThatADirectoryAboveWasMovedAway() throws IOException {
        try (Scene scene = Scene.of(root)) {
            Scene.sh(home, "mv above aside");
            scene.awaitThat("RootGone");
            Scene.sh(home, "mv aside above");
            scene.awaitThat("RescanEnds");
            assertThat(scene.told())
                    .startsWith("RootGone", "RootBack", "RescanBegins")
                    .endsWith("RescanEnds")
                    .noneMatch(line -> line.startsWith("Deleted") || line.startsWith("Created"));
        }
    }

    @Test
    void saysNothingOfTheDeletionsWhenTheRootVanishes() throws IOException {
        try (Scene scene = Scene.of(root)) {
            Scene.sh(home, "rm -r above");
            scene.awaitThat("RootGone");
            Scene.sh(home, "mkdir above");
            Scene.sh(home, "mkdir above/root; echo 1 > above/root/new");
            scene.awaitThat("RescanEnds");
            assertThat(scene.told())
                    .startsWith("RootGone", "RootBack", "RescanBegins")
                    .contains("Deleted d", "Deleted g", "Created new")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void tellsThatAnotherDirectoryTookThePlaceOfTheRoot() throws IOException {
        try (Scene scene = Scene.of(root)) {
            Scene.sh(
                    home,
                    "mkdir other; echo 2 > other/g; mv above/root aside; mv other above/root");
            scene.awaitThat("RescanEnds");
            assertThat(scene.told())
                    .containsExactly(
                            "RootGone",
                            "RootBack",
                            "RescanBegins",
                            "Modified g",
                            "Deleted d",
                            "RescanEnds");
        }
    }

    @Test
    void isInTheModeThatItTellsOfBeforeItTells() throws Exception {
        CompletableFuture<Watch> opened = new CompletableFuture<>();
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Watcher watcher = Watcher.open()) {
            opened.complete(
                    watcher.watch(root)
                            .deliver(change -> {
                                WatchMode mode = opened.join().mode();
                                heard.add(change.getClass().getSimpleName() + " " + mode);
                            }));
            Scene.sh(home, "mv above/root aside");
            await().until(() -> heard.contains("RootGone GONE"));
            Scene.sh(home, "mv aside above/root");
            await().until(() -> heard.contains("RootBack LIVE"));
        }
    }

    @Test
    void refusesWhatIsNotADirectory() throws IOException {
        try (Watcher watcher = Watcher.open()) {
            assertThatThrownBy(() -> watcher.watch(root.resolve("none")).deliver(c -> {}))
                    .isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> watcher.watch(root.resolve("g")).deliver(c -> {}))
                    .isInstanceOf(NotDirectoryException.class);
        }
    }

    @Test
    void watchesTheTargetOfALinkThatIsGivenAsRoot() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), root);
        try (Scene scene = Scene.of(link)) {
            Files.writeString(root.resolve("g"), "2");
            assertThat(scene.told()).containsExactly("Modified g");
            assertThat(scene.changes.getFirst().path()).isEqualTo(link.resolve("g"));
        }
    }
}
