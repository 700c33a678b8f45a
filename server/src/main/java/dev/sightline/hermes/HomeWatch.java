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
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
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

    /** What cannot be watched now (too many watches, no right to) is tried again. */
    private static final long RETRY = TimeUnit.SECONDS.toNanos(10);

    private static final Set<Part> WITH_SECRETS =
            Set.of(Part.ENVIRONMENT, Part.CREDENTIALS, Part.CONFIG, Part.PROFILES);

    private final Home home;
    private final Marks marks;
    private final Cache cache;
    private final Watcher watcher;
    private final Sequence sequence;
    private final Arrivals arrivals;
    private final Hearing hearing;
    private final Thread thread;
    private final Pulse pulse;
    private final WalIndexes databases;
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile boolean isThere;
    private volatile boolean isRefused;
    private volatile boolean isAtRest;

    HomeWatch(Home home, Marks marks, Cache cache, Watcher watcher, Sequence sequence) {
        this.home = home;
        this.marks = marks;
        this.cache = cache;
        this.watcher = watcher;
        this.sequence = sequence;
        this.pulse = new Pulse(home.path());
        this.databases = new WalIndexes(home.path());
        this.arrivals = new Arrivals(home.path());
        // Not on the threads of collectors: a slow one would hold it up.
        this.hearing =
                new Hearing(work -> Thread.ofPlatform().daemon().name("hermes-watch").start(work));
        // It reads files with secrets, and looks at databases.
        this.thread = Thread.ofPlatform().daemon().name("hermes").unstarted(this::run);
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

    /** Whether it waits for news of the disk, and for no moment. */
    boolean isAtRest() {
        return isAtRest;
    }

    private void run() {
        try {
            while (!arrivals.isStopped()) {
                try {
                    follow();
                    if (!isRefused) continue;
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "begins anew soon: " + home.path(), e);
                }
                if (arrivals.awaitStop(RETRY)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            known.countDown();
            databases.close();
        }
    }

    /** Until it is to end, or must be listed again. */
    private void follow() throws InterruptedException {
        listen();
        try {
            boolean isListed = false;
            while (true) {
                long patience = patience(System.nanoTime());
                isAtRest = patience == Pulse.NEVER;
                Arrivals.Batch batch = arrivals.await(patience);
                if (batch.stop() || batch.anew()) return;
                isListed |= batch.isAll();
                if (batch.away()) goAway();
                // All of it comes first, and then what changes.
                else if (isListed && (batch.isAll() || !batch.changed().isEmpty())) look(batch);
                tell(batch.changed().isEmpty() ? 0 : batch.seenNanos());
            }
        } finally {
            hearing.close();
        }
    }

    private long patience(long now) {
        return Math.min(pulse.patience(now), databases.patience(now));
    }

    private void look(Arrivals.Batch batch) {
        boolean isFirst = known.getCount() > 0;
        // Before anybody can ask for what is new, it is known what of it is secret.
        Set<String> files = new TreeSet<>(batch.changed().keySet());
        if (isFirst || files.stream().anyMatch(HomeWatch::mayHoldSecrets)) {
            if (!batch.isAll()) files.addAll(marks.files(Part.PROFILES).keySet());
            boolean isOther = home.learnSecrets(files);
            if (isOther && !isFirst) cache.clear();
        }
        long now = System.nanoTime();
        databases.written(HomeFile.ofAll(files), now);
        NavigableMap<String, HomeFile> changed =
                marks.note(batch.changed(), batch.written(), batch.isAll());
        boolean isBack = batch.isAll() && !isThere;
        if (isBack) isThere = true;
        known.countDown();
        // What was there at the start is no news.
        if (isFirst) return;
        if (isBack) pulse.addAll(ALL_TYPES, now);
        pulse.add(changed, now);
    }

    private static boolean mayHoldSecrets(String path) {
        return HomeFile.of(path).filter(file -> WITH_SECRETS.contains(file.part())).isPresent();
    }

    private void goAway() {
        var _ = marks.note(Map.of(), Set.of(), true);
        if (isThere) pulse.addAll(ALL_TYPES, System.nanoTime());
        isThere = false;
        known.countDown();
    }

    private void tell(long seen) {
        long now = System.nanoTime();
        NavigableMap<String, HomeFile> moved = databases.moved(now);
        if (!moved.isEmpty()) {
            marks.changed(moved.values());
            pulse.add(moved, now);
        }
        pulse.due(now)
                .ifPresent(notice ->
                        sequence.append(
                                Hud.event("data_changed", home.redactor().redact(notice))
                                        .seenAt(seen),
                                List.of()));
    }

    private void listen() {
        isRefused = false;
        arrivals.beginAnew();
        WatchRequest request =
                watcher.watch(home.path())
                        .recursively()
                        .ignoring(others(home.path()))
                        .tailing(HomeWatch::isKeptOpen)
                        .withExisting()
                        .unlinked();
        hearing.open(
                request,
                arrivals::hear,
                failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the agent's home cannot be followed: " + home.path(),
                            failure);
                    isRefused = true;
                    known.countDown();
                    arrivals.mustBeginAnew();
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
