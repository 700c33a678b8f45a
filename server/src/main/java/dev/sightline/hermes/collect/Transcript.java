package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the user and the agent said in a session, the newest of it first to be asked for. */
final class Transcript implements Collector {
    private static final int PAGE = 200;
    private static final int MOST = 1000;

    @Override
    public String path() {
        return "sessions/{id}/messages";
    }

    @Override
    public List<String> asks() {
        return List.of("limit", "before");
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.STATE);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, Object> collect(Home home, Arguments arguments) throws Refusal, Unreadable {
        String id = arguments.segments().getFirst();
        int limit = arguments.number("limit", PAGE, 1, MOST);
        Optional<String> before = arguments.text("before");
        Optional<Map<String, Object>> answer = home.fromStateDb(db -> of(db, id, limit, before));
        if (answer.isEmpty()) throw new Refusal(404, "not_found", "Database not found");
        return answer.get();
    }

    private static Map<String, Object> of(StateDb db, String id, int limit, Optional<String> before)
            throws Refusal, Unreadable {
        Tables tables = Tables.of(db);
        List<Row> sessions =
                tables.sessions().has("id")
                        ? db.rows(
                                "SELECT %s FROM sessions WHERE id = ?"
                                        .formatted(
                                                tables.sessions()
                                                        .list("title", "source", "started_at")),
                                id)
                        : List.of();
        if (sessions.isEmpty()) throw new Refusal(404, "not_found", "Session not found");
        Row session = sessions.getFirst();
        List<Row> newest =
                tables.messages().has("session_id") && tables.messages().has("role")
                        ? newest(db, tables, id, limit, before)
                        : List.of();
        boolean hasMore = newest.size() > limit;
        List<Map<String, Object>> messages = new ArrayList<>();
        newest.stream().limit(limit).forEach(row -> messages.add(fields(row)));
        return Fields.of(
                "session_id", id,
                "title", SessionSearch.title(session, id),
                "source", session.text("source").orElse(""),
                "started_at", session.real("started_at").orElse(0.0),
                "messages", messages.reversed(),
                "has_more", hasMore);
    }

    /** One more than asked for, where there are more; of those said at the same time the last. */
    private static List<Row> newest(
            StateDb db, Tables tables, String session, int limit, Optional<String> before)
            throws Refusal, Unreadable {
        String said = "coalesce(" + tables.said() + ", 0)";
        String columns =
                tables.messages()
                        .list("id", "role", "content", "tool_calls", "reasoning", "token_count");
        String sql =
                """
                SELECT %s, %s AS said FROM messages
                WHERE session_id = ? AND role IN ('user', 'assistant') AND %s
                ORDER BY said DESC, rowid DESC LIMIT ?
                """;
        if (before.isEmpty()) {
            return db.rows(sql.formatted(columns, said, "1"), session, limit + 1);
        }
        List<Row> at =
                db.rows(
                        "SELECT %s AS said, rowid AS place FROM messages".formatted(said)
                                + " WHERE session_id = ? AND "
                                + tables.messages().get("id")
                                + " = ?",
                        session,
                        before.get());
        if (at.isEmpty()) {
            throw new Refusal(404, "not_found", "The session has no such message as `before`");
        }
        Map<String, @Nullable Object> place = at.getFirst().fields();
        return db.rows(
                sql.formatted(columns, said, "(" + said + ", rowid) < (?, ?)"),
                session,
                place.get("said"),
                place.get("place"),
                limit + 1);
    }

    private static Map<String, Object> fields(Row row) {
        return Fields.of(
                "id", row.fields().get("id"),
                "role", row.text("role").orElse(""),
                "content", row.text("content").orElse(""),
                "timestamp", row.real("said").orElse(0.0),
                "tool_calls", SessionList.orNull(row.text("tool_calls")),
                "reasoning", SessionList.orNull(row.text("reasoning")),
                "token_count", row.whole("token_count"));
    }
}
