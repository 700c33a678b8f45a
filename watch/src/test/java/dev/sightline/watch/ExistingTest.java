package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.watch.portable.PortableWatcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A watch that also tells what was there before. */
class ExistingTest {
    @TempDir Path root;
    @TempDir Path elsewhere;

    private static WatchRequest existing(WatchRequest request) {
        return request.recursively().withExisting();
    }

    @Test
    void tellsWhatIsThereBetweenBrackets() throws IOException {
        Scene.sh(root, "mkdir -p d/e; echo 1 > f; echo 2 > d/e/g; ln -s f link");
        try (Scene scene = Scene.of(root, ExistingTest::existing)) {
            assertThat(scene.all())
                    .startsWith("RescanBegins")
                    .endsWith("RescanEnds")
                    .contains(
                            "Created f",
                            "Created d",
                            "Created d/e",
                            "Created d/e/g",
                            "Created link")
                    .hasSize(7);
            scene.changes.clear();
            scene.sh("echo 3 > f; echo 4 > d/e/h");
            assertThat(scene.told()).containsExactlyInAnyOrder("Modified f", "Created d/e/h");
        }
    }

    @Test
    void tellsAFileThatIsBeingWrittenAndThenItsClose() throws IOException {
        Scene scene;
        try (OutputStream writer = Files.newOutputStream(root.resolve("log"))) {
            writer.write(1);
            scene = Scene.of(root, ExistingTest::existing);
            writer.write(2);
        }
        try (scene) {
            scene.awaitThat("Modified log");
            assertThat(scene.told())
                    .containsExactly("RescanBegins", "Created log", "RescanEnds", "Modified log");
        }
    }

    @Test
    void tellsNothingThatIsIgnored() throws IOException {
        Scene.sh(root, "mkdir d out; echo /d/x > .gitignore; touch d/x d/y out/z");
        UnaryOperator<WatchRequest> how =
                request ->
                        existing(request)
                                .respectingGitignore()
                                .ignoring(Ignore.gitignore(List.of("out/"), root));
        try (Scene scene = Scene.of(root, how)) {
            assertThat(scene.all())
                    .containsExactlyInAnyOrder(
                            "RescanBegins",
                            "Created .gitignore",
                            "Created d",
                            "Created d/y",
                            "RescanEnds");
        }
    }

    @Test
    void tellsAFileThatIsBeingWrittenAlsoWhereTheRulesChangeMeanwhile() throws IOException {
        Scene.sh(root, "for d in 1 2 3 4; do mkdir $d; (cd $d; seq 2500 | xargs touch); done");
        List<OutputStream> writers = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            writers.add(Files.newOutputStream(root.resolve(i + "/held")));
        }
        List<Change> changes = new CopyOnWriteArrayList<>();
        try (Watcher watcher = Watcher.open()) {
            existing(watcher.watch(root))
                    .respectingGitignore()
                    .deliver(change -> {
                        changes.add(change);
                        if (changes.size() == 100) {
                            write(root.resolve(".gitignore"));
                        }
                    });
            List<Path> within =
                    changes.stream()
                            .takeWhile(change -> !(change instanceof Change.RescanEnds))
                            .map(Change::path)
                            .toList();
            for (int i = 1; i <= 4; i++) {
                assertThat(within).containsOnlyOnce(root.resolve(i + "/held"));
            }
        } finally {
            for (OutputStream writer : writers) {
                writer.close();
            }
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "nothing");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Timeout(60)
    void readsOnlyRulesThatAreAShortRegularFile() throws IOException {
        Scene.sh(
                root, "mkdir d; mkfifo .gitignore; touch f d/x; yes x | head -c 2M > d/.gitignore");
        UnaryOperator<WatchRequest> how = request -> existing(request).respectingGitignore();
        try (Scene scene = Scene.of(root, how)) {
            assertThat(scene.all()).contains("Created f", "Created d/x").endsWith("RescanEnds");
            assertThat(scene.problems).hasSize(2);
        }
    }

    @Test
    void judgesAMovedDirectoryByItsNewPath() throws IOException {
        Scene.sh(root, "mkdir d; printf '/d/x\\n/e/y\\n' > .gitignore; touch d/x d/y");
        UnaryOperator<WatchRequest> how = request -> existing(request).respectingGitignore();
        try (Scene scene = Scene.of(root, how)) {
            scene.changes.clear();
            scene.sh("mv d e");
            assertThat(scene.told())
                    .containsExactlyInAnyOrder("Moved d -> e", "Created e/x", "Deleted e/y");
        }
    }

    @Test
    void takesBackWhatComesToBeIgnored() throws IOException {
        Scene.sh(root, "touch x y");
        UnaryOperator<WatchRequest> how = request -> existing(request).respectingGitignore();
        try (Scene scene = Scene.of(root, how)) {
            scene.changes.clear();
            scene.sh("echo x > .gitignore");
            assertThat(scene.told()).containsExactly("Created .gitignore", "Deleted x");
            scene.changes.clear();
            scene.sh("rm .gitignore");
            assertThat(scene.told()).containsExactlyInAnyOrder("Deleted .gitignore", "Created x");
        }
    }

    @Test
    void waitsForADirectoryThatIsNotThere() throws IOException {
        Path later = root.resolve("a/b");
        try (Scene scene = Scene.of(later, ExistingTest::existing)) {
            assertThat(scene.all()).containsExactly("RootGone");
            assertThat(scene.watch.mode()).isEqualTo(WatchMode.GONE);
            Scene.sh(root, "mkdir -p new/b; touch new/b/f; mv new a");
            scene.awaitThat("RescanEnds");
            assertThat(scene.all())
                    .containsExactly(
                            "RootGone", "RootBack", "RescanBegins", "Created f", "RescanEnds");
        }
    }

    @Test
    void waitsWhileALinkStandsInTheWay() throws IOException {
        Path place = root.resolve("a/b");
        Scene.sh(root, "mkdir -p a/b; touch a/b/mine");
        Scene.sh(elsewhere, "mkdir b; touch secret b/secret");
        try (Scene scene = Scene.of(place, request -> existing(request).unlinked())) {
            Scene.sh(root, "mv a/b kept; ln -s " + elsewhere + " a/b");
            scene.awaitThat("RootGone");
            Scene.sh(root, "rm a/b; mv kept a/b");
            scene.awaitThat("RootBack");
            Scene.sh(root, "mv a kept; ln -s " + elsewhere + " a");
            Scene.sh(root, "rm a; mv kept a");
            scene.changes.clear();
            scene.told();
            assertThat(scene.all()).noneMatch(line -> line.contains("secret"));
        }
    }

    @Test
    void tellsNothingOfALinkThatIsThereFromTheStart() throws IOException {
        Scene.sh(elsewhere, "touch secret");
        Scene.sh(root, "ln -s " + elsewhere + " a");
        Path place = root.resolve("a");
        try (Scene scene = Scene.of(place, request -> existing(request).unlinked())) {
            assertThat(scene.all()).containsExactly("RootGone");
        }
    }

    @Test
    void isTheSameWithoutInotify() throws IOException, InterruptedException {
        Scene.sh(root, "mkdir d; touch d/f");
        try (Watcher watcher = PortableWatcher.open(Duration.ofMillis(20))) {
            List<Change> changes = new java.util.concurrent.CopyOnWriteArrayList<>();
            try (Watch _ = existing(watcher.watch(root.resolve("d"))).deliver(changes::add)) {
                assertThat(changes).hasSize(3);
                Scene.sh(root, "mv d e");
                org.awaitility.Awaitility.await()
                        .until(() -> changes.getLast() instanceof Change.RootGone);
            }
        }
        try (Watcher watcher = PortableWatcher.open()) {
            Path file = root.resolve("e/f");
            assertThatThrownBy(() -> watcher.watch(file).deliver(change -> {}))
                    .isInstanceOf(NotDirectoryException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void missesNothingThatHappensMeanwhile(long seed) throws Exception {
        Turmoil turmoil = new Turmoil(root, elsewhere, seed);
        turmoil.run(300);
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                turmoil.run(300);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        try (Scene scene = Scene.of(root, ExistingTest::existing)) {
            writer.join();
            scene.told();
            Model model = new Model();
            scene.changes.forEach(model::fold);
            assertThat(model.entries())
                    .as("seed %d: %s", seed, scene.all())
                    .isEqualTo(Model.of(root).entries());
        }
    }
}
