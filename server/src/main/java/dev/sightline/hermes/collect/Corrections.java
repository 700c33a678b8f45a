package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the agent was put right: what users said, and what it remembers of it. */
final class Corrections implements Collector {
    private static final int MOST = 20;

    @Override
    public String path() {
        return "corrections";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.STATE, Part.MEMORY, Part.USER);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, Object> collect(Home home, Arguments arguments) throws Refusal, Unreadable {
        List<Correction> all = new ArrayList<>();
        for (Row row : home.fromStateDb(Corrections::said).orElse(List.of())) {
            all.add(Correction.said(row));
        }
        for (MemoryFile file : MemoryFile.values()) {
            for (MemoryEntry entry : remembered(home, file)) {
                Correction.remembered(entry, file).ifPresent(all::add);
            }
        }
        return answer(all);
    }

    /** What the agent remembers; nothing where its file cannot be read: that one says so itself. */
    static List<MemoryEntry> remembered(Home home, MemoryFile file) {
        try {
            return MemoryFile.entries(home.text(file.path()).orElse("")).stream()
                    .map(entry -> MemoryEntry.of(entry, file))
                    .toList();
        } catch (Unreadable unreadable) {
            return List.of();
        }
    }

    /**
     * @param all those with a time, the newest first, and then the others
     */
    static Map<String, Object> answer(List<Correction> all) {
        Map<String, Integer> bySeverity = new LinkedHashMap<>();
        for (Correction.Severity severity : Correction.Severity.values()) {
            bySeverity.put(
                    severity.word(), count(all, one -> one.severity().word(), severity.word()));
        }
        Map<String, Integer> bySource = new LinkedHashMap<>();
        for (String source : List.of("memory", "user", "session")) {
            bySource.put(source, count(all, Correction::source, source));
        }
        return Fields.of(
                "corrections",
                all.stream().map(Correction::fields).toList(),
                "total",
                all.size(),
                "by_severity",
                bySeverity,
                "by_source",
                bySource);
    }

    private static int count(List<Correction> all, Function<Correction, String> of, String wanted) {
        return (int) all.stream().filter(one -> of.apply(one).equals(wanted)).count();
    }

    /** The newest that users said in a session that is there. */
    private static List<Row> said(StateDb db) throws Unreadable {
        Tables tables = Tables.of(db);
        if (!tables.hasSessions() || !tables.messages().has("content")) return List.of();
        // Thousands may fit: their sessions are looked for only where one of the newest has none.
        List<Row> newest = newest(db, tables, "1");
        if (newest.stream().allMatch(row -> row.whole("known") == 1)) return newest;
        String isKnown =
                "EXISTS (SELECT 1 FROM sessions WHERE %s = %s)"
                        .formatted(
                                tables.sessions().get("id"), tables.messages().get("session_id"));
        return newest(db, tables, isKnown);
    }

    /** Of those that a condition holds for, the newest that are neither a word nor an essay. */
    private static List<Row> newest(StateDb db, Tables tables, String condition) throws Unreadable {
        Columns messages = tables.messages();
        String words =
                Correction.WORDS.stream()
                        .map(word -> "messages.content LIKE '%" + word + "%'")
                        .collect(Collectors.joining(" OR "));
        return db.rows(
                """
                WITH newest AS MATERIALIZED (
                  SELECT messages.rowid AS place, coalesce(%1$s, 0) AS at FROM messages
                  WHERE %2$s = 'user' AND length(messages.content) BETWEEN 10 AND 2000 AND (%3$s)
                    AND %7$s
                  ORDER BY 2 DESC, 1 DESC LIMIT ?)
                SELECT messages.content AS content, %1$s AS said, %4$s AS title,
                  %5$s IS NOT NULL AS known
                FROM newest CROSS JOIN messages ON messages.rowid = newest.place
                LEFT JOIN sessions ON %5$s = %6$s
                ORDER BY newest.at DESC, newest.place DESC LIMIT ?
                """
                        .formatted(
                                tables.said(),
                                messages.get("role"),
                                words,
                                tables.sessions().get("title"),
                                tables.sessions().get("id"),
                                messages.get("session_id"),
                                condition),
                MOST,
                MOST);
    }
}
