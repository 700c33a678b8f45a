package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A task of a plan.
 *
 * @param id such as {@code 1.1}; empty where it has none
 * @param indent spaces before it, which is its depth
 * @param line in the file, from 1
 */
public record Task(String id, String description, Mark mark, int indent, int line) {
    /** What stands in the box; the last two only in the lenient reading. */
    public enum Mark {
        OPEN,
        DONE,
        IN_PROGRESS,
        BLOCKED
    }

    public boolean done() {
        return mark == Mark.DONE;
    }

    /** As the route says it (openapi.yaml, PlanTask). */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id.isEmpty() ? null : id);
        fields.put("description", description);
        fields.put("done", done());
        fields.put("indent", indent);
        fields.put("mark", mark.name().toLowerCase(Locale.ROOT));
        fields.put("line", line);
        return fields;
    }
}
