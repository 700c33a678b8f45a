package dev.sightline.build;

import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of sessions on the one sequence, and keeps there what is known of each. */
final class Ledger {
    private static final String SPACE = "builds";

    private final Sequence sequence;

    Ledger(Sequence sequence) {
        this.sequence = sequence;
    }

    /** Those of before, the oldest first. */
    Map<String, Session> kept() {
        Map<String, Session> sessions = new LinkedHashMap<>();
        sequence.kept(SPACE).entrySet().stream()
                .map(row -> Session.parse(row.getKey(), row.getValue()))
                .sorted(java.util.Comparator.comparing(one -> one.pace().created()))
                .forEach(session -> sessions.put(session.id(), session));
        return sessions;
    }

    void changed(Session session, long terminalBytes, long terminalLost) {
        Map<String, @Nullable Object> data = Bodies.facts(session, terminalBytes, terminalLost);
        Event event =
                event("build_status", session.project(), data).asStateOf("build:" + session.id());
        sequence.append(event, List.of(new Kept(SPACE, session.id(), session.json())));
    }

    /** The bytes lie in the session's file. */
    void wrote(Session session, long offset, ByteBuffer bytes) {
        Map<String, @Nullable Object> where = new LinkedHashMap<>();
        where.put("session_id", session.id());
        where.put("output", "");
        where.put("output_type", "stdout");
        where.put("source", "build");
        where.put("offset", offset);
        where.put("length", bytes.remaining());
        Map<String, @Nullable Object> data = new LinkedHashMap<>(where);
        data.put("output", Terminals.text(bytes));
        sequence.append(event(Terminals.TYPE, session.project(), data).keptAs(where), List.of());
    }

    void forgotten(String session) {
        sequence.keep(List.of(new Kept(SPACE, session, null)));
    }

    Position settled() {
        return sequence.settled();
    }

    private static Event event(
            String type, Optional<String> project, Map<String, @Nullable Object> data) {
        return project.map(id -> Event.of(type, id, data))
                .orElseGet(() -> Event.ofNode(type, data));
    }
}
