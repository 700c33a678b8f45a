package dev.sightline.ralph;

import dev.sightline.disk.Disk;
import dev.sightline.event.Envelope;
import dev.sightline.http.Refusal;
import dev.sightline.hub.Recall;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Lens;
import dev.sightline.project.Project;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The lens of Ralph loops: all that are followed. */
public final class Loops implements Lens, Recall, AutoCloseable {
    /**
     * @param stuckAfter a running loop without output
     */
    public record Terms(Duration stuckAfter) {}

    private static final int THREADS = 2;
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Around around;
    private final LogRecall recall;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("loops-", 1).factory());
    private final ExecutorService counting =
            Executors.newFixedThreadPool(
                    1, Thread.ofPlatform().daemon().name("loops-count-", 1).factory());

    private final Map<String, Loop> loops = new ConcurrentHashMap<>();

    /** Also those that are followed no more: what was told of them can be asked for still. */
    private final Map<String, Project> projects = new ConcurrentHashMap<>();

    /** Those that have not ended yet, in the map or not. */
    private final Set<Loop> all = ConcurrentHashMap.newKeySet();

    /**
     * @param owned the processes that this node started
     * @param ears told of what people should hear
     */
    public Loops(
            Disk disk,
            Watcher watcher,
            Sequence sequence,
            Owned owned,
            Ears ears,
            Terms terms,
            Clock clock) {
        this.around =
                new Around(disk, watcher, sequence, owned, ears, terms, clock, threads, counting);
        this.recall = new LogRecall(disk, threads);
    }

    @Override
    public String name() {
        return "ralph";
    }

    @Override
    public Followed follow(Project project) {
        all.removeIf(Loop::hasEnded);
        loops.values().removeIf(Loop::hasEnded);
        projects.put(project.id(), project);
        Loop loop = new Loop(project, around);
        loops.put(project.id(), loop);
        all.add(loop);
        loop.start();
        return loop;
    }

    /**
     * Of a project.
     *
     * @param id of the project
     * @throws Refusal 404 {@code no_loop}
     */
    Loop of(String id) throws Refusal {
        @Nullable Loop loop = loops.get(id);
        if (loop == null || loop.isClosed()) throw noLoop(id);
        return loop;
    }

    static Refusal noLoop(String id) {
        return new Refusal(404, "no_loop", "There is no .ralph in " + id);
    }

    @Override
    public Envelope whole(Envelope kept) {
        if (!kept.type().equals("log_append") || kept.project().isEmpty()) return kept;
        return recall.whole(kept, projects.get(kept.project().get()));
    }

    @Override
    public void close() {
        all.forEach(Loop::close);
        long deadline = System.nanoTime() + STOPPING.toNanos();
        try {
            for (Loop loop : all) {
                loop.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        counting.shutdownNow();
    }
}
