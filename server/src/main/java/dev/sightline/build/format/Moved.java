package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A component or feature that two checkpoints say differently.
 *
 * @param before empty where it is new
 * @param after empty where it has vanished
 */
public record Moved(Optional<Part> before, Optional<Part> after) {
    public Moved {
        if (before.isEmpty() && after.isEmpty()) throw new IllegalArgumentException("nothing");
    }

    /** It as it is now, or was last. */
    public Part part() {
        return after.or(() -> before).orElseThrow();
    }

    /** What the stream says of it; of one that has vanished its last state, as removed. */
    public BuildEvent update() {
        Part part = part();
        Map<String, @Nullable Object> metadata = part.metadata();
        if (after.isEmpty()) metadata.put("removed", true);
        return switch (part) {
            case Component one ->
                    new BuildEvent.ComponentUpdate(
                            one.id(), one.status(), one.progress(), metadata);
            case Feature one ->
                    new BuildEvent.FeatureUpdate(one.id(), one.status(), one.progress(), metadata);
        };
    }

    /** For the trail: {@code from} is null for a new one, {@code to} for one that has vanished. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", part().id());
        fields.put("name", part().name());
        fields.put("from", before.map(Moved::state).orElse(null));
        fields.put("to", after.map(Moved::state).orElse(null));
        return fields;
    }

    private static Map<String, Object> state(Part part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", part.status().word());
        fields.put("progress", part.progress());
        return fields;
    }
}
