package dev.sightline.build;

import dev.sightline.build.format.BuildStatus;
import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.SessionStatus;
import dev.sightline.event.Envelope;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.hub.Recall;
import dev.sightline.journal.Sequence;
import dev.sightline.process.Family;
import dev.sightline.process.TerminalProgram;
import dev.sightline.project.Project;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All builds that were begun here, as they are and were. Whatever changes is told and kept in one
 * commit; only what this node has started is signalled, by a family that names no stranger.
 */
public final class Sessions implements Recall, AutoCloseable {
    /** That a build has to end by itself when it is asked to. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration STOPPING = Duration.ofSeconds(3);

    /** More that somebody observes in one project are taken for forgotten, the oldest first. */
    private static final int OBSERVING = 16;

    private static final int COLUMNS = 120;
    private static final int ROWS = 40;

    private static final String LOST = "Sightline ended while it ran";
    private static final String STOPPED = "Sightline was stopped while it ran";

    private final Ledger ledger;
    private final Terminals terminals;
    private final Register register;
    private final Declarations declarations;
    private final Clock clock;

    /** Held by who changes one, also while its event waits for room in the journal. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean closed;

    /** Those whose command runs. */
    private final Map<String, Life> lives = new ConcurrentHashMap<>();

    /**
     * Takes up those of before; the journal must read already.
     *
     * @param folder for what they write to their terminals
     */
    public Sessions(Sequence sequence, Path folder, Clock clock) {
        this.ledger = new Ledger(sequence);
        this.terminals = new Terminals(folder);
        this.register = new Register(ledger, terminals);
        this.clock = clock;
        this.declarations = new Declarations(register, lock, clock);
    }

    /** Ends what a node that was killed has left running, and says so. */
    public void start() {
        lock.lock();
        try {
            register.recall();
            for (Session session : register.all().reversed()) {
                if (session.observes() || !session.status().isActive()) continue;
                session.family()
                        .ifPresent(family ->
                                Thread.ofVirtual()
                                        .name("left")
                                        .start(() -> family.endWithStrays(STOPPING)));
                Session.End end = new Session.End(OptionalInt.empty(), Optional.of(LOST), 0);
                put(session.become(SessionStatus.FAILED, end, now()));
            }
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private void put(Session session) {
        register.put(session, lost(session));
    }

    /**
     * @param command empty only to observe
     * @throws Refusal 409 {@code already_running} where a command runs in the project
     */
    Session start(Project project, String alias, List<String> command) throws Refusal {
        Session session =
                Session.of(
                        UUID.randomUUID().toString(),
                        alias,
                        project.path(),
                        Optional.of(project.id()),
                        command,
                        now());
        lock.lock();
        try {
            refuseSecond(project);
            // Before anybody knows of it: who cancels it must find what to end.
            Life life = new Life(this, session, terminals, ledger);
            if (!session.observes()) lives.put(session.id(), life);
            put(session);
            register.trim();
            if (session.observes()) observe(session);
            else run(session, life);
        } finally {
            lock.unlock();
        }
        return session;
    }

    private void observe(Session session) {
        put(session.become(SessionStatus.RUNNING, now()));
        register.of(session.project().orElseThrow()).stream()
                .filter(one -> one.observes() && one.status() == SessionStatus.RUNNING)
                .skip(OBSERVING)
                .forEach(one -> put(one.become(SessionStatus.CANCELLED, now())));
    }

    private void refuseSecond(Project project) throws Refusal {
        for (Session one : register.of(project.id())) {
            if (one.observes() || !one.status().isActive()) continue;
            throw new Refusal(
                    409,
                    "already_running",
                    "A build runs here already, session " + one.id(),
                    Map.of("session_id", one.id()));
        }
        if (closed) throw new Refusal(503, "stopping", "The node stops");
    }

    private void run(Session session, Life life) {
        Run.start(
                "build-" + session.id(),
                new TerminalProgram(session.command(), session.path(), Map.of(), COLUMNS, ROWS),
                life);
    }

    /** Those that their owners describe. */
    Declarations declarations() {
        return declarations;
    }

    /** Its command runs. */
    void began(String id, Family family) {
        change(id, session -> session.of(family).become(SessionStatus.RUNNING, now()));
    }

    /** It is over: by itself, or as it was asked to be. */
    void ended(String id, Session.End end, SessionStatus how) {
        change(
                id,
                session -> {
                    // With it: who finds no life finds how it ended.
                    lives.remove(id);
                    Session.End why =
                            closed
                                    ? new Session.End(end.exit(), Optional.of(STOPPED), end.lost())
                                    : end;
                    // It may have been over before anyone could look.
                    boolean ran = end.exit().isPresent();
                    Session at = ran ? session.become(SessionStatus.RUNNING, now()) : session;
                    return at.become(closed ? SessionStatus.FAILED : how, why, now());
                });
    }

    private void change(String id, UnaryOperator<Session> change) {
        lock.lock();
        try {
            register.find(id).map(change).ifPresent(this::put);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws Refusal 400 where it is in no state for that, 404
     */
    Session pause(String id) throws Refusal {
        return steer(id, "pause", SessionStatus.RUNNING, Family::pause, SessionStatus.PAUSED);
    }

    /**
     * @throws Refusal 400 where it is in no state for that, 404
     */
    Session resume(String id) throws Refusal {
        return steer(id, "resume", SessionStatus.PAUSED, Family::resume, SessionStatus.RUNNING);
    }

    private Session steer(
            String id, String verb, SessionStatus from, Consumer<Family> act, SessionStatus to)
            throws Refusal {
        lock.lock();
        try {
            Session session = session(id);
            if (session.status() != from) throw badState(verb, session);
            @Nullable Life life = lives.get(id);
            if (life != null) life.family().ifPresent(act);
            Session after = session.become(to, now());
            put(after);
            return after;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Types on its terminal; what is typed is neither told nor kept, it may be a password.
     *
     * @throws Refusal 409 where no command of it runs, or it has not read what was typed before;
     *     404
     */
    void type(String id, byte[] bytes) throws Refusal {
        Session session = session(id);
        @Nullable Life life = lives.get(id);
        if (life == null || session.status() != SessionStatus.RUNNING) {
            String state = session.observes() ? "observing" : session.status().word();
            throw new Refusal(
                    409, "bad_state", "Nobody reads in session in %s state".formatted(state));
        }
        if (!life.type(bytes)) {
            throw new Refusal(409, "not_read", "What was typed before has not been read yet");
        }
    }

    /** Waits until nothing of it runs; for that no journal is waited for. */
    Session cancel(String id) throws Refusal {
        Session session = session(id);
        if (session.status().isOver()) throw badState("cancel", session);
        @Nullable Life life = lives.get(id);
        if (life != null) {
            life.cancel(PATIENCE);
            return session(id);
        }
        change(id, one -> one.status().isOver() ? one : one.become(SessionStatus.CANCELLED, now()));
        return session(id);
    }

    private static Refusal badState(String verb, Session session) {
        String state = session.status().word();
        return new Refusal(
                400, "bad_state", "Cannot %s session in %s state".formatted(verb, state));
    }

    /**
     * @throws Refusal 404 {@code no_session}
     */
    Session session(String id) throws Refusal {
        return register.get(id);
    }

    /** The newest first. */
    List<Session> all() {
        return register.all();
    }

    /** The newest that is under way in a project, else the newest. */
    Optional<Session> ofProject(String project) {
        List<Session> its = register.of(project);
        return its.stream()
                .filter(one -> one.status().isActive())
                .findFirst()
                .or(() -> its.stream().findFirst());
    }

    /** The one that is under way in a project. */
    Optional<String> activeOf(String project) {
        return ofProject(project).filter(one -> one.status().isActive()).map(Session::id);
    }

    /** What somebody else builds is over, for all who observe it, when a new checkpoint says so. */
    void observed(String project, Checkpoint checkpoint) {
        BuildStatus says = checkpoint.status();
        if (says != BuildStatus.COMPLETED && says != BuildStatus.FAILED) return;
        SessionStatus how =
                says == BuildStatus.FAILED ? SessionStatus.FAILED : SessionStatus.COMPLETED;
        lock.lock();
        try {
            register.of(project).stream()
                    .filter(one -> one.observes() && one.status() == SessionStatus.RUNNING)
                    .forEach(one -> put(one.become(how, now())));
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws Refusal 400 where it is under way, 404
     */
    void delete(String id) throws Refusal {
        lock.lock();
        try {
            Session session = session(id);
            if (lives.containsKey(id)) throw badState("delete", session);
            register.forget(session);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets those that were over before then.
     *
     * @return how many
     */
    int cleanup(Instant before) {
        lock.lock();
        try {
            List<Session> old =
                    register.all().stream()
                            .filter(one -> one.status().isOver())
                            .filter(one -> one.pace().updated().isBefore(before))
                            .toList();
            old.forEach(register::forget);
            return old.size();
        } finally {
            lock.unlock();
        }
    }

    /** Bytes of its terminal that the disk did not take. */
    long lost(Session session) {
        @Nullable Life life = lives.get(session.id());
        return life == null ? session.end().lost() : life.lost();
    }

    Terminals terminals() {
        return terminals;
    }

    /** A place at which what is asked after it is true. */
    Position settled() {
        return register.settled();
    }

    @Override
    public Envelope whole(Envelope kept) {
        return terminals.whole(kept);
    }

    /** Ends all that runs. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        List<Life> running = List.copyOf(lives.values());
        List<Thread> ending = new ArrayList<>();
        for (Life life : running) {
            ending.add(Thread.ofVirtual().name("ending").start(() -> life.cancel(STOPPING)));
        }
        try {
            for (Thread one : ending) {
                var _ = one.join(STOPPING.plus(PATIENCE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
