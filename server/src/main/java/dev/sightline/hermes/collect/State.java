package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent knows, can do and did, all of it. */
final class State implements Collector {
    private static final Set<String> PARTS = Set.of("memory", "skills", "sessions", "timeline");

    private final List<Collector> parts;

    State(Collection<Collector> all) {
        this.parts = Gathering.named(all, PARTS);
    }

    @Override
    public String path() {
        return "state";
    }

    /** The configuration is of {@code memory} too. */
    @Override
    public Set<Part> reads() {
        return Gathering.reads(parts);
    }

    @Override
    public Duration life() {
        return Gathering.life(parts);
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        Gathering gathering = new Gathering(parts, home);
        Tree memory = gathering.object("memory", Map.of());
        return gathering.whole(
                Fields.orNull(
                        "memory", memory.value("memory"),
                        "user", memory.value("user"),
                        "skills", Skills.inShort(Skills.all(home), home.path().toString()),
                        "sessions", gathering.object("sessions", noSessions()).fields(),
                        "config", AgentConfig.of(home.config()).fields(),
                        "timeline", gathering.list("timeline"),
                        "collected_at", home.clock().instant().toString()));
    }

    /** Of an agent that has no database. */
    static Map<String, @Nullable Object> noSessions() {
        return Fields.orNull(
                "sessions",
                List.of(),
                "daily_stats",
                List.of(),
                "tool_usage",
                Map.of(),
                "date_range",
                java.util.Arrays.asList(null, null),
                "total_messages",
                0,
                "total_sessions",
                0,
                "total_tokens",
                0,
                "total_tool_calls",
                0);
    }
}
