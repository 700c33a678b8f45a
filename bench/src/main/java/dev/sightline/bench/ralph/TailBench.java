package dev.sightline.bench.ralph;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.contender.PeakMemory;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.TailRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Very much, appended as fast as can be, to a log that one client follows. */
final class TailBench {

    private static final int WARM_MB = 20;
    private static final int WARM = 999_998;
    private static final int LAST = 999_999;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long POLL_NANOS = 20_000_000;

    private final int megabytes;

    TailBench(int megabytes) {
        this.megabytes = megabytes;
    }

    /**
     * @param scratch an existing directory
     */
    TailRow run(Contender contender, Path scratch) throws IOException, InterruptedException {
        Path project = scratch.resolve("shop");
        try (GrowingLog log = GrowingLog.in(project);
                RunningContender running =
                        RunningContender.following(contender, project, "", scratch);
                LogFollower follower = LogFollower.of(running)) {
            log.flood(WARM_MB * 1_000_000L, WARM);
            follower.await(WARM, LIMIT_NANOS);
            long heard = follower.bytes();
            long messages = follower.messages();
            int cuts = follower.cuts();
            try (PeakMemory memory = PeakMemory.of(List.of(running.pid()))) {
                long before = size(project);
                Parsed parsed = new Parsed(running, before + megabytes * 1_000_000L);
                long start = System.nanoTime();
                Thread poll = Thread.ofPlatform().daemon().start(parsed);
                long bytes = log.flood(megabytes * 1_000_000L, LAST);
                long written = System.nanoTime();
                boolean told = follower.await(LAST, LIMIT_NANOS);
                long toldNanos = System.nanoTime();
                poll.join();
                return new TailRow(
                        contender.name(),
                        bytes,
                        (written - start) / 1e6,
                        parsed.at.get() == 0 ? Double.NaN : (parsed.at.get() - start) / 1e6,
                        told ? (toldNanos - start) / 1e6 : Double.NaN,
                        follower.bytes() - heard,
                        follower.messages() - messages,
                        follower.cuts() - cuts,
                        memory.before() / Footprint.MIB,
                        memory.peak() / Footprint.MIB);
            }
        }
    }

    private static long size(Path project) throws IOException {
        return Files.size(project.resolve(".ralph/ralph.log"));
    }

    /** Asks the node how far it has counted; the others count nothing. */
    private static final class Parsed implements Runnable {
        private final RunningContender running;
        private final long bytes;
        private final AtomicLong at = new AtomicLong();

        Parsed(RunningContender running, long bytes) {
            this.running = running;
            this.bytes = bytes;
        }

        @Override
        public void run() {
            if (!(running.contender() instanceof Contender.Sightline)) return;
            NodeAnswers node = new NodeAnswers(running.origin(), running.token());
            long end = System.nanoTime() + LIMIT_NANOS;
            while (System.nanoTime() < end) {
                String project = node.project().orElse("");
                if (node.counted(project) >= bytes) {
                    at.set(System.nanoTime());
                    return;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
