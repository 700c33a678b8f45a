package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the agent did last. Other programs of the machine are none of our business. */
final class Agents implements Collector {
    private static final int RECENT = 10;
    private static final List<String> WANTED =
            List.of("id", "source", "title", "started_at", "ended_at", "model");

    @Override
    public String path() {
        return "agents";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.STATE, Part.GATEWAY);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments)
            throws Refusal, Unreadable {
        return Fields.orNull(
                "processes", List.of(),
                "recent_sessions", recent(home),
                "tmux_panes", List.of(),
                "operator_alerts", List.of(),
                "has_tmux", false,
                "live_count", 0,
                "matched_pane_count", 0,
                "total_processes", 0,
                "unmatched_interesting_panes", List.of(),
                "active_agents", active(home));
    }

    private static long active(Home home) {
        try {
            return Tree.of(home.json(Gateway.FILE)).whole("active_agents", 0);
        } catch (Unreadable unreadable) {
            return 0;
        }
    }

    private static List<Map<String, @Nullable Object>> recent(Home home)
            throws Refusal, Unreadable {
        return home.fromStateDb(Agents::recent).orElse(List.of());
    }

    private static List<Map<String, @Nullable Object>> recent(StateDb database) throws Unreadable {
        if (database.columns("sessions").isEmpty()) return List.of();
        List<StateDb.Row> sessions =
                database.rows(
                        "SELECT %s FROM sessions ORDER BY started_at DESC, id LIMIT %d"
                                .formatted(database.select("sessions", WANTED), RECENT));
        Map<String, StateDb.Row> counts = counts(database, sessions);
        List<Map<String, @Nullable Object>> recent = new ArrayList<>();
        for (StateDb.Row session : sessions) {
            String id = session.text("id").orElse("");
            recent.add(fields(session, Optional.ofNullable(counts.get(id))));
        }
        return recent;
    }

    /** Of the messages of these sessions, in one look. */
    private static Map<String, StateDb.Row> counts(StateDb database, List<StateDb.Row> sessions)
            throws Unreadable {
        Set<String> columns = database.columns("messages");
        if (!columns.contains("session_id") || sessions.isEmpty()) return Map.of();
        String calls =
                columns.contains("tool_calls")
                        ? "sum(tool_calls IS NOT NULL AND tool_calls <> '[]')"
                        : "0";
        Object[] ids = sessions.stream().map(one -> one.text("id").orElse("")).toArray();
        String marks = sessions.stream().map(one -> "?").collect(Collectors.joining(", "));
        Map<String, StateDb.Row> counts = new HashMap<>();
        database.rows(
                        """
                        SELECT session_id, count(*) AS messages, %s AS calls FROM messages
                        WHERE session_id IN (%s) GROUP BY session_id\
                        """
                                .formatted(calls, marks),
                        ids)
                .forEach(row -> counts.put(row.text("session_id").orElse(""), row));
        return counts;
    }

    private static Map<String, @Nullable Object> fields(
            StateDb.Row session, Optional<StateDb.Row> counts) {
        Optional<Double> started = session.real("started_at");
        Optional<Double> ended = session.real("ended_at").filter(end -> end > 0);
        Optional<Double> minutes =
                started.flatMap(begin -> ended.map(end -> Math.round((end - begin) / 6) / 10.0));
        Optional<Instant> at = started.flatMap(begin -> Times.parse(begin, ZoneOffset.UTC));
        return Fields.orNull(
                "session_id", session.text("id").orElse(""),
                "source", session.text("source").orElse(null),
                "title", session.text("title").orElse(null),
                "started_at", Times.text(at),
                "message_count", counts.map(row -> row.whole("messages")).orElse(0L),
                "tool_call_count", counts.map(row -> row.whole("calls")).orElse(0L),
                "model", session.text("model").orElse(null),
                "duration_minutes", minutes.orElse(null));
    }
}
