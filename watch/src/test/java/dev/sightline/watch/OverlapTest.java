package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Many watches share one inotify instance, and a directory shared by two has one descriptor. */
class OverlapTest {

    @TempDir Path root;

    @Test
    void deliversToEachOfTwoWatchesOfOneDirectory() throws IOException {
        try (Scene scene = Scene.of(root)) {
            List<Change> direct = new CopyOnWriteArrayList<>();
            Watch second = scene.watcher.watch(root).deliver(direct::add);
            scene.sh("mkdir d; echo 1 > d/f; echo 1 > f");
            assertThat(scene.told()).containsExactly("Created d", "Created d/f", "Created f");
            assertThat(direct.stream().map(scene::line)).contains("Created d", "Created f");
            assertThat(direct.stream().map(scene::line)).doesNotContain("Created d/f");

            second.close();
            int heard = direct.size();
            scene.sh("echo 2 > f");
            assertThat(scene.told()).endsWith("Modified f");
            assertThat(direct).hasSize(heard);
        }
    }

    @Test
    void goesOnWithTheInnerWatchWhenTheOuterIsClosed() throws IOException {
        Path inner = Files.createDirectory(root.resolve("inner"));
        try (Watcher watcher = Watcher.open();
                Scene scene = Scene.of(watcher, inner)) {
            Watch outer = watcher.watch(root).recursively().deliver(change -> {});
            outer.close();
            outer.close();
            assertThat(outer.mode()).isEqualTo(WatchMode.CLOSED);
            scene.sh("echo 1 > f");
            assertThat(scene.told()).containsExactly("Created f");
        }
    }

    @Test
    void goesOnAfterAConsumerThrew() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.watcher
                    .watch(root)
                    .deliver(change -> {
                        throw new IllegalStateException("no");
                    });
            scene.sh("echo 1 > f");
            assertThat(scene.told()).containsExactly("Created f");
            assertThat(scene.problems)
                    .isNotEmpty()
                    .allMatch(IllegalStateException.class::isInstance);
        }
    }

    @Test
    void canBeClosedFromItsOwnDelivery() throws IOException {
        try (Scene scene = Scene.of(root)) {
            List<Change> heard = new CopyOnWriteArrayList<>();
            Watch[] self = new Watch[1];
            self[0] =
                    scene.watcher
                            .watch(root)
                            .deliver(change -> {
                                heard.add(change);
                                self[0].close();
                            });
            scene.sh("echo 1 > f; echo 1 > g");
            assertThat(scene.told()).containsExactly("Created f", "Created g");
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void refusesANewWatchOnceTheWatcherIsClosed() throws IOException {
        Watcher watcher = Watcher.open();
        watcher.close();
        watcher.close();
        assertThatThrownBy(() -> watcher.watch(root).deliver(c -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("the watcher is closed");
    }
}
