package dev.sightline.hermes;

import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.HomeFile;
import dev.sightline.hermes.home.Marks;
import dev.sightline.hermes.home.Part;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Arrivals;
import dev.sightline.project.Hearing;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.Watcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Follows the home: notes what changed, and tells it. Only what collectors read is watched, also in
 * a home of 150,000 other files; the database is followed while its writer keeps it open, and
 * nothing is ever asked for by the clock.
 */
final class HomeWatch implements AutoCloseable {
    /** All that clients know (compat.md §4). */
    static final Set<String> ALL_TYPES =
            Set.of(
                    "sessions",
                    "patterns",
                    "timeline",
                    "messages",
                    "chat",
                    "memory",
                    "user",
                    "config",
                    "profiles",
                    "skills",
                    "cron",
                    "health",
                    "providers",
                    "gateway",
                    "snapshots",
                    "logs",
                    "model-info",
                    "state");

    private static final System.Logger LOG = System.getLogger("sightline.hermes");
    private static final long RETRY = TimeUnit.SECONDS.toNanos(10);
    private static final Set<Part> WITH_SECRETS =
            Set.of(Part.ENVIRONMENT, Part.CREDENTIALS, Part.CONFIG, Part.PROFILES);

    private final Home home;
    private final Marks marks;
    private final Cache cache;
    private final Watcher watcher;
    private final Sequence sequence;
    private final ExecutorService threads;
    private final Arrivals arrivals;
    private final Hearing hearing;
    private final Thread thread;
    private final Pulse pulse;
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile boolean isThere;

    HomeWatch(
            Home home,
            Marks marks,
            Cache cache,
            Watcher watcher,
            Sequence sequence,
            ExecutorService threads) {
        this.home = home;
        this.marks = marks;
        this.cache = cache;
        this.watcher = watcher;
        this.sequence = sequence;
        this.threads = threads;
        this.pulse = new Pulse(home.path());
        this.arrivals = new Arrivals(home.path());
        this.hearing = new Hearing(threads);
        this.thread = Thread.ofVirtual().name("hermes").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** False where it was not looked at in this time. */
    boolean awaitKnown(Duration patience) throws InterruptedException {
        return known.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isThere() {
        return isThere;
    }

    boolean isPolling() {
        return hearing.isPolling();
    }

    private void run() {
        try {
            while (!arrivals.isStopped()) {
                try {
                    follow();
                } catch (RuntimeException | ExecutionException e) {
                    LOG.log(System.Logger.Level.ERROR, "begins anew soon: " + home.path(), e);
                    if (arrivals.awaitStop(RETRY)) return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            known.countDown();
        }
    }

    /** Until it is to end, or must be listed again. */
    private void follow() throws InterruptedException, ExecutionException {
        listen();
        try {
            boolean isListed = false;
            while (true) {
                Arrivals.Batch batch = arrivals.await(pulse.patience(System.nanoTime()));
                if (batch.stop() || batch.anew()) return;
                if (batch.away()) goAway();
                isListed |= batch.isAll();
                // All of it comes first, and then what changes.
                if (isListed) look(batch);
                tell(batch.seenNanos());
            }
        } finally {
            hearing.close();
        }
    }

    private void look(Arrivals.Batch batch) throws InterruptedException, ExecutionException {
        if (batch.changed().isEmpty() && !batch.isAll()) return;
        boolean isFirst = known.getCount() > 0;
        NavigableMap<String, HomeFile> changed = marks.note(batch.changed(), batch.isAll());
        if (isFirst || changed.values().stream().anyMatch(HomeWatch::mayHoldSecrets)) {
            boolean isOther = threads.submit(home::learnSecrets).get();
            if (isOther && !isFirst) cache.clear();
        }
        boolean wasThere = isThere;
        if (batch.isAll()) isThere = true;
        known.countDown();
        // What was there at the start is no news.
        if (isFirst) return;
        if (!wasThere && isThere) pulse.addAll(ALL_TYPES);
        pulse.add(changed);
    }

    private static boolean mayHoldSecrets(HomeFile file) {
        return WITH_SECRETS.contains(file.part());
    }

    private void goAway() {
        marks.note(Map.of(), true);
        if (isThere) pulse.addAll(ALL_TYPES);
        isThere = false;
        known.countDown();
    }

    private void tell(long seen) {
        pulse.due(System.nanoTime())
                .ifPresent(notice -> {
                    sequence.append(
                            Hud.event("data_changed", home.redactor().redact(notice)).seenAt(seen),
                            List.of());
                });
    }

    private void listen() {
        WatchRequest request =
                watcher.watch(home.path())
                        .recursively()
                        .ignoring(others(home.path()))
                        .tailing(HomeWatch::isKeptOpen)
                        .withExisting();
        hearing.open(
                request,
                arrivals::hear,
                failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the agent's home cannot be followed: " + home.path(),
                            failure);
                    known.countDown();
                });
    }

    /** Databases and logs are never closed while the agent runs. */
    private static boolean isKeptOpen(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("state.db") || name.endsWith(".log");
    }

    /** Everything that no collector reads. */
    private static Ignore others(Path home) {
        String prefix = home + "/";
        return (path, directory) -> {
            if (!path.startsWith(prefix)) return false;
            String relative = path.substring(prefix.length());
            return directory ? !HomeFile.mayBeIn(relative) : HomeFile.of(relative).isEmpty();
        };
    }

    @Override
    public void close() {
        arrivals.stop();
        hearing.stop();
        try {
            if (!thread.join(Duration.ofSeconds(5))) thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
