package dev.sightline.oracle;

import dev.sightline.event.Position;
import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Understands messages. An event that many clients hear is understood and kept once, so that long
 * histories of many clients fit into memory.
 */
final class Hearing {
    private final Map<String, Entry> known = new ConcurrentHashMap<>();

    Entry of(String json) {
        Entry before = known.get(json);
        if (before != null) return before;
        Entry now = understood(json);
        if (now instanceof Entry.Told) known.put(json, now);
        return now;
    }

    private static Entry understood(String json) {
        try {
            JsonNode message = Json.read(json.getBytes(StandardCharsets.UTF_8));
            if (!message.has("seq") || !message.has("epoch")) return new Entry.Strange(json);
            Position position =
                    new Position(message.get("epoch").asString(), message.get("seq").asLong());
            String type = message.get("type").asString();
            JsonNode data = message.get("data");
            if (type.equals("reset")) {
                return new Entry.Reset(position, data.get("reason").asString());
            }
            return new Entry.Told(
                    position,
                    type,
                    Optional.ofNullable(message.get("project")).map(JsonNode::asString),
                    json,
                    type.equals("disk_changed")
                            ? Optional.of(FileChange.of(data))
                            : Optional.empty());
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            return new Entry.Strange(json + ": " + e);
        }
    }
}
