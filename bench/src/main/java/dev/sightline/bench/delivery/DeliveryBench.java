package dev.sightline.bench.delivery;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.DeliveryRow;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Write closed to SSE frame at the client: all contenders in turn, one client, one clock. */
public final class DeliveryBench {

    private static final int LINES = 24;

    private final Plan plan;
    private final Consumer<String> progress;

    public DeliveryBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Starts the contenders, measures, ends them.
     *
     * @param scratch an existing directory, on the disk that is to be measured
     * @return a row for each way of saving and each contender, in this order
     */
    public List<DeliveryRow> run(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        NumberedScript script = new NumberedScript(LINES);
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            List<WatchedFile> files = new ArrayList<>();
            for (Contender contender : contenders) {
                Path own = Files.createDirectory(scratch.resolve("contender-" + files.size()));
                RunningContender running = RunningContender.start(contender, own, script.text(0));
                open.push(running);
                WatchedFile file = WatchedFile.open(running, script);
                open.push(file);
                files.add(file);
            }
            return measure(files);
        } finally {
            closeAll(open);
        }
    }

    private List<DeliveryRow> measure(List<WatchedFile> files)
            throws IOException, InterruptedException {
        for (WatchedFile file : files) {
            progress.accept("warming up " + file.contender().name());
            for (Save save : Save.values()) {
                file.block(save, plan.warmUp(), 0, new Pace(plan.warmUpPerSecond(), 0));
            }
        }
        List<Blocks> all = new ArrayList<>();
        for (Save save : Save.values()) {
            files.forEach(file -> all.add(new Blocks(save, file, new ArrayList<>())));
        }
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("round %d of %d".formatted(round + 1, plan.rounds()));
            for (int turn = 0; turn < all.size(); turn += files.size()) {
                List<Blocks> turned = new ArrayList<>(all.subList(turn, turn + files.size()));
                Collections.rotate(turned, -round);
                for (Blocks blocks : turned) {
                    blocks.measure(plan, round);
                }
            }
        }
        return all.stream().map(Blocks::row).toList();
    }

    /** All blocks of one contender with one way of saving. */
    private record Blocks(Save save, WatchedFile file, List<Score> scores) {

        void measure(Plan plan, int round) throws IOException, InterruptedException {
            Pace pace = new Pace(plan.perSecond(), round + 1);
            scores.add(file.block(save, plan.leadIn(), plan.writes(), pace));
        }

        DeliveryRow row() {
            Score total = scores.stream().reduce(Score.NONE, Score::plus);
            return new DeliveryRow(
                    save.description(),
                    file.contender().name(),
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

    private static void closeAll(Deque<AutoCloseable> open) throws IOException {
        IOException failed = null;
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                failed = new IOException("could not end a contender", e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
