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

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * All builds that were begun here, as they are and were. Whatever changes is told and kept in one
 * commit; only what this node has started is signalled, by a family that names no stranger.
 */
public final class Sessions implements Recall, AutoCloseable {
    /** That a build has to end by itself when it is asked to. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration STOPPING = Duration.ofSeconds(3);

    /** More of them that are over are forgotten, the oldest first. */
    private static final int MOST = 200;

    /** And of what they have written, together. */
    private static final long BYTES = 2L * 1024 * 1024 * 1024;

    private static final int COLUMNS = 120;
    private static final int ROWS = 40;

    private static final String LOST = "Sightline ended while it ran";
    private static final String STOPPED = "Sightline was stopped while it ran";

    private final Ledger ledger;
    private final Terminals terminals;
    private final Clock clock;

    /** Held by who changes one, also while its event waits for room in the journal. */
    private final ReentrantLock lock = new ReentrantLock();

    /** In the order of their beginning; replaced as a whole, so that nobody waits to look. */
    private volatile Map<String, Session> all = Map.of();

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
        this.clock = clock;
    }

    /** Ends what a node that was killed has left running, and says so. */
    public void start() {
        lock.lock();
        try {
            all = Collections.unmodifiableMap(ledger.kept());
            terminals.keepOnly(all.keySet());
            for (Session session : List.copyOf(all.values())) {
                if (session.observes() || !session.status().isActive()) continue;
                session.family()
                        .ifPresent(family ->
                                Thread.ofVirtual().name("left").start(() -> family.end(STOPPING)));
                Session.End end = new Session.End(OptionalInt.empty(), Optional.of(LOST));
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
        Map<String, Session> next = new LinkedHashMap<>(all);
        next.put(session.id(), session);
        all = Collections.unmodifiableMap(next);
        ledger.changed(session, terminals.length(session.id()), lost(session.id()));
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
            // Before anybody knows of the session: who cancels it must find what to end.
            Life life = new Life(this, session, terminals, ledger);
            if (!session.observes()) lives.put(session.id(), life);
            put(session);
            trim();
            if (session.observes()) put(session.become(SessionStatus.RUNNING, now()));
            else run(session, life);
        } finally {
            lock.unlock();
        }
        return session;
    }

    private void refuseSecond(Project project) throws Refusal {
        for (Session one : all.values()) {
            boolean same = one.project().equals(Optional.of(project.id()));
            if (!same || one.observes() || !one.status().isActive()) continue;
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

    /**
     * One that its owner describes, and runs elsewhere (compat.md §2, "Variant 2").
     *
     * @param declared as he said it
     */
    Session declare(String alias, Path path, Optional<String> project, JsonNode declared) {
        Instant now = now();
        String id = "session-%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000);
        Session session =
                Session.of(id, alias, path, project, List.of(), now)
                        .become(SessionStatus.IDLE, now)
                        .declaring(declared, now);
        lock.lock();
        try {
            put(session);
            trim();
        } finally {
            lock.unlock();
        }
        return session;
    }

    /**
     * Changes what its owner has said of it.
     *
     * @throws Refusal 404 {@code no_session}
     */
    Session redeclare(String id, UnaryOperator<JsonNode> change) throws Refusal {
        lock.lock();
        try {
            Session session = session(id);
            JsonNode before = session.declared().orElseThrow(() -> none(id));
            Session after = session.declaring(change.apply(before), now());
            put(after);
            return after;
        } finally {
            lock.unlock();
        }
    }

    /** Its command runs. */
    void began(String id, Family family) {
        change(id, session -> session.of(family).become(SessionStatus.RUNNING, now()));
    }

    /** It is over: by itself, or as it was asked to be. */
    void ended(String id, Session.End end, SessionStatus how) {
        lives.remove(id);
        change(
                id,
                session -> {
                    Session.End why =
                            closed ? new Session.End(end.exit(), Optional.of(STOPPED)) : end;
                    // It may have been over before anyone could look.
                    boolean ran = end.exit().isPresent();
                    Session at = ran ? session.become(SessionStatus.RUNNING, now()) : session;
                    return at.become(closed ? SessionStatus.FAILED : how, why, now());
                });
    }

    private void change(String id, UnaryOperator<Session> change) {
        lock.lock();
        try {
            @Nullable Session session = all.get(id);
            if (session != null) put(change.apply(session));
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws Refusal 400 where it is in no state for that, 404
     */
    Session pause(String id) throws Refusal {
        lock.lock();
        try {
            Session session = in(id, "pause", SessionStatus.RUNNING);
            family(id).ifPresent(Family::pause);
            Session paused = session.become(SessionStatus.PAUSED, now());
            put(paused);
            return paused;
        } finally {
            lock.unlock();
        }
    }

    Session resume(String id) throws Refusal {
        lock.lock();
        try {
            Session session = in(id, "resume", SessionStatus.PAUSED);
            family(id).ifPresent(Family::resume);
            Session resumed = session.become(SessionStatus.RUNNING, now());
            put(resumed);
            return resumed;
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

    private Optional<Family> family(String id) {
        @Nullable Life life = lives.get(id);
        return life == null ? Optional.empty() : life.family();
    }

    private Session in(String id, String verb, SessionStatus wanted) throws Refusal {
        Session session = session(id);
        if (session.status() != wanted) throw badState(verb, session);
        return session;
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
        @Nullable Session session = all.get(id);
        if (session == null) throw none(id);
        return session;
    }

    static Refusal none(String id) {
        return new Refusal(404, "no_session", "Session not found: " + id);
    }

    /** The newest first. */
    List<Session> all() {
        return new ArrayList<>(all.values()).reversed();
    }

    /** The newest that is under way in a project, else the newest. */
    Optional<Session> ofProject(String project) {
        List<Session> its =
                all().stream().filter(one -> one.project().equals(Optional.of(project))).toList();
        return its.stream()
                .filter(one -> one.status().isActive())
                .findFirst()
                .or(() -> its.stream().findFirst());
    }

    /** The one that is under way in a project. */
    Optional<String> activeOf(String project) {
        return ofProject(project).filter(one -> one.status().isActive()).map(Session::id);
    }

    /** What somebody else builds is over when its checkpoints say so. */
    void observed(String project, Optional<Checkpoint> checkpoint) {
        BuildStatus says = checkpoint.map(Checkpoint::status).orElse(BuildStatus.PENDING);
        if (says != BuildStatus.COMPLETED && says != BuildStatus.FAILED) return;
        Optional<Session> session =
                ofProject(project)
                        .filter(Session::observes)
                        .filter(one -> one.status() == SessionStatus.RUNNING);
        if (session.isEmpty()) return;
        SessionStatus how =
                says == BuildStatus.FAILED ? SessionStatus.FAILED : SessionStatus.COMPLETED;
        change(session.get().id(), one -> one.become(how, now()));
    }

    /**
     * @throws Refusal 400 where it is under way, 404
     */
    void delete(String id) throws Refusal {
        lock.lock();
        try {
            Session session = session(id);
            if (lives.containsKey(id)) throw badState("delete", session);
            forget(session);
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
                    all.values().stream()
                            .filter(one -> one.status().isOver())
                            .filter(one -> one.pace().updated().isBefore(before))
                            .toList();
            old.forEach(this::forget);
            return old.size();
        } finally {
            lock.unlock();
        }
    }

    /** Those that were over first, where there are too many, or what they wrote is too much. */
    private void trim() {
        List<Session> over =
                all.values().stream()
                        .filter(one -> !one.status().isActive())
                        .sorted(
                                Comparator.comparing(
                                        (Session one) -> one.pace().updated(),
                                        Comparator.reverseOrder()))
                        .toList();
        long bytes = 0;
        for (int i = 0; i < over.size(); i++) {
            bytes += terminals.length(over.get(i).id());
            if (i >= MOST || (i > 0 && bytes > BYTES)) forget(over.get(i));
        }
    }

    private void forget(Session session) {
        Map<String, Session> next = new LinkedHashMap<>(all);
        next.remove(session.id());
        all = Collections.unmodifiableMap(next);
        ledger.forgotten(session.id());
        terminals.delete(session.id());
    }

    /** Bytes of its terminal that the disk did not take. */
    long lost(String id) {
        @Nullable Life life = lives.get(id);
        return life == null ? 0 : life.lost();
    }

    Terminals terminals() {
        return terminals;
    }

    /** A place at which what is asked after it is true. */
    Position settled() {
        return ledger.settled();
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
