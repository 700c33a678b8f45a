package dev.sightline.ralph.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A log of several gigabytes. */
@Tag("torture")
class LongLogTortureTest {
    private static final System.Logger LOG = System.getLogger("sightline.torture");
    private static final long BYTES = 4L * 1000 * 1000 * 1000;

    @TempDir Path temp;

    @Test
    void isOpenedAtItsEndCountedAndSearched() throws Exception {
        List<Runnable> counts = new ArrayList<>();
        try (LogFile log = new LogFile(temp);
                LogIndex index = new LogIndex(counts::add)) {
            int iterations = LongLog.write(log.path, BYTES);

            long begun = System.nanoTime();
            index.begin(log.open());
            LogView view = index.view().orElseThrow();
            assertThat(view.last(500).lines()).hasSize(500);
            say("opened at its end", begun);

            begun = System.nanoTime();
            counts.getFirst().run();
            say("counted", begun);

            assertThat(index.counted().lines()).isEqualTo(LongLog.lines(log.path));
            assertThat(index.chunks()).hasSize(iterations);
            assertThat(view.count().held()).isLessThanOrEqualTo(2 * Marks.MOST);

            begun = System.nanoTime();
            long deadline = begun + TimeUnit.MINUTES.toNanos(2);
            Query query = new Query("no such table", false, false, false);
            assertThat(view.search(query, deadline).total()).isPositive();
            say("searched", begun);
        }
    }

    private static void say(String what, long begun) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        double rate = BYTES / 1e6 / Math.max(took.toNanos() / 1e9, 1e-9);
        LOG.log(
                System.Logger.Level.INFO,
                () -> "%s in %d ms, %.0f MB/s".formatted(what, took.toMillis(), rate));
    }
}
