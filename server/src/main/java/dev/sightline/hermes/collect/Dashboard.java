package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The agent at a glance. */
final class Dashboard implements Gatherer {
    private static final String TIMELINE = "timeline";

    private static final Set<String> PARTS =
            Set.of(
                    "memory",
                    "skills",
                    SessionSums.PATH,
                    TIMELINE,
                    "health",
                    "projects",
                    "cron",
                    "corrections",
                    "snapshots");

    private static final int TOOLS = 12;
    private static final int RECENT_SKILLS = 5;

    private final List<Collector> parts;

    Dashboard(Collection<Collector> all) {
        this.parts = Gathering.named(all, PARTS);
    }

    @Override
    public String path() {
        return "dashboard";
    }

    /** The latest so many events; all where nothing is said. */
    @Override
    public List<String> asks() {
        return List.of(TIMELINE);
    }

    @Override
    public Arguments passed(Collector part, Arguments asked) throws Refusal {
        if (!part.path().equals(TIMELINE) || asked.text(TIMELINE).isEmpty()) return Arguments.NONE;
        int latest = asked.number(TIMELINE, Timeline.MOST, 1, Timeline.MOST);
        return new Arguments(Map.of("limit", String.valueOf(latest)), List.of());
    }

    @Override
    public Set<Part> reads() {
        return Gathering.reads(parts);
    }

    @Override
    public Duration life() {
        return Gathering.life(parts);
    }

    @Override
    public List<Collector> parts() {
        return parts;
    }

    @Override
    public Map<String, @Nullable Object> gather(Home home, Others others) {
        Gathering gathering = new Gathering(parts, others);
        Tree memory = gathering.object("memory", Map.of());
        Map<String, @Nullable Object> state =
                Fields.orNull(
                        "config", AgentConfig.of(home.config()).fields(),
                        "memory", remembered(memory.object("memory")),
                        "user", remembered(memory.object("user")),
                        "skills", skills(gathering.object("skills", Map.of())),
                        "sessions",
                                sessions(gathering.object(SessionSums.PATH, SessionSums.none())),
                        "timeline", gathering.list(TIMELINE));
        return gathering.whole(
                Fields.orNull(
                        "state", state,
                        "health", gathering.object("health", Map.of()).fields(),
                        "projects", gathering.object("projects", Map.of()).fields(),
                        "cron", gathering.object("cron", Cron.none()).fields(),
                        "corrections",
                                gathering
                                        .object(
                                                "corrections",
                                                Fields.orNull("corrections", List.of(), "total", 0))
                                        .fields(),
                        "snapshots", gathering.object("snapshots", Map.of()).list("snapshots")));
    }

    private static Map<String, @Nullable Object> remembered(Tree state) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(state.fields());
        fields.remove("source");
        fields.remove("etag");
        return fields;
    }

    private static Map<String, @Nullable Object> skills(Tree all) {
        return Fields.orNull(
                "total", all.whole("total", 0),
                "custom_count", all.whole("custom_count", 0),
                "category_counts", all.object("category_counts").fields(),
                "recently_modified",
                        all.list("recently_modified").stream().limit(RECENT_SKILLS).toList());
    }

    /** Figures of all of them, and none of them. */
    static Map<String, @Nullable Object> sessions(Tree all) {
        return Fields.orNull(
                "total_sessions", all.value("total_sessions"),
                "total_messages", all.value("total_messages"),
                "total_tool_calls", all.value("total_tool_calls"),
                "total_tokens", all.value("total_tokens"),
                "by_source", all.object("by_source").fields(),
                "tool_usage", most(all.object("tool_usage")),
                "daily_stats", all.list("daily_stats"),
                "date_range", all.list("date_range"));
    }

    private static Map<String, @Nullable Object> most(Tree usage) {
        Map<String, @Nullable Object> most = new LinkedHashMap<>();
        usage.fields().keySet().stream()
                .sorted(
                        Comparator.comparing(
                                (String tool) -> usage.whole(tool, 0), Comparator.reverseOrder()))
                .limit(TOOLS)
                .forEach(tool -> most.put(tool, usage.whole(tool, 0)));
        return most;
    }
}
