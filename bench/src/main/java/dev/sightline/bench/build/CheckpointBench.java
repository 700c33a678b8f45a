package dev.sightline.bench.build;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.nio.file.StandardCopyOption;
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

    /** Bytes of the large ones, and how many of them are written in a second at most. */
    private static final int LARGE = 1_000_000;

    private static final double LARGE_PER_SECOND = 4;
    private static final int LARGE_WRITES = 40;

    private static final int COMPONENTS = 8;

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
            Site site = new Site(folder, 0);
            site.write(0);
            try (RunningContender running =
                            RunningContender.following(contender, own.resolve("shop"), "", own);
                    LogFollower follower = LogFollower.of(running)) {
                progress.accept("checkpoints of " + contender.name());
                rows.add(small(contender, site, follower));
                Site large = new Site(folder, LARGE);
                rows.add(large(contender, large, follower));
            }
        }
        return rows;
    }

    private DeliveryRow small(Contender contender, Site site, LogFollower follower)
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

    private static DeliveryRow large(Contender contender, Site site, LogFollower follower)
            throws IOException, InterruptedException {
        int first = 500_000;
        Score score = scored(site, follower, first, 4, LARGE_WRITES, new Pace(LARGE_PER_SECOND, 1));
        return row("1 MB", contender, List.of(score));
    }

    /** The number of the next one. */
    private static int block(Site site, LogFollower follower, int first, int count, Pace pace)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            pace.await();
            site.write(first + i);
        }
        follower.await(first + count - 1, LIMIT_NANOS);
        return first + count;
    }

    private static Score scored(
            Site site, LogFollower follower, int first, int leadIn, int writes, Pace pace)
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

    /**
     * Writes checkpoints as BuildRunner does: a file beside, then a rename.
     *
     * @param folder of the checkpoints
     * @param bytes that each has at least
     */
    private record Site(Path folder, int bytes) {
        /**
         * @param number stands in the checkpoint as {@code #} and six digits
         * @return {@link System#nanoTime} right before it is put in place
         */
        long write(int number) throws IOException {
            Path file = folder.resolve("checkpoint_20261127_%06d_000000.json".formatted(number));
            Path draft = folder.resolve("draft.tmp");
            Files.write(draft, content(number).getBytes(UTF_8));
            // Only the newest few stay, as in a folder that somebody tidies.
            Files.deleteIfExists(
                    folder.resolve("checkpoint_20261127_%06d_000000.json".formatted(number - 20)));
            long stamp = System.nanoTime();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return stamp;
        }

        private String content(int number) {
            StringBuilder json = new StringBuilder("{\"id\":\"cp\",\"phase\":\"bench\",");
            json.append("\"tasks_completed\":[\"one\"],\"files_created\":[],\"components\":[");
            for (int i = 0; i < COMPONENTS || json.length() < bytes; i++) {
                if (i > 0) json.append(',');
                json.append("{\"id\":\"part").append(i).append("\",\"name\":\"Part ").append(i);
                json.append("\",\"type\":\"backend\",\"status\":\"in_progress\",\"progress\":");
                json.append(i == 0 ? number % 100 : 50).append(",\"dependencies\":[]}");
            }
            return json.append("],\"metadata\":{\"name\":\"#%06d\"}}".formatted(number)).toString();
        }
    }
}
