package dev.sightline.ralph.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A log that takes a while to count. */
class LongLogTest {
    private static final long BYTES = 200L * 1000 * 1000;

    @TempDir Path temp;

    private LogFile log;
    private final CountDownLatch mayCount = new CountDownLatch(1);
    private final CountDownLatch counted = new CountDownLatch(1);

    private final LogIndex index =
            new LogIndex(count ->
                    Thread.ofPlatform()
                            .start(() -> {
                                awaitUninterruptibly(mayCount);
                                count.run();
                                counted.countDown();
                            }));

    @BeforeEach
    void setUp() throws Exception {
        log = new LogFile(temp);
    }

    @AfterEach
    void tearDown() {
        mayCount.countDown();
        index.close();
        log.close();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isReadAtItsEndBeforeItIsCountedAndByNumberAfter() throws Exception {
        int iterations = LongLog.write(log.path, BYTES);
        log.append("the last\n");
        index.begin(log.open());

        Excerpt early = index.view().orElseThrow().last(500);
        assertThat(early.lines()).hasSize(500).endsWith("the last");
        assertThat(early.total()).isEmpty();
        assertThat(early.end()).isEqualTo(early.size());

        mayCount.countDown();
        assertThat(counted.await(60, TimeUnit.SECONDS)).isTrue();

        long lines = LongLog.lines(log.path);
        assertThat(index.counted().lines()).isEqualTo(lines);
        Excerpt late = index.view().orElseThrow().last(500);
        assertThat(late.lines()).isEqualTo(early.lines());
        assertThat(late.first()).hasValue(lines - 499);
        assertThat(index.chunks()).hasSize(iterations);
        index.chunks()
                .forEach(chunk ->
                        assertThat(lineAt(chunk.span().firstLine()))
                                .contains("=== Iteration %d (".formatted(chunk.number())));
        assertThat(held()).isLessThanOrEqualTo(2L * 1_024);
    }

    private String lineAt(long line) {
        try {
            return index.view().orElseThrow().from(line, 1).orElseThrow().lines().getFirst();
        } catch (dev.sightline.disk.Trouble trouble) {
            throw new AssertionError(trouble);
        }
    }

    /** Numbers in memory: two for each 256 KiB of log. */
    private long held() {
        return index.view().orElseThrow().count().held();
    }
}
