package dev.sightline.bench.hermes;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.AnswerRow;
import dev.sightline.bench.results.HermesPlan;
import dev.sightline.bench.results.HermesResults;
import dev.sightline.bench.results.HomePage;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.NoticeRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What an agent's home costs: from a change to its notice, an answer, a start, and rest. */
public final class HomeBench {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_MILLIS = 2;

    /** Longer than any pause between two notices: each change is a first one. */
    private static final long APART_MILLIS = 1_100;

    /** For ten seconds after its last write a database is looked at now and then. */
    private static final long SETTLES_MILLIS = 12_000;

    /** What {@code utime} and {@code stime} of proc_pid_stat(5) are counted in, on Linux. */
    private static final double TICK_MS = 10;

    /** The first of these that a node has tells when a start is over. */
    private static final List<String> FIRST =
            List.of("/api/hermes/dashboard", "/api/hermes/sessions", "/api/hermes/memory");

    private static final List<String> ANSWERS =
            List.of("/api/hermes/memory", "/api/hermes/sessions");

    /** One kind of change. */
    private interface Change {
        /** When it was made. */
        long make(int number) throws IOException, SQLException;
    }

    private final HermesPlan plan;
    private final Optional<PageBench> page;
    private final Consumer<String> progress;

    /**
     * @param page the script that drives a browser, where there is one
     */
    public HomeBench(HermesPlan plan, Optional<Path> page, Consumer<String> progress) {
        this.plan = plan;
        this.page = page.map(PageBench::new);
        this.progress = progress;
    }

    /**
     * @param scratch an existing directory, on the disk that is to be measured
     */
    public HermesResults run(Contender.Sightline contender, Path scratch)
            throws IOException, InterruptedException {
        progress.accept(
                "a home of %d sessions, %d messages, %d stray files"
                        .formatted(plan.sessions(), plan.messages(), plan.strays()));
        try (AgentHome home = AgentHome.make(scratch.resolve("agent"), plan)) {
            List<Long> starts = new ArrayList<>();
            Path served = Files.createDirectory(scratch.resolve("served"));
            String first = "";
            for (int i = 0; i <= plan.starts(); i++) {
                long begun = System.nanoTime();
                try (RunningContender running = start(contender, home, served, scratch)) {
                    Optional<String> answered = awaitFirst(running, first);
                    // The first one fills the caches of the disk, and says what there is.
                    if (i > 0) starts.add(System.nanoTime() - begun);
                    first = answered.orElse("");
                }
            }
            // In a node of its own, whose first page it is.
            Optional<HomePage> shown = Optional.empty();
            if (page.isPresent()) {
                progress.accept("changes in a page");
                try (RunningContender running = start(contender, home, served, scratch)) {
                    shown = Optional.of(page.get().run(running, home));
                }
            }
            try (RunningContender running = start(contender, home, served, scratch)) {
                awaitFirst(running, first);
                List<AnswerRow> answers = answers(running);
                List<NoticeRow> notices = new ArrayList<>();
                try (NoticeClient client = NoticeClient.of(running)) {
                    notices.add(
                            notices("memory file, renamed", "\"memory\"", home::remember, client));
                    notices.add(notices("state.db, committed", "\"sessions\"", home::say, client));
                }
                progress.accept("doing nothing for " + plan.idleSeconds() + " s");
                return new HermesResults(
                        plan,
                        notices,
                        answers,
                        first,
                        Latency.ofNanos(starts),
                        idleMs(running),
                        shown);
            }
        } catch (SQLException e) {
            throw new IOException("the agent's database", e);
        }
    }

    private static RunningContender start(
            Contender.Sightline contender, AgentHome home, Path served, Path scratch)
            throws IOException, InterruptedException {
        return RunningContender.lookingInto(contender, home.path(), served, scratch);
    }

    /**
     * Waits for a 200.
     *
     * @param path empty for the first that there is
     * @return what answered
     */
    private static Optional<String> awaitFirst(RunningContender running, String path)
            throws IOException, InterruptedException {
        HomeAnswers node = new HomeAnswers(running);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            for (String one : path.isEmpty() ? FIRST : List.of(path)) {
                if (node.get(one).status() == 200) return Optional.of(one);
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException(running.contender().name() + " does not answer for the home");
    }

    private List<AnswerRow> answers(RunningContender running) throws IOException {
        HomeAnswers node = new HomeAnswers(running);
        List<AnswerRow> rows = new ArrayList<>();
        for (String path : ANSWERS) {
            if (node.get(path).status() != 200) continue;
            progress.accept("asking for " + path);
            List<Long> misses = new ArrayList<>();
            List<Long> hits = new ArrayList<>();
            int bytes = 0;
            for (int i = -plan.warmUp(); i < plan.answers(); i++) {
                node.post("/api/cache/clear");
                HomeAnswers.Answer miss = node.get(path);
                HomeAnswers.Answer hit = node.get(path);
                if (miss.status() != 200 || hit.status() != 200) {
                    throw new IOException(path + " answers " + hit.status());
                }
                bytes = hit.bytes();
                if (i < 0) continue;
                misses.add(miss.nanos());
                hits.add(hit.nanos());
            }
            rows.add(new AnswerRow(path, "hit", bytes, Latency.ofNanos(hits)));
            rows.add(new AnswerRow(path, "miss", bytes, Latency.ofNanos(misses)));
        }
        return rows;
    }

    private NoticeRow notices(String what, String type, Change change, NoticeClient client)
            throws IOException, SQLException, InterruptedException {
        progress.accept("changes: " + what);
        List<Long> latencies = new ArrayList<>();
        int missed = 0;
        for (int i = -plan.warmUp(); i < plan.changes(); i++) {
            Thread.sleep(APART_MILLIS);
            client.await("nothing", 1);
            long made = change.make(plan.warmUp() + i + 1);
            OptionalLong told = client.await(type, LIMIT_NANOS);
            if (i < 0) continue;
            if (told.isEmpty()) missed++;
            else latencies.add(told.getAsLong() - made);
        }
        return new NoticeRow(what, plan.changes(), Latency.ofNanos(latencies), missed);
    }

    /** Processor time of the node, of all its threads. */
    private double idleMs(RunningContender running) throws IOException, InterruptedException {
        Thread.sleep(SETTLES_MILLIS);
        double before = ticks(running.pid());
        Thread.sleep(TimeUnit.SECONDS.toMillis(plan.idleSeconds()));
        return (ticks(running.pid()) - before) * TICK_MS;
    }

    private static double ticks(long pid) throws IOException {
        return ticksOf(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    /** The 14th and the 15th field; the second, in brackets, may have blanks. */
    static double ticksOf(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(fields, 11, 13)
                .mapToDouble(field -> Double.parseDouble(field.toLowerCase(Locale.ROOT)))
                .sum();
    }
}
