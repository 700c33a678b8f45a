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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent is asked for again and again, when, and which tools follow each other. */
final class Patterns implements Collector {
    /** Of a first message: a longer one is pasted, and its subject was said before. */
    private static final int CHARACTERS = 20_000;

    private static final int HOURS = 24;

    @Override
    public String path() {
        return "patterns";
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
        ZoneId zone = home.clock().getZone();
        return home.fromStateDb(db -> of(db, zone)).orElseGet(Patterns::none);
    }

    private static Map<String, Object> of(StateDb db, ZoneId zone) throws Unreadable {
        Tables tables = Tables.of(db);
        if (!tables.hasSessions()) return none();
        List<Row> sessions = sessions(db, tables);
        Prompts prompts = new Prompts();
        sessions.forEach(prompts::add);
        List<Map<String, Object>> hours = hours(sessions, zone);
        return answer(
                prompts,
                hours,
                Workflows.of(tools(db, tables)),
                sessions.isEmpty() ? 0 : sessions.getFirst().whole("said"),
                peak(hours),
                sessions.size());
    }

    private static Map<String, Object> none() {
        return answer(new Prompts(), List.of(), List.of(), 0, null, 0);
    }

    private static Map<String, Object> answer(
            Prompts prompts,
            List<Map<String, Object>> hours,
            List<Map<String, Object>> workflows,
            long said,
            @Nullable Integer peak,
            int sessions) {
        return Fields.of(
                "clusters", prompts.clusters(),
                "repeated_prompts", prompts.repeated(),
                "hourly_activity", hours,
                "tool_workflows", workflows,
                "total_user_messages", said,
                "peak_hour", peak,
                "skill_candidates", prompts.candidates(),
                "total_sessions", sessions);
    }

    /**
     * All sessions, the newest first, each with what the user said first, and how often any did.
     */
    private static List<Row> sessions(StateDb db, Tables tables) throws Unreadable {
        String columns =
                tables.sessions().list("title", "started_at", "message_count", "tool_call_count");
        Columns messages = tables.messages();
        if (!messages.has("session_id") || !messages.has("role")) {
            return db.rows(
                    "SELECT %s, NULL AS first, 0 AS said FROM sessions ORDER BY %s"
                            .formatted(columns, tables.newest()));
        }
        // One pass over all messages; the text is fetched only of those that are the first.
        return db.rows(
                """
                WITH firsts AS MATERIALIZED (
                  SELECT session_id, rowid AS place, min(coalesce(%s, 0)), count(*) AS said FROM messages
                  WHERE role = 'user' GROUP BY session_id)
                SELECT %s, substr(%s, 1, %d) AS first,
                  (SELECT sum(said) FROM firsts) AS said
                FROM sessions LEFT JOIN firsts ON firsts.session_id = %s
                  LEFT JOIN messages ON messages.rowid = firsts.place
                ORDER BY %s
                """
                        .formatted(
                                tables.said(),
                                columns,
                                messages.get("content"),
                                CHARACTERS,
                                tables.sessions().get("id"),
                                tables.newest()));
    }

    /** Of each session the names of the tools that it called, in order. */
    private static Collection<List<String>> tools(StateDb db, Tables tables) throws Unreadable {
        if (!tables.messages().has("tool_calls")) return List.of();
        String sql =
                """
                WITH %s SELECT session, names, calls FROM called ORDER BY session, said, place
                """
                        .formatted(ToolNames.called(tables));
        Map<String, List<String>> sessions = new LinkedHashMap<>();
        // Most messages call what others do.
        Map<String, List<String>> known = new HashMap<>();
        for (Row row : db.rows(sql)) {
            String names = row.whole("calls") + row.text("names").orElse("");
            sessions.computeIfAbsent(row.text("session").orElse(""), one -> new ArrayList<>())
                    .addAll(known.computeIfAbsent(names, same -> ToolNames.of(row)));
        }
        return sessions.values();
    }

    /** One row an hour of the day; a session without a time has no hour. */
    private static List<Map<String, Object>> hours(List<Row> sessions, ZoneId zone) {
        long[] count = new long[HOURS];
        long[] messages = new long[HOURS];
        for (Row session : sessions) {
            double began = session.real("started_at").orElse(0.0);
            if (began == 0) continue;
            int hour = UnixTime.instant(began).atZone(zone).getHour();
            count[hour]++;
            messages[hour] += session.whole("message_count");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            rows.add(
                    Fields.of(
                            "hour", hour,
                            "sessions", count[hour],
                            "messages", messages[hour]));
        }
        return rows;
    }

    /** The first of those with the most sessions. */
    private static int peak(List<Map<String, Object>> hours) {
        int peak = 0;
        long most = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            if (hours.get(hour).get("sessions") instanceof Long sessions && sessions > most) {
                most = sessions;
                peak = hour;
            }
        }
        return peak;
    }
}
