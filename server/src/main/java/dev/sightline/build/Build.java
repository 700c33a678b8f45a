package dev.sightline.build;

import dev.sightline.project.Arrivals;
import dev.sightline.project.Hearing;
import dev.sightline.project.Lens;
import dev.sightline.project.Project;
import dev.sightline.watch.Change;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One project's build: its files followed by one thread in order, and what they say. */
final class Build implements Lens.Followed {
    private static final System.Logger LOG = System.getLogger("sightline.build");
    private static final long RETRY = TimeUnit.SECONDS.toNanos(10);

    private final Project project;
    private final Around around;
    private final Course course;
    private final Arrivals arrivals;
    private final Hearing hearing;
    private final Thread thread;

    /** Open once it was looked at, or cannot be. */
    private final CountDownLatch known = new CountDownLatch(1);

    Build(Project project, Around around) {
        this.project = project;
        this.around = around;
        this.course = new Course(project, around);
        this.arrivals = new Arrivals(project.path());
        this.hearing = new Hearing(around.threads());
        this.thread = Thread.ofVirtual().name("build-" + project.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Project project() {
        return project;
    }

    BuildState state() {
        return course.state();
    }

    /** False where it was not looked at in this time. */
    boolean awaitKnown(Duration patience) throws InterruptedException {
        return known.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Optional<String> status() {
        if (!isThere()) return Optional.empty();
        return Optional.of(Standing.word(state(), around.sessions().ofProject(project.id())));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> summary() {
        return isThere()
                ? Optional.of(Card.of(state(), around.sessions().ofProject(project.id())))
                : Optional.empty();
    }

    /** Files, or somebody's build of it. */
    boolean isThere() {
        return state().exists()
                || around.sessions()
                        .ofProject(project.id())
                        .filter(session -> session.status().isActive())
                        .isPresent();
    }

    @Override
    public Map<String, @Nullable Object> more() {
        return Map.of();
    }

    private void run() {
        try {
            while (!arrivals.isStopped()) {
                try {
                    follow();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "begins anew soon: " + project.path(), e);
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
    private void follow() throws InterruptedException {
        listen();
        try {
            boolean begun = false;
            while (true) {
                Arrivals.Batch batch = arrivals.await();
                if (batch.stop() || batch.anew()) return;
                // All of it comes first, and then what changes.
                if (!begun && !batch.isAll()) continue;
                begun = true;
                around.onDisk(() -> {
                    course.look(batch);
                    return course;
                });
                known.countDown();
            }
        } finally {
            hearing.close();
        }
    }

    private void listen() {
        arrivals.beginAnew();
        WatchRequest request =
                around.watcher()
                        .watch(project.path())
                        .recursively()
                        .ignoring(BuildFiles.others(project))
                        .ignoring(around.disk().hidden(project.root()))
                        .withExisting()
                        .unlinked();
        hearing.open(
                request,
                this::hear,
                failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "no build can be followed in " + project.path(),
                            failure);
                    known.countDown();
                });
    }

    private void hear(Change change) {
        arrivals.hear(change);
        if (change instanceof Change.RootGone) known.countDown();
    }

    @Override
    public void close() {
        arrivals.stop();
        hearing.stop();
    }

    boolean isClosed() {
        return arrivals.isStopped();
    }

    boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Waits for its end. */
    void join(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) thread.interrupt();
    }
}
