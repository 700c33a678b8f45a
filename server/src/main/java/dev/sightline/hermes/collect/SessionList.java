package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.hermes.home.Unreadable;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the table of sessions says, as rows. */
final class SessionList {
    private final StateDb db;
    private final Tables tables;
    private final Columns sessions;

    SessionList(StateDb db, Tables tables) {
        this.db = db;
        this.tables = tables;
        this.sessions = tables.sessions();
    }

    /** People's own, the newest first. */
    List<Row> listed(int limit, int offset) throws Unreadable {
        return listed(tables.newest(), limit, offset);
    }

    /**
     * The last so many of people's own, by when they began, the oldest first; of the same time in
     * the order of {@link #listed}.
     */
    List<Row> latest(int limit) throws Unreadable {
        return listed(tables.latest(), limit, 0).reversed();
    }

    /** The last that {@link #listed} has; there is one. */
    Row oldest() throws Unreadable {
        return listed(tables.oldest(), 1, 0).getFirst();
    }

    private List<Row> listed(String order, int limit, int offset) throws Unreadable {
        if (!tables.hasSessions()) return List.of();
        String columns =
                sessions.list(
                        "id",
                        "source",
                        "title",
                        "started_at",
                        "ended_at",
                        "message_count",
                        "tool_call_count",
                        "input_tokens",
                        "output_tokens",
                        "cache_read_tokens",
                        "cache_write_tokens",
                        "reasoning_tokens",
                        "estimated_cost_usd");
        return db.rows(
                "SELECT %s, %s AS model FROM sessions WHERE %s ORDER BY %s LIMIT ? OFFSET ?"
                        .formatted(columns, tables.model(), tables.isListed(), order),
                limit,
                offset);
    }

    /** Sums of people's own: sessions, messages, tool_calls, tokens, first, last. */
    Row totals() throws Unreadable {
        if (!tables.hasSessions()) return new Row(Map.of());
        return db.rows(
                        """
                        SELECT count(*) AS sessions, sum(%s) AS messages, sum(%s) AS tool_calls,
                          sum(%s + %s) AS tokens, min(%6$s) AS first, max(%6$s) AS last
                        FROM sessions WHERE %5$s
                        """
                                .formatted(
                                        sessions.number("message_count"),
                                        sessions.number("tool_call_count"),
                                        sessions.number("input_tokens"),
                                        sessions.number("output_tokens"),
                                        tables.isListed(),
                                        sessions.number("started_at")))
                .getFirst();
    }

    /** How many of people's own come from where, the most first. */
    Map<String, Long> bySource() throws Unreadable {
        return counts(
                tables.hasSessions(),
                "SELECT coalesce(%s, '') AS name, count(*) AS count FROM sessions WHERE %s"
                                .formatted(sessions.get("source"), tables.isListed())
                        + " GROUP BY 1 ORDER BY 2 DESC, 1");
    }

    /**
     * All sessions by day (UTC), the oldest first: date, sessions, messages, tool_calls, tokens.
     */
    List<Map<String, Object>> days() throws Unreadable {
        if (!tables.hasSessions()) return List.of();
        return db
                .rows(
                        """
                        SELECT coalesce(date(%s, 'unixepoch'), '') AS date, count(*) AS sessions,
                          sum(%s) AS messages, sum(%s) AS tool_calls, sum(%s + %s) AS tokens
                        FROM sessions GROUP BY 1 ORDER BY 1
                        """
                                .formatted(
                                        sessions.get("started_at"),
                                        sessions.get("message_count"),
                                        sessions.get("tool_call_count"),
                                        sessions.get("input_tokens"),
                                        sessions.get("output_tokens")))
                .stream()
                .map(SessionList::day)
                .toList();
    }

    private static Map<String, Object> day(Row row) {
        return Fields.of(
                "date", row.text("date").orElse(""),
                "sessions", row.whole("sessions"),
                "messages", row.whole("messages"),
                "tool_calls", row.whole("tool_calls"),
                "tokens", row.whole("tokens"));
    }

    /** How often each tool was called, in order of their first call. */
    Map<String, Long> tools() throws Unreadable {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (!tables.messages().has("tool_calls")) return counts;
        String sql =
                """
                WITH %s SELECT names, calls, count(*) AS count FROM called
                GROUP BY names, calls ORDER BY min(place)
                """
                        .formatted(ToolNames.called(tables));
        for (Row row : db.rows(sql)) {
            for (String name : ToolNames.of(row)) {
                counts.merge(name, row.whole("count"), Long::sum);
            }
        }
        return counts;
    }

    private Map<String, Long> counts(boolean isThere, String sql) throws Unreadable {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (!isThere) return counts;
        for (Row row : db.rows(sql)) counts.put(row.text("name").orElse(""), row.whole("count"));
        return counts;
    }

    /** One session as clients know it. */
    static Map<String, Object> fields(Row row) {
        double began = row.real("started_at").orElse(0.0);
        Optional<Double> ended = row.real("ended_at").filter(seconds -> seconds != 0);
        return Fields.of(
                "id",
                row.text("id").orElse(""),
                "source",
                row.text("source").orElse(""),
                "title",
                orNull(row.text("title")),
                "started_at",
                UnixTime.iso(began),
                "ended_at",
                orNull(ended.map(UnixTime::iso)),
                "message_count",
                row.whole("message_count"),
                "tool_call_count",
                row.whole("tool_call_count"),
                "input_tokens",
                row.whole("input_tokens"),
                "output_tokens",
                row.whole("output_tokens"),
                "cache_read_tokens",
                row.whole("cache_read_tokens"),
                "cache_write_tokens",
                row.whole("cache_write_tokens"),
                "reasoning_tokens",
                row.whole("reasoning_tokens"),
                "estimated_cost_usd",
                row.real("estimated_cost_usd").orElse(0.0),
                "model",
                orNull(row.text("model")),
                "duration_minutes",
                orNull(ended.map(end -> (end - began) / 60)),
                "total_tokens",
                row.whole("input_tokens") + row.whole("output_tokens"));
    }

    static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }
}
