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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sessions by what their title says, then by what was said in them: by the agent's own index of
 * words where it has one, else, and where that finds nothing, by the text as it stands.
 */
final class SessionSearch implements Collector {
    private static final int TITLES = 20;
    private static final int MOST = 25;

    /** Messages that are looked at, the newest: a word that is in all of them costs no more. */
    private static final int HITS = 2000;

    private static final int SHORT_ID = 8;

    @Override
    public String path() {
        return "sessions/search";
    }

    @Override
    public List<String> asks() {
        return List.of("q");
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
    public List<Map<String, Object>> collect(Home home, Arguments arguments)
            throws Refusal, Unreadable {
        SearchWords words = new SearchWords(arguments.text("q").orElse(""));
        if (words.asked().isEmpty()) {
            throw new Refusal(422, "bad_request", "`q` says what to look for");
        }
        return home.fromStateDb(db -> of(db, words)).orElse(List.of());
    }

    private static List<Map<String, Object>> of(StateDb db, SearchWords words) throws Unreadable {
        Tables tables = Tables.of(db);
        List<Map<String, Object>> found = new ArrayList<>();
        if (!tables.hasSessions()) return found;
        Set<String> known = new HashSet<>();
        for (Row row : byTitle(db, tables, words)) add(found, known, row, null);
        if (!tables.hasMessages()) return found;
        for (Row row : byContent(db, tables, words)) {
            add(found, known, row, words.snippet(row.text("content").orElse("")));
        }
        return found;
    }

    private static void add(
            List<Map<String, Object>> found, Set<String> known, Row row, @Nullable String snippet) {
        String id = row.text("id").orElse("");
        if (found.size() >= MOST || !known.add(id)) return;
        found.add(
                Fields.of(
                        "session_id", id,
                        "source", row.text("source").orElse(""),
                        "title", title(row, id),
                        "started_at", row.real("started_at").orElse(0.0),
                        "message_count", row.fields().get("message_count"),
                        "match_type", snippet == null ? "title" : "content",
                        "snippet", snippet));
    }

    /** What a session is called: its title, or how its id begins. */
    static String title(Row row, String id) {
        return row.text("title")
                .filter(title -> !title.isEmpty())
                .orElse(Excerpt.first(id, SHORT_ID));
    }

    private static String columns(Tables tables) {
        return tables.sessions().list("id", "source", "title", "started_at", "message_count");
    }

    private static List<Row> byTitle(StateDb db, Tables tables, SearchWords words)
            throws Unreadable {
        return db.rows(
                "SELECT %s FROM sessions WHERE %s LIKE ? ESCAPE '\\' AND %s ORDER BY %s LIMIT ?"
                        .formatted(
                                columns(tables),
                                tables.sessions().get("title"),
                                tables.isListed(),
                                tables.newest()),
                words.like(),
                TITLES);
    }

    private static List<Row> byContent(StateDb db, Tables tables, SearchWords words)
            throws Unreadable {
        var match = words.match();
        if (match.isPresent() && !db.columns("messages_fts").isEmpty()) {
            try {
                List<Row> rows = hits(db, tables, "messages_fts MATCH ?", match.get());
                if (!rows.isEmpty()) return rows;
            } catch (Unreadable notSearchable) {
                // Of the whole file it is told below, too.
            }
        }
        String like = tables.messages().get("content") + " LIKE ? ESCAPE '\\'";
        return hits(db, tables, like, words.like());
    }

    /** One row a session, with the newest message that was hit. */
    private static List<Row> hits(StateDb db, Tables tables, String condition, String value)
            throws Unreadable {
        String searched = condition.startsWith("messages_fts") ? "messages_fts" : "messages";
        return db.rows(
                """
                WITH hits AS MATERIALIZED (
                  SELECT rowid AS hit FROM %s WHERE %s ORDER BY rowid DESC LIMIT ?)
                SELECT %s, %s AS content, max(coalesce(%s, 0)) AS said
                FROM hits CROSS JOIN messages ON messages.rowid = hits.hit
                  CROSS JOIN sessions ON %s = %s
                WHERE %s GROUP BY %6$s ORDER BY said DESC, %6$s LIMIT ?
                """
                        .formatted(
                                searched,
                                condition,
                                columns(tables),
                                tables.messages().get("content"),
                                tables.said(),
                                tables.sessions().get("id"),
                                tables.messages().get("session_id"),
                                tables.isListed()),
                value,
                HITS,
                MOST + TITLES);
    }
}
