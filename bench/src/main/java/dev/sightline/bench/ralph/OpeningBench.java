package dev.sightline.bench.ralph;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.OpeningRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A start on a log that is long already, with a small heap. */
final class OpeningBench {

    private static final String HEAP = "-Xmx256m";
    private static final int LAST = 999_999;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long POLL_NANOS = 2_000_000;

    private final int megabytes;

    OpeningBench(int megabytes) {
        this.megabytes = megabytes;
    }

    /**
     * @param scratch an existing directory with room for the log
     */
    OpeningRow run(Contender.Sightline contender, Path scratch)
            throws IOException, InterruptedException {
        Path project = scratch.resolve("shop");
        long bytes;
        try (GrowingLog log = GrowingLog.in(project)) {
            bytes = log.flood(megabytes * 1_000_000L, LAST);
        }
        long start = System.nanoTime();
        try (RunningContender running =
                RunningContender.following(contender, project, HEAP, scratch)) {
            long healthy = System.nanoTime();
            NodeAnswers node = new NodeAnswers(running.origin(), running.token());
            await(() -> node.project().isPresent());
            String id = node.project().orElseThrow();
            String mark = "#" + LAST;
            await(() -> node.lastLine(id).contains(mark));
            long end = System.nanoTime();
            await(() -> node.counted(id) >= bytes);
            long counted = System.nanoTime();
            return new OpeningRow(
                    contender.name(),
                    bytes,
                    HEAP,
                    (healthy - start) / 1e6,
                    (end - start) / 1e6,
                    (counted - start) / 1e6,
                    Footprint.rss(running) / Footprint.MIB);
        } finally {
            Files.deleteIfExists(project.resolve(".ralph/ralph.log"));
        }
    }

    private static void await(BooleanSupplier what) throws IOException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) throw new IOException("the node does not get there");
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
