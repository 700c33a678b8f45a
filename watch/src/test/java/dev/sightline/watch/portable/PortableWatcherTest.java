package dev.sightline.watch.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.watch.Change;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The same contract where there is no inotify, at the pace of its looks. */
class PortableWatcherTest {

    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir Path home;
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    @Test
    void deliversWhatWasCreatedModifiedAndDeleted() throws IOException {
        Path root = Files.createDirectory(home.resolve("root"));
        Files.writeString(root.resolve("a"), "1");
        try (PortableWatcher watcher = PortableWatcher.open(PAUSE)) {
            Watch watch = watcher.watch(root).recursively().deliver(changes::add);
            assertThat(watch.mode()).isEqualTo(WatchMode.POLLING);
            Files.createDirectory(root.resolve("d"));
            Files.writeString(root.resolve("d/f"), "x");
            expect(Change.Created.class, root.resolve("d/f"));
            Files.writeString(root.resolve("a"), "longer");
            expect(Change.Modified.class, root.resolve("a"));
            Files.delete(root.resolve("a"));
            expect(Change.Deleted.class, root.resolve("a"));
        }
    }

    @Test
    void waitsUntilAFileIsQuiet() throws IOException {
        try (PortableWatcher watcher = PortableWatcher.open(Duration.ofMillis(200))) {
            watcher.watch(home).deliver(changes::add);
            try (OutputStream out = Files.newOutputStream(home.resolve("a"))) {
                for (int i = 0; i < 100; i++) {
                    out.write(1);
                }
            }
            expect(Change.Created.class, home.resolve("a"));
            assertThat(changes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Change.Created.class, c -> assertThat(c.stamp().size()).isEqualTo(100));
        }
    }

    @Test
    void tellsThatTheRootIsGoneAndBack() throws IOException {
        Path root = Files.createDirectory(home.resolve("root"));
        Files.writeString(root.resolve("a"), "1");
        try (PortableWatcher watcher = PortableWatcher.open(PAUSE)) {
            Watch watch = watcher.watch(root).deliver(changes::add);
            Files.move(root, home.resolve("aside"));
            expect(Change.RootGone.class, root);
            assertThat(watch.mode()).isEqualTo(WatchMode.GONE);
            Files.move(home.resolve("aside"), root);
            expect(Change.RescanEnds.class, root);
            assertThat(changes)
                    .extracting(Change::getClass)
                    .map(Class::getSimpleName)
                    .containsExactly("RootGone", "RootBack", "RescanBegins", "RescanEnds");
        }
    }

    private void expect(Class<? extends Change> kind, Path path) {
        await().untilAsserted(() ->
                assertThat(changes).anyMatch(c -> kind.isInstance(c) && c.path().equals(path)));
    }
}
