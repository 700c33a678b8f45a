package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the agent grew, one line of JSON a day, as somebody wrote it; nobody here does. */
final class Snapshots implements Collector {
    static final String FILE = ".hud/snapshots.jsonl";

    @Override
    public String path() {
        return "snapshots";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.SNAPSHOTS);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) throws Unreadable {
        List<Map<String, @Nullable Object>> snapshots = lines(home.text(FILE).orElse(""));
        return Fields.orNull("snapshots", snapshots, "total", snapshots.size());
    }

    /** In order; a line that is no object is left out. */
    static List<Map<String, @Nullable Object>> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{"))
                .flatMap(line -> object(line).stream())
                .toList();
    }

    private static Optional<Map<String, @Nullable Object>> object(String line) {
        try {
            JsonNode node = Json.read(line.getBytes(StandardCharsets.UTF_8));
            return Optional.of(Tree.of(Tree.plain(node)).fields());
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }
}
