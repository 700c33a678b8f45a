package dev.sightline.kernel;

import dev.sightline.http.Refusal;
import dev.sightline.python.Interpreter;
import dev.sightline.python.Said;
import dev.sightline.python.Worker;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The kernel of one session: a worker, now and then a new one, and the runs that wait for it. Once
 * it is stopped it is retired, and the session's next run gets another kernel. Its lock is held for
 * moments only, and while a process starts: nothing that is done under it waits for a disk.
 */
final class Kernel implements Run.Owner {
    /** After an interrupt the script may clean up for as long. */
    private static final Duration OBEDIENCE = Duration.ofSeconds(2);

    private static final Optional<String> RESTARTED = Optional.of("The kernel was restarted");

    private final String session;
    private final Workshop workshop;
    private final ReentrantLock lock = new ReentrantLock();

    /** It has a process or is about to; asked without the lock by whoever counts. */
    private volatile boolean occupied = true;

    // Guarded by the lock; the script is that which ran last, or will.
    private Script script;
    private boolean retired;
    private @Nullable Life life;
    private @Nullable Interpreter interpreter;
    private final RunQueue queue;
    private @Nullable Pulse current;
    private KernelStatus status = KernelStatus.STOPPED;
    private Instant since;
    private Optional<String> detail = Optional.empty();
    private Said.@Nullable Ready about;
    private Said.@Nullable Usage usage;
    private final Late late = new Late();
    private final Questions questions = new Questions();
    private long usedNanos = System.nanoTime();

    Kernel(String session, Script script, Workshop workshop) {
        this.session = session;
        this.script = script;
        this.workshop = workshop;
        this.queue = new RunQueue(workshop);
        this.since = workshop.now();
    }

    boolean isOccupied() {
        return occupied;
    }

    /** It may have a process again. */
    void reserve() {
        occupied = true;
    }

    /**
     * Has a process, which may not be ready yet.
     *
     * @param wanted where it begins
     * @return false where the kernel is retired
     * @throws Refusal 422 where Python cannot be started
     */
    boolean ensure(Script wanted) throws Refusal {
        lock.lock();
        try {
            if (!retired) beginFor(wanted);
            return !retired;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs it after what waits.
     *
     * @return empty where the kernel is retired
     * @throws Refusal 409 where too much waits, 422 where Python cannot be started
     */
    Optional<Run> submit(RunOrder order) throws Refusal, IOException {
        lock.lock();
        try {
            if (retired) return Optional.empty();
            if (order.fresh()) end(RunStatus.INTERRUPTED, RESTARTED, Worker::kill);
            queue.expectRoom();
            beginFor(order.script());
            Run run = workshop.runs().create(order, this, workshop.now());
            usedNanos = System.nanoTime();
            if (life != null) life.used = true;
            queue.add(run, order);
            next();
            return Optional.of(run);
        } finally {
            lock.unlock();
        }
    }

    void interrupt() {
        lock.lock();
        try {
            queue.cancel(RunStatus.CANCELLED, "It was interrupted before it began");
            Pulse running = current;
            Worker worker = worker();
            if (worker == null) return;
            // A listing of names runs code of theirs too.
            if (running != null || questions.areOpen()) worker.interrupt();
            if (running == null) return;
            running.run().askNoMore();
            workshop.later(OBEDIENCE, () -> expectObedience(running));
        } finally {
            lock.unlock();
        }
    }

    private void expectObedience(Pulse running) {
        lock.lock();
        try {
            if (current != running || status == KernelStatus.UNRESPONSIVE) return;
            if (running.run().isAsking()) return;
            changed(
                    KernelStatus.UNRESPONSIVE,
                    Optional.of("It goes on after an interrupt; a restart would end it"));
        } finally {
            lock.unlock();
        }
    }

    /** A new process with an empty namespace; nothing where there is none to empty. */
    void reset() throws Refusal {
        lock.lock();
        try {
            if (retired || life == null) return;
            end(RunStatus.INTERRUPTED, RESTARTED, Worker::kill);
            begin();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it for good. */
    void stop(RunStatus how, String why) {
        lock.lock();
        try {
            retire(how, why);
        } finally {
            lock.unlock();
        }
    }

    /** The same, where nobody has used it for so long; false where somebody has. */
    boolean stopIfIdleFor(Duration time) {
        lock.lock();
        try {
            boolean idle = status == KernelStatus.IDLE && !retired;
            if (!idle || System.nanoTime() - usedNanos <= time.toNanos()) return false;
            retire(
                    RunStatus.INTERRUPTED,
                    "Nobody used it for %d minutes".formatted(time.toMinutes()));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void retire(RunStatus how, String why) {
        retired = true;
        end(how, Optional.of(why), Worker::close);
        occupied = false;
        changed(KernelStatus.STOPPED, Optional.of(why));
    }

    private void end(RunStatus how, Optional<String> why, Consumer<Worker> ending) {
        Worker worker = worker();
        life = null;
        if (worker != null) ending.accept(worker);
        finish(how, OptionalInt.empty(), why);
        queue.cancel(RunStatus.CANCELLED, why.orElse(""));
        forgetNamespace();
    }

    /**
     * @throws Refusal 404 without a process, 409 while it is busy
     */
    CompletableFuture<JsonNode> variables() throws Refusal {
        lock.lock();
        try {
            Worker worker = worker();
            if (worker == null) throw new Refusal(404, "no_kernel", "The session has no kernel");
            if (status != KernelStatus.IDLE) {
                throw new Refusal(409, "busy", "The kernel is busy; its names can be read after");
            }
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            worker.askVariables(questions.ask(answer));
            return answer;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void give(int ask, Optional<String> line) {
        // Called with the run's lock, which is taken after ours: so not in the caller's thread.
        workshop.later(Duration.ZERO, () -> answer(ask, line));
    }

    private void answer(int ask, Optional<String> line) {
        lock.lock();
        try {
            Worker worker = worker();
            if (worker == null) return;
            if (line.isPresent()) worker.input(ask, line.get());
            else worker.endInput(ask);
            if (status == KernelStatus.WAITING) changed(KernelStatus.BUSY);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void laterFor(Run run) {
        Pulse running = current;
        if (running != null && running.run() == run) running.textCame();
    }

    /** As {@code GET /api/kernels} has it. */
    Map<String, @Nullable Object> fields() {
        lock.lock();
        try {
            Map<String, @Nullable Object> fields = event();
            Said.Ready ready = about;
            Said.Usage used = usage;
            Pulse running = current;
            fields.put("pid", ready == null || life == null ? null : ready.pid());
            fields.put("run", running == null ? null : running.run().id());
            fields.put("queued", queue.size());
            fields.put("rss", used == null ? null : used.rss());
            fields.put("cpu", used == null ? null : used.cpu());
            fields.put("since", since.toString());
            return fields;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, @Nullable Object> event() {
        return new KernelFacts(session, script, interpreter, status, about, detail).fields();
    }

    /**
     * A process in which nothing ran makes way for one that is where the script is, with its
     * Python; a namespace stays with the Python it has, and goes where its scripts are.
     */
    private void beginFor(Script wanted) throws Refusal {
        Life own = life;
        boolean elsewhere = wanted.path().isPresent() && !wanted.isBeside(script);
        if (own != null && (own.used || !elsewhere)) return;
        if (own != null) end(RunStatus.INTERRUPTED, RESTARTED, Worker::kill);
        script = wanted;
        begin();
    }

    private void begin() throws Refusal {
        Life own = new Life();
        life = own;
        occupied = true;
        since = workshop.now();
        changed(KernelStatus.STARTING);
        try {
            Interpreter found = workshop.interpreter(script);
            interpreter = found;
            own.worker = workshop.start(script.launch(found), said -> hear(own, said));
        } catch (IOException | RuntimeException e) {
            String why = "Python could not be started: " + e.getMessage();
            throw refuse(new Refusal(422, "bad_python", why));
        } catch (Refusal noPython) {
            throw refuse(noPython);
        }
    }

    private Refusal refuse(Refusal refusal) {
        life = null;
        occupied = false;
        changed(KernelStatus.DEAD, Optional.of(refusal.detail()));
        return refusal;
    }

    private @Nullable Worker worker() {
        return life == null ? null : life.worker;
    }

    /** Begins what waits, if it can. */
    private void next() {
        Life own = life;
        Worker worker = worker();
        if (current != null || own == null || worker == null || !own.ready) return;
        RunQueue.Waiting first = queue.poll();
        if (first == null) {
            changed(KernelStatus.IDLE);
            return;
        }
        Script its = first.order().script();
        if (its.path().isPresent()) script = its;
        current = new Pulse(first.run(), workshop);
        first.run().begin();
        changed(KernelStatus.BUSY);
        workshop.ledger().started(first.run());
        worker.run(first.order().order(), its.in());
    }

    private void hear(Life from, Said said) {
        lock.lock();
        try {
            if (from != life) return;
            switch (said) {
                case Said.Ready ready -> {
                    about = ready;
                    from.ready = true;
                    next();
                }
                case Said.Variables(int ask, JsonNode answer) -> questions.answer(ask, answer);
                case Said.Usage used -> {
                    usage = used;
                    Pulse running = current;
                    if (running != null) running.run().used(used);
                }
                case Said.Gone gone -> died(from, gone);
                case Said.Done(var outcome, var exit) -> {
                    finish(RunStatus.valueOf(outcome.name()), exit, Optional.empty());
                    next();
                }
                default -> {
                    Pulse running = current;
                    if (running == null) late.add(said);
                    else running.hear(said, late).ifPresent(how -> changed(how, Pulse.whyIn(how)));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void died(Life from, Said.Gone gone) {
        String why = gone.detail();
        // A Python that does not come up has said why to nobody yet.
        if (!from.ready && !late.tail().isEmpty()) why += "\n" + late.tail();
        life = null;
        occupied = false;
        OptionalInt signal = gone.signal();
        OptionalInt exit = signal.isEmpty() ? gone.exit() : OptionalInt.of(128 + signal.getAsInt());
        finish(RunStatus.DIED, exit, Optional.of(why));
        queue.cancel(RunStatus.DIED, why);
        forgetNamespace();
        changed(KernelStatus.DEAD, Optional.of(why));
    }

    private void finish(RunStatus how, OptionalInt exit, Optional<String> why) {
        Pulse running = current;
        if (running == null) return;
        current = null;
        usedNanos = System.nanoTime();
        running.run().finish(how, exit, why, workshop.now());
        running.end();
        workshop.ledger().finished(running.run());
        workshop.trimSoon();
    }

    private void forgetNamespace() {
        usage = null;
        late.forget();
        questions.cancel();
    }

    private void changed(KernelStatus now) {
        changed(now, Optional.empty());
    }

    private void changed(KernelStatus now, Optional<String> why) {
        if (status == now && detail.equals(why)) return;
        status = now;
        detail = why;
        workshop.ledger().kernel(session, script.path(), event());
    }
}
