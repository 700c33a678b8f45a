package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent was asked to do, and how much that was (compat.md §4, "state.db"). */
final class Sessions implements Collector {
    private static final int MOST = 100_000;
    private static final int FARTHEST = 100_000_000;

    @Override
    public String path() {
        return "sessions";
    }

    @Override
    public List<String> asks() {
        return List.of("limit", "offset", "tools");
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
        boolean withTools = arguments.flag("tools", true);
        return home.fromStateDb(db -> of(db, limit, offset, withTools)).orElseGet(Sessions::none);
    }

    /**
     * @param withTools whether each message is looked at for the tools that it calls: by far the
     *     most of the work
     */
    private static Map<String, Object> of(StateDb db, int limit, int offset, boolean withTools)
            throws Unreadable {
        SessionList list = new SessionList(db, Tables.of(db));
        return answer(
                list.listed(limit, offset).stream().map(SessionList::fields).toList(),
                SessionSums.of(list, withTools ? list.tools() : Map.of()));
    }

    /** Where there is no database. */
    static Map<String, Object> none() {
        return answer(List.of(), SessionSums.none());
    }

    private static Map<String, Object> answer(
            List<Map<String, Object>> sessions, Map<String, Object> sums) {
        Map<String, Object> answer = Fields.of("sessions", sessions);
        answer.putAll(sums);
        return answer;
    }
}
