package dev.sightline.bench.build;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.delivery.Pace;
import dev.sightline.bench.delivery.Score;
import dev.sightline.bench.ralph.LogFollower;
import dev.sightline.bench.results.DeliveryRow;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The time from the rename that puts a checkpoint in place until a client holds its {@code
 * checkpoint_update}. There is no peer: the original was never published.
 */
public final class CheckpointBench {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET_MILLIS = 200;

    /** How many large ones are written in a second at most. */
    private static final double LARGE_PER_SECOND = 4;

    private static final int LARGE_WRITES = 40;

    private final Plan plan;
    private final Consumer<String> progress;

    public CheckpointBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * @param contenders of which those that are Sightline are measured
     * @param scratch an existing directory, on the disk that is to be measured
     */
    public List<DeliveryRow> run(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<DeliveryRow> rows = new ArrayList<>();
        for (Contender contender : contenders) {
            if (!(contender instanceof Contender.Sightline)) continue;
            Path own = Files.createDirectory(scratch.resolve("build-" + rows.size()));
            Path folder = Files.createDirectories(own.resolve("shop/.buildrunner/checkpoints"));
            CheckpointFolder site = new CheckpointFolder(folder, 0);
            site.write(0);
            try (RunningContender running =
                            RunningContender.following(contender, own.resolve("shop"), "", own);
                    LogFollower follower = LogFollower.of(running)) {
                progress.accept("checkpoints of " + contender.name());
                rows.add(small(contender, site, follower));
                CheckpointFolder large = new CheckpointFolder(folder, CheckpointFolder.LARGE);
                rows.add(large(contender, large, follower));
            }
        }
        return rows;
    }

    private DeliveryRow small(Contender contender, CheckpointFolder site, LogFollower follower)
            throws IOException, InterruptedException {
        List<Score> scores = new ArrayList<>();
        int written = block(site, follower, 1, plan.warmUp(), new Pace(plan.warmUpPerSecond(), 0));
        follower.take();
        for (int round = 0; round < plan.rounds(); round++) {
            Pace pace = new Pace(plan.perSecond(), round + 1);
            scores.add(scored(site, follower, written, plan.leadIn(), plan.writes(), pace));
            written += plan.leadIn() + plan.writes();
        }
        return row("small", contender, scores);
    }

    private static DeliveryRow large(
            Contender contender, CheckpointFolder site, LogFollower follower)
            throws IOException, InterruptedException {
        // The first one tells of thousands of components; those that count change one each.
        int first = block(site, follower, 500_000, 1, new Pace(LARGE_PER_SECOND, 0));
        Score score = scored(site, follower, first, 4, LARGE_WRITES, new Pace(LARGE_PER_SECOND, 1));
        return row("1 MB", contender, List.of(score));
    }

    /** The number of the next one. */
    private static int block(
            CheckpointFolder site, LogFollower follower, int first, int count, Pace pace)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            pace.await();
            site.write(first + i);
        }
        follower.await(first + count - 1, LIMIT_NANOS);
        return first + count;
    }

    private static Score scored(
            CheckpointFolder site,
            LogFollower follower,
            int first,
            int leadIn,
            int writes,
            Pace pace)
            throws IOException, InterruptedException {
        follower.take();
        long[] stamps = new long[leadIn + writes];
        for (int i = 0; i < stamps.length; i++) {
            pace.await();
            stamps[i] = site.write(first + i);
        }
        follower.await(first + stamps.length - 1, LIMIT_NANOS);
        Thread.sleep(QUIET_MILLIS);
        long[] counted = Arrays.copyOfRange(stamps, leadIn, stamps.length);
        return Score.of(first + leadIn, counted, follower.take(), LIMIT_NANOS);
    }

    private static DeliveryRow row(String what, Contender contender, List<Score> scores) {
        Score total = scores.stream().reduce(Score.NONE, Score::plus);
        return new DeliveryRow(
                what,
                contender.name(),
                total.writes(),
                Latency.ofNanos(total.latencies()),
                scores.stream().map(s -> Latency.ofNanos(s.latencies()).p50Ms()).toList(),
                total.missed(),
                total.overtaken(),
                total.doubled(),
                total.torn(),
                total.frames());
    }
}
