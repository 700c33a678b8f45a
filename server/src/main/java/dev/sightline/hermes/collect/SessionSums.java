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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much all sessions were, without any of them: what the dashboard needs of thousands. It has no
 * route of its own.
 */
final class SessionSums implements Collector {
    static final String PATH = "sessions/sums";

    @Override
    public String path() {
        return PATH;
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
        return home.fromStateDb(SessionSums::of).orElseGet(SessionSums::none);
    }

    private static Map<String, Object> of(StateDb db) throws Unreadable {
        SessionList list = new SessionList(db, Tables.of(db));
        return of(list, list.tools());
    }

    /**
     * @param tools how often each was called
     */
    static Map<String, Object> of(SessionList list, Map<String, Long> tools) throws Unreadable {
        return sums(list.days(), tools, list.totals(), list.bySource());
    }

    /** Where there is no database. */
    static Map<String, Object> none() {
        return sums(List.of(), Map.of(), new Row(Map.of()), Map.of());
    }

    private static Map<String, Object> sums(
            List<Map<String, Object>> days,
            Map<String, Long> tools,
            Row totals,
            Map<String, Long> bySource) {
        return Fields.of(
                "daily_stats", days,
                "tool_usage", tools,
                "date_range", Arrays.asList(time(totals, "first"), time(totals, "last")),
                "total_messages", totals.whole("messages"),
                "total_sessions", totals.whole("sessions"),
                "total_tokens", totals.whole("tokens"),
                "total_tool_calls", totals.whole("tool_calls"),
                "by_source", bySource);
    }

    /** Also of one that began at 0, which is when those without a time did. */
    private static @Nullable String time(Row totals, String column) {
        Optional<Double> seconds = totals.real(column);
        return seconds.isPresent() ? UnixTime.iso(seconds.get()) : null;
    }
}
