package dev.sightline.ralph;

import dev.sightline.disk.Trouble;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.project.Hearing;
import dev.sightline.project.Lens;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.Iterations;
import dev.sightline.ralph.log.LogIndex;
import dev.sightline.watch.Change;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** One project's loop: its files followed by one thread in order, and what they say. */
final class Loop implements Lens.Followed {
    /** What they say, and the place of the sequence at which that is the whole truth. */
    record Snapshot(Position at, LoopState state, List<Iteration> iterations) {}

    private static final System.Logger LOG = System.getLogger("sightline.ralph");

    /** After it, half of a line is told as it is. */
    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(200);

    /** A killed process writes no file: so it is looked for. */
    private static final long PULSE = TimeUnit.SECONDS.toNanos(2);

    private static final long RETRY = TimeUnit.SECONDS.toNanos(10);
    private static final long NEVER = TimeUnit.DAYS.toNanos(365);

    /** What a client waits at most for the first look, and for the journal. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Project project;
    private final Around around;
    private final Teller teller;
    private final LogIndex index;
    private final Wake wake;
    private final Hearing hearing;
    private final Thread thread;

    /** Open once it was looked at, or cannot be. */
    private final CountDownLatch known = new CountDownLatch(1);

    private volatile boolean looked;

    Loop(Project project, Around around) {
        this.project = project;
        this.around = around;
        this.teller = new Teller(around.sequence(), project.id());
        this.index = new LogIndex(around.counting());
        this.wake = new Wake(project.path());
        this.hearing = new Hearing(around.threads());
        this.thread = Thread.ofVirtual().name("loop-" + project.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Project project() {
        return project;
    }

    /** What was told last, without a wait. */
    LoopState state() {
        return teller.state();
    }

    /**
     * For an answer: all up to its place is committed.
     *
     * @throws Refusal 503 where the journal takes longer, 404 {@code no_loop} where there is none
     */
    Snapshot snapshot() throws Refusal {
        try {
            boolean inTime = known.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (inTime && !looked) throw Loops.noLoop(project.id());
            if (!inTime) throw catchingUp();
            Teller.Told told = teller.told(PATIENCE);
            if (!told.state().exists()) throw Loops.noLoop(project.id());
            return new Snapshot(told.at(), told.state(), iterations(told.state()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw catchingUp();
        }
    }

    private static Refusal catchingUp() {
        return new Refusal(
                503, "catching_up", "The loop is still being read; try again in a moment");
    }

    /** As far as the log is counted; it may be newer than the state, and never older. */
    List<Iteration> iterations(LoopState state) {
        boolean alive = state.process().filter(process -> process.alive()).isPresent();
        return Iterations.merged(state.rows(), index.chunks(), around.zone(), alive);
    }

    LogIndex log() {
        return index;
    }

    /** Something may be other than the files say: a process was started or ended. */
    void look() {
        wake.call(EnumSet.of(Part.PID), 0);
    }

    @Override
    public Optional<String> status() {
        LoopState state = teller.state();
        return state.exists() ? Optional.of(state.status().word().word()) : Optional.empty();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> summary() {
        LoopState state = teller.state();
        return state.exists()
                ? Optional.of(Card.of(state, iterations(state), around.now(), around.zone()))
                : Optional.empty();
    }

    @Override
    public Map<String, @Nullable Object> more() {
        Path home = project.path();
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("ralph_dir", home.resolve(Part.DIRECTORY).toString());
        boolean other =
                state().planEtag().isEmpty() && state().files().contains(Part.FIX_PLAN_FILE);
        more.put("plan_file", home.resolve(other ? Part.FIX_PLAN_FILE : Part.PLAN_FILE).toString());
        more.put("log_file", home.resolve(Part.LOG_FILE).toString());
        return more;
    }

    private void run() {
        try {
            while (true) {
                try {
                    follow();
                    return;
                } catch (RuntimeException e) {
                    if (wake.isStopped()) return;
                    LOG.log(System.Logger.Level.ERROR, "begins anew soon: " + project.path(), e);
                }
                if (wake.awaitStop(RETRY)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            known.countDown();
        }
    }

    /** From what was told last to what is told now, until it is to end. */
    private void follow() throws InterruptedException {
        Course course = new Course(around, project, teller, index, teller.recall());
        listen();
        try {
            walk(course);
        } finally {
            end(course);
        }
    }

    private void walk(Course course) throws InterruptedException {
        long idleAt = 0;
        boolean begun = false;
        Course.Rest rest = new Course.Rest(false, false, false);
        while (true) {
            long now = System.nanoTime();
            long nanos = rest.fleeting() ? PULSE : NEVER;
            if (rest.held()) nanos = Math.clamp(idleAt - now, 0, nanos);
            Wake.Call call = wake.await(rest.more() ? 0 : nanos);
            if (call.stop()) return;
            // All of it comes first, and then what changes.
            if (!begun && !call.has(Part.FOLDER)) continue;
            begun = true;
            if (rest.more()) call.seen().putIfAbsent(Part.LOG, 0L);
            boolean grown = call.has(Part.LOG) || call.has(Part.ROWS);
            boolean idle = rest.held() && !grown && System.nanoTime() - idleAt >= 0;
            rest = course.look(call, idle);
            if (grown || idle) idleAt = System.nanoTime() + IDLE;
            if (!call.seen().isEmpty()) {
                looked = true;
                known.countDown();
            }
        }
    }

    private void listen() {
        WatchRequest request =
                around.watcher()
                        .watch(project.path())
                        .recursively()
                        .ignoring(Part.others(project.path()))
                        .ignoring(around.disk().hidden(project.root()))
                        .tailing(file -> Part.grows(project.path().relativize(file).toString()))
                        .withExisting()
                        .unlinked();
        hearing.open(
                request,
                this::hear,
                failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "no loop can be followed in " + project.path(),
                            failure);
                    known.countDown();
                });
    }

    private void hear(Change change) {
        wake.hear(change);
        if (change instanceof Change.RootGone) known.countDown();
    }

    private void end(Course course) throws InterruptedException {
        hearing.close();
        try {
            around.onDisk(() -> {
                course.close();
                if (wake.isStopped()) index.close();
                return course;
            });
        } catch (RejectedExecutionException | Trouble e) {
            LOG.log(System.Logger.Level.DEBUG, "not closed well", e);
        }
    }

    @Override
    public void close() {
        wake.stop();
        hearing.stop();
    }

    boolean isClosed() {
        return wake.isStopped();
    }

    boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Waits for its end. */
    void join(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) thread.interrupt();
    }
}
