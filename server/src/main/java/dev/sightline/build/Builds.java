package dev.sightline.build;

import dev.sightline.disk.Disk;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Lens;
import dev.sightline.project.Project;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The lens of builds: all that are followed. */
public final class Builds implements Lens, AutoCloseable {
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Around around;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("builds-", 1).factory());

    private final Map<String, Build> builds = new ConcurrentHashMap<>();

    /** Those that have not ended yet, in the map or not. */
    private final Set<Build> all = ConcurrentHashMap.newKeySet();

    public Builds(Disk disk, Watcher watcher, Sequence sequence, Sessions sessions) {
        this.around = new Around(disk, watcher, sequence, sessions, threads);
    }

    @Override
    public String name() {
        return "buildrunner";
    }

    @Override
    public Followed follow(Project project) {
        all.removeIf(Build::hasEnded);
        builds.values().removeIf(Build::hasEnded);
        Build build = new Build(project, around);
        builds.put(project.id(), build);
        all.add(build);
        build.start();
        return build;
    }

    /**
     * Of a project, once it was looked at.
     *
     * @param id of the project
     * @throws Refusal 404 {@code no_build}, 503
     */
    Build of(String id) throws Refusal {
        @Nullable Build build = builds.get(id);
        if (build == null || build.isClosed()) throw noBuild(id);
        try {
            if (!build.awaitKnown(PATIENCE)) {
                throw new Refusal(
                        503, "catching_up", "The build is still being read; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noBuild(id);
        }
        if (!build.isThere()) throw noBuild(id);
        return build;
    }

    /** What is known of a project's files without a wait. */
    BuildState stateOf(Optional<String> project) {
        @Nullable Build build = project.isEmpty() ? null : builds.get(project.get());
        return build == null ? BuildState.NONE : build.state();
    }

    private static Refusal noBuild(String id) {
        return new Refusal(404, "no_build", "There is no .buildrunner in " + id);
    }

    @Override
    public void close() {
        all.forEach(Build::close);
        long deadline = System.nanoTime() + STOPPING.toNanos();
        try {
            for (Build build : all) {
                build.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
