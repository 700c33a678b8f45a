package dev.sightline.build;

import dev.sightline.event.Position;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All sessions, as they are and were; a change is told and kept in one commit. Anybody may look and
 * nobody waits for it; one at a time changes it.
 */
final class Register {
    /** More of them that are over are forgotten, the oldest first. */
    private static final int MOST = 200;

    /** And of what they have written, together. */
    private static final long BYTES = 2L * 1024 * 1024 * 1024;

    private final Ledger ledger;
    private final Terminals terminals;

    /** In the order of their beginning; replaced as a whole. */
    private volatile Map<String, Session> all = Map.of();

    Register(Ledger ledger, Terminals terminals) {
        this.ledger = ledger;
        this.terminals = terminals;
    }

    /** Takes up those of before. */
    void recall() {
        all = Collections.unmodifiableMap(ledger.kept());
        terminals.keepOnly(all.keySet());
    }

    /**
     * @param lost bytes of its terminal that the disk did not take
     */
    void put(Session session, long lost) {
        Map<String, Session> next = new LinkedHashMap<>(all);
        next.put(session.id(), session);
        all = Collections.unmodifiableMap(next);
        ledger.changed(session, terminals.length(session.id()), lost);
    }

    void forget(Session session) {
        Map<String, Session> next = new LinkedHashMap<>(all);
        next.remove(session.id());
        all = Collections.unmodifiableMap(next);
        ledger.forgotten(session.id());
        terminals.delete(session.id());
    }

    /**
     * Forgets those that were over first, where there are too many, or what they wrote is too much.
     */
    void trim() {
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

    Optional<Session> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /**
     * @throws Refusal 404 {@code no_session}
     */
    Session get(String id) throws Refusal {
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

    /** Of a project, the newest first. */
    List<Session> of(String project) {
        return all().stream().filter(one -> one.project().equals(Optional.of(project))).toList();
    }

    /** A place at which what is asked after it is true. */
    Position settled() {
        return ledger.settled();
    }
}
