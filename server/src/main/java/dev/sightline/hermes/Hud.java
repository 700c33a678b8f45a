package dev.sightline.hermes;

import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.event.Event;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Marks;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Sequence;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One agent's home, followed: its files, what was made of them, and what is told of it. */
public final class Hud implements AutoCloseable {
    /**
     * What events of the home say as their project: no directory's slug, so that no project is
     * mistaken for it.
     */
    static final String PROJECT = "~hermes";

    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("hermes-", 1).factory());

    private final Disk disk;
    private final Home home;
    private final Marks marks = new Marks();
    private final Cache cache;
    private final HomeWatch watch;
    private final Sequence sequence;
    private volatile @Nullable Thread first;

    /**
     * @param path of the home, absolute; it may come later
     * @param attic where what a save replaces is kept
     */
    public Hud(Path path, Attic attic, Watcher watcher, Sequence sequence, Clock clock) {
        Root root = new Root(path, path, Root.Kind.TREE, Optional.empty());
        this.disk = new Disk(new Roots(List.of(root)), Rules.ofReader(root), attic);
        this.home = new Home(disk, new Place(root, Path.of("")), marks, clock);
        this.sequence = sequence;
        this.cache = new Cache(home, marks, new Problems(sequence), threads, System::nanoTime);
        this.watch = new HomeWatch(home, marks, cache, watcher, sequence);
    }

    /** Once the journal takes events. */
    public void start() {
        watch.start();
    }

    /**
     * Once the node answers: makes what a page shows first, in the background.
     *
     * @param collectors those that the page will ask
     */
    public void lookAhead(Collection<Collector> collectors) {
        FirstLook look = new FirstLook(this, collectors);
        first = Thread.ofPlatform().daemon().name("hermes-first").start(look);
    }

    /** The home, once it was looked at; also where it is not there. */
    Home home() {
        return home;
    }

    Disk disk() {
        return disk;
    }

    Marks marks() {
        return marks;
    }

    Cache cache() {
        return cache;
    }

    Sequence sequence() {
        return sequence;
    }

    boolean isPolling() {
        return watch.isPolling();
    }

    /** Whether nothing but news of the disk will make it do anything. */
    boolean isAtRest() {
        return watch.isAtRest();
    }

    /**
     * Waits until it is known what is there.
     *
     * @return whether there is a home
     * @throws Refusal 503 while it is read
     */
    boolean isThere() throws Refusal {
        try {
            if (watch.awaitKnown(PATIENCE)) return watch.isThere();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                503, "catching_up", "The agent's home is still being read; try again in a moment");
    }

    /**
     * @throws Refusal 404 {@code no_home}, 503
     */
    void mustBeThere() throws Refusal {
        if (isThere()) return;
        throw new Refusal(
                404,
                "no_home",
                "There is no agent's home at %s; start Sightline with --hermes DIR, or set HERMES_HOME"
                        .formatted(home.path()));
    }

    /** An event of the home. */
    static Event event(String type, Map<String, ? extends @Nullable Object> data) {
        return Event.of(type, PROJECT, data);
    }

    @Override
    public void close() {
        @Nullable Thread looking = first;
        if (looking != null) looking.interrupt();
        watch.close();
        threads.shutdownNow();
        cache.end();
        disk.close();
    }
}
