package dev.sightline.oracle;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code data} of a {@code disk_changed}.
 *
 * @param from of a move
 * @param stamp empty of a deletion
 */
record FileChange(String path, String kind, Optional<String> from, Optional<Stamp> stamp) {
    static FileChange of(JsonNode data) {
        String kind = data.get("kind").asString();
        return new FileChange(
                data.get("path").asString(),
                kind,
                kind.equals("moved") ? Optional.of(data.get("from").asString()) : Optional.empty(),
                kind.equals("deleted") ? Optional.empty() : Optional.of(stamp(data)));
    }

    static Stamp stamp(JsonNode fields) {
        return new Stamp(
                fields.get("size").asLong(), Instant.parse(fields.get("mtime").asString()));
    }

    void applyTo(Map<String, Stamp> files) {
        switch (kind) {
            case "created", "modified" -> files.put(path, stamp.orElseThrow());
            case "moved" -> {
                files.remove(from.orElseThrow());
                files.put(path, stamp.orElseThrow());
            }
            case "deleted" -> files.remove(path);
            default -> throw new IllegalArgumentException("a change of the kind " + kind);
        }
    }
}
