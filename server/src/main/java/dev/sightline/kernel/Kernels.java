package dev.sightline.kernel;

import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Sequence;
import dev.sightline.python.Interpreters;
import dev.sightline.python.Tools;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** All kernels of the node, by the sessions they serve. */
public final class Kernels implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(5);

    /** That a kernel may take to say its names. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Sessions that are remembered though their process is gone. */
    private static final int SESSIONS = 64;

    private final Terms terms;
    private final Ledger ledger;
    private final RunStore runs;
    private final Workshop workshop;
    private final ReentrantLock lock = new ReentrantLock();

    /** In the order in which they came. */
    private final Map<String, Kernel> bySession = new LinkedHashMap<>();

    private boolean closed;

    /**
     * @param most processes at a time
     * @param idle after which a kernel that nobody uses stops; zero: never
     */
    public record Terms(int most, Duration idle) {}

    /**
     * Takes up the runs of before.
     *
     * @param folder of the files of runs
     * @param projectOf the id of the project that a file belongs to
     */
    public Kernels(
            Terms terms,
            Interpreters interpreters,
            Tools tools,
            Sequence sequence,
            Path folder,
            Function<Path, Optional<String>> projectOf,
            Clock clock)
            throws IOException {
        this.terms = terms;
        this.ledger = new Ledger(sequence, projectOf);
        this.runs = new RunStore(folder, ledger);
        this.workshop = new Workshop(interpreters, tools, ledger, runs, clock);
        runs.load(clock.instant());
        workshop.every(ROUND, this::stopIdle);
    }

    /**
     * Queues a run; a kernel is started where the session has none.
     *
     * @throws Refusal 503 too_many_kernels or journal_stuck, 409 queue_full, 422 bad_python
     * @throws IOException where its events cannot be kept
     */
    public Run start(RunOrder order) throws Refusal, IOException {
        if (ledger.isStuck()) {
            throw new Refusal(
                    503, "journal_stuck", "The journal takes no events now; /api/ready says why");
        }
        while (true) {
            // One that was stopped in between is followed by another.
            Optional<Run> run = kernel(order.session(), order.script()).submit(order);
            if (run.isPresent()) return run.get();
        }
    }

    /** Stops what runs in the session, and what waits; nothing where nothing does. */
    public void interrupt(String session) {
        of(session).ifPresent(Kernel::interrupt);
    }

    /** Gives the session a new, empty namespace; nothing where it has none. */
    public void reset(String session) throws Refusal {
        Optional<Kernel> kernel = of(session);
        if (kernel.isPresent()) kernel.get().reset();
    }

    /** Has a kernel ready for the session. */
    public void init(String session, Script script) throws Refusal {
        boolean ready = false;
        while (!ready) ready = kernel(session, script).ensure(script);
    }

    /** Ends its process; false where the session has no kernel. */
    public boolean stop(String session) {
        Optional<Kernel> kernel;
        lock.lock();
        try {
            kernel = Optional.ofNullable(bySession.remove(session));
        } finally {
            lock.unlock();
        }
        kernel.ifPresent(its -> its.stop(RunStatus.INTERRUPTED, "The kernel was stopped"));
        return kernel.isPresent();
    }

    /** As {@code GET /api/kernels} has them. */
    public List<Map<String, @Nullable Object>> views() {
        return all().stream().map(Kernel::fields).toList();
    }

    /**
     * The user's names, once the kernel answers: {@code {"variables","more"}}.
     *
     * @throws Refusal 404 no_kernel, 409 busy
     */
    public JsonNode variables(String session) throws Refusal {
        Kernel kernel =
                of(session)
                        .orElseThrow(
                                () -> new Refusal(404, "no_kernel", "The session has no kernel"));
        Refusal busy = new Refusal(409, "busy", "The kernel is busy; ask again after its run");
        try {
            return kernel.variables().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // A listing runs code of theirs, and what holds it up would hold up the next run.
            kernel.interrupt();
            throw busy;
        } catch (CancellationException e) {
            throw busy;
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking for names has a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy;
        }
    }

    /** Newest first. */
    public List<Run> runs(Optional<String> session, Optional<Path> path, int limit) {
        return runs.all().stream()
                .filter(run -> session.isEmpty() || session.get().equals(run.session()))
                .filter(run -> path.isEmpty() || path.equals(run.facts().path()))
                .limit(limit)
                .toList();
    }

    /**
     * The text that a run ran.
     *
     * @throws Refusal 404 where it is not kept
     */
    public String script(Run run) throws Refusal {
        return runs.scriptOf(run);
    }

    public Optional<Run> run(String id) {
        return runs.run(id);
    }

    /** A place at which {@link #views} and {@link #runs} were true; asked before them. */
    public Position position() {
        return ledger.settled();
    }

    /** That of the session, which may have a process; nothing is started here. */
    private Kernel kernel(String session, Script script) throws Refusal {
        lock.lock();
        try {
            Kernel known = bySession.get(session);
            if (known != null && known.isOccupied()) return known;
            if (closed || occupied() >= terms.most()) {
                throw new Refusal(
                        503,
                        "too_many_kernels",
                        "%d kernels run, and no more may; stop one of them"
                                .formatted(terms.most()));
            }
            if (known != null) {
                known.reserve();
                return known;
            }
            forgetOldest();
            Kernel kernel = new Kernel(session, script, workshop);
            bySession.put(session, kernel);
            return kernel;
        } finally {
            lock.unlock();
        }
    }

    private long occupied() {
        return bySession.values().stream().filter(Kernel::isOccupied).count();
    }

    /** Of those whose process is gone. */
    private void forgetOldest() {
        if (bySession.size() < SESSIONS) return;
        Optional<Kernel> oldest =
                bySession.values().stream().filter(kernel -> !kernel.isOccupied()).findFirst();
        oldest.ifPresent(kernel -> bySession.values().remove(kernel));
    }

    private void stopIdle() {
        if (terms.idle().isZero()) return;
        for (Kernel kernel : all()) {
            if (!kernel.stopIfIdleFor(terms.idle())) continue;
            lock.lock();
            try {
                bySession.values().remove(kernel);
            } finally {
                lock.unlock();
            }
        }
    }

    private Optional<Kernel> of(String session) {
        lock.lock();
        try {
            return Optional.ofNullable(bySession.get(session));
        } finally {
            lock.unlock();
        }
    }

    private List<Kernel> all() {
        lock.lock();
        try {
            return new ArrayList<>(bySession.values());
        } finally {
            lock.unlock();
        }
    }

    /** Ends all kernels; what ran is lost. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        all().forEach(kernel -> kernel.stop(RunStatus.LOST, "Sightline was stopped"));
        workshop.close();
        ledger.close();
    }
}
