package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A feature of a build (compat.md §2, UI types).
 *
 * @param priority {@code high}, {@code medium}, {@code low}; {@code medium} where the file says
 *     none of them, as BuildRunner has it
 * @param component the id of its component; empty where the file names none
 * @param progress from 0 to 100
 * @param estimatedTime minutes; 0 where the file does not say it
 * @param actualTime minutes
 * @param more see {@link Part#more}
 */
public record Feature(
        String id,
        String name,
        String description,
        String priority,
        String component,
        ComponentStatus status,
        double progress,
        List<Task> tasks,
        double estimatedTime,
        Optional<Double> actualTime,
        Map<String, JsonNode> more)
        implements Part {
    /**
     * A task of a feature.
     *
     * @param timestamp unix time in milliseconds
     */
    public record Task(String id, String name, boolean completed, Optional<Long> timestamp) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", id);
            fields.put("name", name);
            fields.put("completed", completed);
            timestamp.ifPresent(at -> fields.put("timestamp", at));
            return fields;
        }
    }

    public Feature {
        tasks = List.copyOf(tasks);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    @Override
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("name", name);
        fields.put("description", description);
        fields.put("priority", priority);
        fields.put("component", component);
        fields.put("status", status.word());
        fields.put("progress", progress);
        fields.put("tasks", tasks.stream().map(Task::fields).toList());
        fields.put("estimatedTime", estimatedTime);
        actualTime.ifPresent(minutes -> fields.put("actualTime", minutes));
        return fields;
    }
}
