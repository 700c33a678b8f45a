package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One reason for a status, for people.
 *
 * @param kind {@code process}, {@code output}, {@code pause}, {@code plan}, {@code iteration},
 *     {@code notification}, {@code state}
 * @param at when it was so; a page says how long ago that is
 */
public record Clue(String kind, String text, Optional<Instant> at) {
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put("text", text);
        fields.put("at", at.map(Instant::toString).orElse(null));
        return fields;
    }
}
