package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent knows, can do and did, all of it. */
final class State implements Gatherer {
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
    public List<Collector> parts() {
        return parts;
    }

    @Override
    public Map<String, @Nullable Object> gather(Home home, Others others) {
        Gathering gathering = new Gathering(parts, others);
        Tree memory = gathering.object("memory", Map.of());
        return gathering.whole(
                Fields.orNull(
                        "memory", memory.value("memory"),
                        "user", memory.value("user"),
                        "skills", skills(gathering.object("skills", Map.of())),
                        "sessions", gathering.object("sessions", Sessions.none()).fields(),
                        "config", AgentConfig.of(home.config()).fields(),
                        "timeline", gathering.list("timeline"),
                        "collected_at", home.clock().instant().toString()));
    }

    private static Map<String, @Nullable Object> skills(Tree all) {
        return Fields.orNull(
                "skills", all.list("skills"),
                "custom_count", all.whole("custom_count", 0),
                "total", all.whole("total", 0));
    }
}
