package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A heading of a plan and the tasks beneath it. */
public record Phase(String name, List<Task> tasks) {
    public Phase {
        tasks = List.copyOf(tasks);
    }

    public int done() {
        return (int) tasks.stream().filter(Task::done).count();
    }

    public int total() {
        return tasks.size();
    }

    /** {@code pending}, {@code in_progress}, {@code complete}. */
    public String status() {
        int done = done();
        if (done == 0) return "pending";
        return done == total() ? "complete" : "in_progress";
    }

    /** As the route says it (openapi.yaml, PlanPhase). */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("tasks", tasks.stream().map(Task::fields).toList());
        fields.put("done_count", done());
        fields.put("total_count", total());
        fields.put("status", status());
        return fields;
    }

    /** As {@code plan_updated} says it. */
    public Map<String, @Nullable Object> eventFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("done", done());
        fields.put("total", total());
        fields.put("status", status());
        return fields;
    }
}
