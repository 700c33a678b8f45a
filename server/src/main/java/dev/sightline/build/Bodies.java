package dev.sightline.build;

import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.CheckpointFile;
import dev.sightline.build.format.Moment;
import dev.sightline.build.format.Reading;
import dev.sightline.build.format.SessionFacts;
import dev.sightline.build.format.StatusBody;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions as the wire says them (compat.md §2, "GET /status"). */
final class Bodies {
    private static final double MILLIS = 1000;
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;

    private final Sessions sessions;
    private final Builds builds;
    private final Clock clock;

    Bodies(Sessions sessions, Builds builds, Clock clock) {
        this.sessions = sessions;
        this.builds = builds;
        this.clock = clock;
    }

    /**
     * @throws Refusal 404 {@code no_session}
     */
    Map<String, @Nullable Object> status(String id) throws Refusal {
        return status(sessions.session(id));
    }

    Map<String, @Nullable Object> status(Session session) {
        String id = session.id();
        Instant now = clock.instant();
        List<Checkpoint> checkpoints =
                session.declared().isPresent()
                        ? declared(session.declared().get())
                        : builds.stateOf(session.project()).recent();
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(StatusBody.of(facts(session, now), checkpoints, now));
        facts(session, sessions.terminals().length(id), sessions.lost(session))
                .forEach(fields::putIfAbsent);
        session.declared().ifPresent(said -> fields.putAll(named(said)));
        return fields;
    }

    private static SessionFacts facts(Session session, Instant now) {
        Session.Pace pace = session.pace();
        Instant end = pace.completed().orElse(now);
        Duration paused =
                pace.started()
                        .map(from -> Duration.between(from, end).minus(pace.worked(now)))
                        .orElse(Duration.ZERO);
        return new SessionFacts(
                session.id(),
                session.alias(),
                session.path().toString(),
                session.status(),
                pace.created(),
                pace.updated(),
                pace.started(),
                pace.completed(),
                paused.isNegative() ? Duration.ZERO : paused,
                errors(session),
                Map.of());
    }

    private static List<Map<String, @Nullable Object>> errors(Session session) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>();
        session.end()
                .detail()
                .ifPresent(detail -> {
                    Map<String, @Nullable Object> error = new LinkedHashMap<>();
                    error.put("error", detail);
                    error.put("timestamp", Moment.wire(session.pace().updated()));
                    errors.add(error);
                });
        return errors;
    }

    /** What is known of it without its files. */
    static Map<String, @Nullable Object> facts(
            Session session, long terminalBytes, long terminalLost) {
        Session.Pace pace = session.pace();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("session_id", session.id());
        fields.put("project_alias", session.alias());
        fields.put("project_path", session.path().toString());
        fields.put("project", session.project().orElse(null));
        fields.put("status", session.status().word());
        fields.put("created_at", Moment.wire(pace.created()));
        fields.put("updated_at", Moment.wire(pace.updated()));
        fields.put("started_at", pace.started().map(Moment::wire).orElse(null));
        fields.put("completed_at", pace.completed().map(Moment::wire).orElse(null));
        fields.put("execution_time", pace.worked().toMillis() / MILLIS);
        fields.put("worked_before", pace.worked().toMillis() / MILLIS);
        fields.put("running_since", pace.since().map(Moment::wire).orElse(null));
        fields.put("command", session.observes() ? null : session.command());
        boolean ended = session.end().exit().isPresent();
        int exit = session.end().exit().orElse(0);
        fields.put("exit_code", ended ? exit : null);
        boolean signalled = exit > SIGNALLED && exit <= SIGNALLED + LAST_SIGNAL;
        fields.put("signal", signalled ? Signal.name(exit - SIGNALLED) : null);
        fields.put("detail", session.end().detail().orElse(null));
        fields.put("errors", errors(session));
        fields.put("terminal_bytes", terminalBytes);
        fields.put("terminal_lost", terminalLost);
        return fields;
    }

    /** What its owner said of its parts, read as a checkpoint that says it. */
    private static List<Checkpoint> declared(JsonNode said) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("components", said.get("components"));
        parts.put("features", said.get("features"));
        return CheckpointFile.read("checkpoint_declared.json", Json.bytes(parts), ZoneOffset.UTC)
                        instanceof Reading.Read read
                ? List.of(read.checkpoint())
                : List.of();
    }

    private static Map<String, @Nullable Object> named(JsonNode said) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("project_name", said.get("project_name"));
        fields.put("runtime", said.get("runtime"));
        return fields;
    }

    /** With each name in the manner of JavaScript too, as variant 2 has it. */
    static Map<String, @Nullable Object> inBothManners(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(fields);
        fields.forEach((name, value) -> both.put(camel(name), value));
        return both;
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                up = true;
            } else {
                camel.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return camel.toString();
    }
}
