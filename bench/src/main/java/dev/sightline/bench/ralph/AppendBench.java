package dev.sightline.bench.ralph;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.delivery.Pace;
import dev.sightline.bench.delivery.Score;
import dev.sightline.bench.results.DeliveryRow;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The time from the write of one line until a client holds it, interleaved as the deliveries are.
 */
final class AppendBench {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long QUIET_MILLIS = 200;

    private final Plan plan;
    private final Consumer<String> progress;

    AppendBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * @param scratch an existing directory, on the disk that is to be measured
     */
    List<DeliveryRow> run(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            List<Blocks> all = new ArrayList<>();
            for (Contender contender : contenders) {
                Path own = Files.createDirectory(scratch.resolve("append-" + all.size()));
                Path project = own.resolve("shop");
                GrowingLog log = GrowingLog.in(project);
                open.push(log);
                RunningContender running = RunningContender.following(contender, project, "", own);
                open.push(running);
                LogFollower follower = LogFollower.of(running);
                open.push(follower);
                all.add(new Blocks(contender, log, follower));
            }
            return measure(all);
        } finally {
            Ends.close(open);
        }
    }

    private List<DeliveryRow> measure(List<Blocks> all) throws IOException, InterruptedException {
        for (Blocks blocks : all) {
            progress.accept("warming up the log of " + blocks.contender.name());
            blocks.block(plan.warmUp(), 0, new Pace(plan.warmUpPerSecond(), 0));
        }
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("appends, round %d of %d".formatted(round + 1, plan.rounds()));
            List<Blocks> turned = new ArrayList<>(all);
            Collections.rotate(turned, -round);
            for (Blocks blocks : turned) {
                Pace pace = new Pace(plan.perSecond(), round + 1);
                blocks.scores.add(blocks.block(plan.leadIn(), plan.writes(), pace));
            }
        }
        return all.stream().map(Blocks::row).toList();
    }

    /** One contender's log from both ends. */
    private static final class Blocks {
        private final Contender contender;
        private final GrowingLog log;
        private final LogFollower follower;
        private final List<Score> scores = new ArrayList<>();
        private int written;

        Blocks(Contender contender, GrowingLog log, LogFollower follower) {
            this.contender = contender;
            this.log = log;
            this.follower = follower;
        }

        Score block(int leadIn, int writes, Pace pace) throws IOException, InterruptedException {
            follower.take();
            int first = written + 1 + leadIn;
            long[] stamps = new long[leadIn + writes];
            for (int i = 0; i < stamps.length; i++) {
                pace.await();
                stamps[i] = log.line(++written);
            }
            follower.await(written, LIMIT_NANOS);
            Thread.sleep(QUIET_MILLIS);
            long[] counted = Arrays.copyOfRange(stamps, leadIn, stamps.length);
            return Score.of(first, counted, follower.take(), LIMIT_NANOS);
        }

        DeliveryRow row() {
            Score total = scores.stream().reduce(Score.NONE, Score::plus);
            return new DeliveryRow(
                    "append",
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
}
