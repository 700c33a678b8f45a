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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the agent was asked to do, and how much that was (compat.md §4, "state.db"). */
final class Sessions implements Collector {
    private static final int MOST = 100_000;
    private static final int FARTHEST = 100_000_000;

    /** Tools that the dashboard shows. */
    private static final int TOOLS = 12;

    @Override
    public String path() {
        return "sessions";
    }

    @Override
    public List<String> asks() {
        return List.of("limit", "offset");
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
        int limit = arguments.number("limit", Integer.MAX_VALUE, 1, MOST);
        int offset = arguments.number("offset", 0, 0, FARTHEST);
        return home.fromStateDb(db -> of(db, limit, offset)).orElseGet(Sessions::none);
    }

    /** All of it: for what is made of more than the database. */
    static Map<String, Object> of(StateDb db) throws Unreadable {
        return of(db, Integer.MAX_VALUE, 0);
    }

    private static Map<String, Object> of(StateDb db, int limit, int offset) throws Unreadable {
        SessionList list = new SessionList(db, Tables.of(db));
        List<Row> listed = list.listed(limit, offset);
        return answer(
                listed.stream().map(SessionList::fields).toList(),
                list.days(),
                list.tools(),
                list.totals(),
                list.bySource());
    }

    /** Where there is no database. */
    static Map<String, Object> none() {
        return answer(List.of(), List.of(), Map.of(), new Row(Map.of()), Map.of());
    }

    private static Map<String, Object> answer(
            List<Map<String, Object>> sessions,
            List<Map<String, Object>> days,
            Map<String, Long> tools,
            Row totals,
            Map<String, Long> bySource) {
        return Fields.of(
                "sessions",
                sessions,
                "daily_stats",
                days,
                "tool_usage",
                tools,
                "date_range",
                Arrays.asList(time(totals, "first"), time(totals, "last")),
                "total_messages",
                totals.whole("messages"),
                "total_sessions",
                totals.whole("sessions"),
                "total_tokens",
                totals.whole("tokens"),
                "total_tool_calls",
                totals.whole("tool_calls"),
                "by_source",
                bySource);
    }

    /** Also of one that began at 0, which is when those without a time did. */
    private static @Nullable String time(Row totals, String column) {
        Optional<Double> seconds = totals.real(column);
        return seconds.isPresent() ? UnixTime.iso(seconds.get()) : null;
    }

    /** As much of an answer as the dashboard shows: no single session, the tools used most. */
    static Map<String, Object> glance(Map<String, Object> answer) {
        Map<String, Object> glance = new LinkedHashMap<>(answer);
        glance.remove("sessions");
        Map<String, Object> most = new LinkedHashMap<>();
        if (answer.get("tool_usage") instanceof Map<?, ?> usage) {
            usage.entrySet().stream()
                    .sorted((one, other) -> Long.compare(count(other), count(one)))
                    .limit(TOOLS)
                    .forEach(tool -> most.put(String.valueOf(tool.getKey()), count(tool)));
        }
        glance.put("tool_usage", most);
        return glance;
    }

    private static long count(Map.Entry<?, ?> tool) {
        return tool.getValue() instanceof Number number ? number.longValue() : 0;
    }
}
