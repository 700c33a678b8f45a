package dev.sightline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** From a change on disk to what is told of it. */
class LaneTest {
    @TempDir Path temp;

    private Path home;
    private Path root;
    private Grounds grounds;

    @BeforeEach
    void setUp() throws IOException {
        home = temp.toRealPath();
        root = Files.createDirectory(home.resolve("shop"));
        grounds = new Grounds(home.resolve("state"), root);
    }

    @AfterEach
    void tearDown() throws IOException {
        grounds.close();
    }

    @Test
    void tellsEachChangeOfAFile() throws Exception {
        Grounds.sh(root, "echo 1 > a; mkdir d; echo 2 > d/b");
        grounds.start();
        FileList first = grounds.files(root);
        assertThat(first.byPath()).containsOnlyKeys("a", "d/b");
        assertThat(first.truncated()).isFalse();

        Grounds.sh(root, "echo 33 > a; echo 4 > new; mv d/b d/c");
        grounds.awaitLines("modified a", "created new", "moved d/b -> d/c");
        Grounds.sh(root, "rm a");
        grounds.awaitLine("deleted a");
        grounds.awaitEqual(root, first);
        assertThat(grounds.told)
                .allSatisfy(envelope -> {
                    assertThat(envelope.seenNanos()).isNotZero();
                    assertThat(envelope.project()).contains(grounds.lane(root).project().id());
                });
    }

    @Test
    void tellsOfEachFileOfADirectoryThatMovesOrGoes() throws Exception {
        Grounds.sh(root, "mkdir -p d/e; touch d/1 d/e/2 d0");
        grounds.start();
        grounds.files(root);
        Grounds.sh(root, "mv d f");
        grounds.awaitLines("moved d/1 -> f/1", "moved d/e/2 -> f/e/2");
        grounds.told.clear();
        FileList first = grounds.files(root);
        Grounds.sh(root, "rm -r f");
        grounds.awaitLines("deleted f/1", "deleted f/e/2");
        grounds.awaitEqual(root, first);
    }

    @Test
    void followsAGitCheckout() throws Exception {
        Grounds.sh(
                root,
                """
                git init -q -b main .; git config user.email a@b; git config user.name n
                for i in $(seq 40); do mkdir -p d$i; echo $i > d$i/f; done
                git add .; git commit -qm one; git checkout -qb other
                for i in $(seq 20); do echo more >> d$i/f; git mv d$i/f d$i/g; done
                git rm -q d30/f; git commit -qam two; git checkout -q main
                """);
        grounds.start();
        FileList first = grounds.files(root);
        Grounds.sh(root, "git checkout -q other");
        grounds.awaitEqual(root, first);
        FileList second = grounds.files(root);
        Grounds.sh(root, "git checkout -q main");
        grounds.awaitEqual(root, second);
    }

    @Test
    void missesNoneOfFiveThousandFilesMadeAsFastAsPossible() throws Exception {
        grounds.start();
        FileList first = grounds.files(root);
        for (int i = 0; i < 5_000; i++) {
            Path directory = root.resolve("d" + i % 50);
            if (i < 50) Files.createDirectory(directory);
            Files.writeString(directory.resolve("f" + i), "x".repeat(i % 7));
        }
        grounds.awaitEqual(root, first);
    }

    @Test
    void givesSnapshotsThatTheLaterEventsCarryOn() throws Exception {
        grounds.start();
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                for (int i = 0; i < 1_500; i++) turmoil(i);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        List<FileList> snapshots = new java.util.ArrayList<>();
        do {
            snapshots.add(grounds.files(root));
        } while (writer.isAlive() && snapshots.size() < 2_000);
        writer.join();
        grounds.awaitEqual(root, snapshots.getFirst());
        long last = grounds.files(root).at().seq();
        String id = grounds.lane(root).project().id();
        for (int i = 0; i < snapshots.size(); i += Math.max(1, snapshots.size() / 50)) {
            assertThat(grounds.folded(snapshots.get(i), id, last)).isEqualTo(Grounds.onDisk(root));
        }
    }

    private void turmoil(int i) throws IOException {
        Path file = root.resolve("f" + i % 40);
        switch (i % 5) {
            case 0, 1, 2 -> Files.writeString(file, "y".repeat(i));
            case 3 -> Files.deleteIfExists(file);
            default -> {
                if (Files.exists(file)) Files.move(file, root.resolve("m" + i));
            }
        }
    }

    @Test
    void tellsAfterARestartWhatHappenedInBetweenAndNothingElse() throws Exception {
        Grounds.sh(root, "echo 1 > same; echo 1 > changed; echo 1 > gone; mkdir d; touch d/x");
        grounds.start();
        FileList first = grounds.files(root);
        assertThat(first.at().seq()).isZero();
        grounds.close();
        Grounds.sh(root, "echo 22 > changed; rm gone; mv d e; touch new");
        grounds.start();

        grounds.awaitLines(
                "modified changed", "deleted gone", "deleted d/x", "created e/x", "created new");
        grounds.awaitEqual(root, first);
        FileList last = grounds.files(root);
        grounds.restart();
        assertThat(grounds.files(root)).isEqualTo(last);
    }

    @Test
    void neitherMissesNorRepeatsAnythingWhereItIsKilledAtWork() throws Exception {
        grounds.start();
        FileList first = grounds.files(root);
        for (int round = 0; round < 5; round++) {
            int from = round * 400;
            Thread writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    for (int i = from; i < from + 400; i++) turmoil(i);
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            int before = grounds.told.size();
            await().until(() -> grounds.told.size() > before || !writer.isAlive());
            grounds.kill();
            writer.join();
            grounds.start();
            grounds.files(root);
        }
        grounds.awaitEqual(root, first);
    }

    @Test
    void saysThatTheRootIsGoneAndBack() throws Exception {
        Grounds.sh(root, "touch a b");
        grounds.start();
        FileList first = grounds.files(root);
        Lane lane = grounds.lane(root);
        await().until(() -> lane.watch().equals("live"));
        Grounds.sh(home, "mv shop aside");
        grounds.awaitLines("root_gone");
        assertThat(lane.watch()).isEqualTo("gone");
        assertThat(Grounds.files(lane).byPath()).containsOnlyKeys("a", "b");
        Grounds.sh(home, "rm aside/a; touch aside/c; mv aside shop");
        grounds.awaitLines("root_gone", "root_back", "deleted a", "created c");
        assertThat(grounds.lines()).startsWith("root_gone", "root_back");
        grounds.awaitEqual(root, first);
    }

    @Test
    void remembersOverARestartThatTheRootIsGone() throws Exception {
        Path other = Files.createDirectory(root.resolveSibling("area"));
        Path added = Files.createDirectory(other.resolve("added"));
        Files.createFile(added.resolve("a"));
        grounds.discovering(other).start();
        Lane lane = grounds.registry.add(added.toString());
        Grounds.files(lane);
        String id = lane.project().id();
        grounds.told.clear();
        grounds.close();
        Grounds.sh(other, "mv added aside");
        grounds.start();
        grounds.awaitLines("root_gone");
        grounds.restart();
        Lane again = grounds.registry.find(id);
        assertThat(Grounds.files(again).byPath()).containsOnlyKeys("a");
        assertThat(again.watch()).isEqualTo("gone");
        grounds.close();
        Grounds.sh(other, "mv aside added; touch added/b");
        grounds.start();
        grounds.awaitLines("root_gone", "root_back", "created b");
    }

    @Test
    void neverShowsWhatIsDeniedOrIgnored() throws Exception {
        Grounds.sh(
                root,
                """
                mkdir .venv node_modules out keys d; touch .env .env.local id_rsa a.pem ok
                touch .venv/x node_modules/x out/x d/credentials.json; echo out/ > .gitignore
                """);
        grounds.start();
        FileList first = grounds.files(root);
        assertThat(first.byPath()).containsOnlyKeys(".gitignore", "ok");
        Grounds.sh(
                root,
                """
                echo 1 > .env; mv ok id_secret; touch out/y node_modules/y keys/b.pem d/auth.json
                mv .env shown; touch last
                """);
        grounds.awaitLine("created last");
        grounds.awaitLine("deleted ok");
        assertThat(grounds.lines())
                .containsExactlyInAnyOrder("deleted ok", "created shown", "created last");
    }

    @Test
    void showsOnlyWhatIsAllowedWhereverADirectoryMoves() throws Exception {
        Grounds.sh(root, "mkdir src; touch src/a.py src/b.txt c.py");
        grounds.allowing("/src/*.py").start();
        assertThat(grounds.files(root).byPath()).containsOnlyKeys("src/a.py");
        Grounds.sh(root, "mv src other");
        grounds.awaitLines("deleted src/a.py");
        Grounds.sh(root, "mv other src");
        grounds.awaitLines("deleted src/a.py", "created src/a.py");
    }

    @Test
    void forgetsWithoutAWordWhatIsNoLongerAllowed() throws Exception {
        Grounds.sh(root, "touch a.py secret.txt");
        grounds.start();
        assertThat(grounds.files(root).byPath()).containsOnlyKeys("a.py", "secret.txt");
        grounds.close();
        Grounds.sh(root, "touch b.py; rm secret.txt");
        grounds.allowing("*.py").start();
        assertThat(grounds.files(root).byPath()).containsOnlyKeys("a.py", "b.py");
        grounds.awaitLines("created b.py");

        grounds.allowing("*").restart();
        Grounds.sh(root, "touch c");
        grounds.awaitLines("created b.py", "created c");
    }

    @Test
    void comparesWithTheDiskWhereTheInboxWasFull() throws Exception {
        grounds.withInbox(20).start();
        FileList first = grounds.files(root);
        for (int i = 0; i < 2_000; i++) Files.writeString(root.resolve("f" + i), "x");
        Grounds.sh(root, "mkdir d; mv f1* d; rm f2*");
        grounds.awaitEqual(root, first);
        await().until(() -> grounds.lane(root).watch().equals("live"));
    }

    @Test
    void saysThatThereAreTooManyFiles() throws Exception {
        Grounds.sh(root, "touch a b c d");
        grounds.withMost(3).start();
        FileList some = grounds.files(root);
        assertThat(some.byPath()).hasSize(3);
        assertThat(some.truncated()).isTrue();
        grounds.awaitLines("problem too_many_files");
        grounds.restart();
        assertThat(grounds.files(root).byPath()).isEqualTo(some.byPath());
    }

    @Test
    @Timeout(120)
    void answersAndStopsAlsoWhereTheJournalTakesNothing() throws Exception {
        grounds.start();
        grounds.files(root);
        Lane lane = grounds.lane(root);
        await().until(() -> lane.watch().equals("live"));
        grounds.jam();
        Files.createFile(root.resolve("f"));
        assertThatThrownBy(() -> lane.files(Duration.ofSeconds(2)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("journal_stuck"));
        assertThat(CompletableFuture.supplyAsync(lane::watch).get(20, TimeUnit.SECONDS))
                .isEqualTo("live");
        CompletableFuture.runAsync(grounds.registry::close).get(60, TimeUnit.SECONDS);
    }

    @Test
    void letsItsLensesFollowItForAsLongAsItIsServed() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        Lens lens =
                new Lens() {
                    @Override
                    public String name() {
                        return "plans";
                    }

                    @Override
                    public Followed follow(Project project) {
                        heard.add("follows " + project.slug());
                        return new Followed() {
                            @Override
                            public Optional<String> status() {
                                return Optional.empty();
                            }

                            @Override
                            public Optional<Map<String, @Nullable Object>> summary() {
                                return Optional.empty();
                            }

                            @Override
                            public Map<String, @Nullable Object> more() {
                                return Map.of();
                            }

                            @Override
                            public void close() {
                                heard.add("left " + project.slug());
                            }
                        };
                    }
                };
        grounds.with(lens).start();
        grounds.files(root);
        String slug = Project.slugOf(root.getFileName().toString());
        assertThat(heard).containsExactly("follows " + slug);
        grounds.registry.close();
        assertThat(heard).contains("left " + slug);
    }
}
