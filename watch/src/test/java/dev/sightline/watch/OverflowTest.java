package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A real overflow: the consumer holds the reader up while more happens than the queue holds. */
class OverflowTest {

    private static final Path LIMIT = Path.of("/proc/sys/fs/inotify/max_queued_events");

    @TempDir Path root;

    @Test
    void findsEverythingAfterTheQueueOverflowed() throws Exception {
        int most = limit();
        Scene.sh(
                root,
                "mkdir d old; echo 1 > old/deleted; echo 1 > old/modified; echo 1 > old/same");
        Path same = root.resolve("old/same");
        await("a change time that is clearly past")
                .until(() ->
                        System.currentTimeMillis() - Files.getLastModifiedTime(same).toMillis()
                                > 100);
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Scene scene = Scene.of(root)) {
            Watch stall = scene.watcher.watch(root.resolve("d")).deliver(c -> hold(stalled, go));
            scene.sh("echo 1 > d/first");
            stalled.await();
            for (int i = 0; i < most; i++) {
                Files.createFile(root.resolve("d/" + i));
            }
            scene.sh(
                    "rm old/deleted; echo 2 > old/modified; mkdir -p new/deep; echo 1 >"
                            + " new/deep/f");
            go.countDown();
            scene.awaitThat("RescanEnds");
            stall.close();
            assertThat(scene.told())
                    .hasSize(1 + most + 2 + 5)
                    .doesNotHaveDuplicates()
                    .contains("RescanBegins", "Deleted old/deleted", "Modified old/modified")
                    .contains("Created new", "Created new/deep", "Created new/deep/f")
                    .contains("Created d/0", "Created d/" + (most - 1))
                    .doesNotContain("Modified old/same");
        }
    }

    /** In one read: files of /proc/sys give everything or nothing. */
    private static int limit() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(LIMIT)) {
            return Integer.parseInt(reader.lines().findFirst().orElseThrow());
        }
    }

    private static void hold(CountDownLatch stalled, CountDownLatch go) {
        stalled.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
