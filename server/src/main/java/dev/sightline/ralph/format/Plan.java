package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One reading of {@code IMPLEMENTATION_PLAN.md} (compat.md §1).
 *
 * @param status what stands behind the first {@code STATUS:}
 * @param complete whether a line equals {@code STATUS: COMPLETE}
 */
public record Plan(Optional<String> status, List<Phase> phases, boolean complete) {
    public static final Plan NONE = new Plan(Optional.empty(), List.of(), false);

    public Plan {
        phases = List.copyOf(phases);
    }

    public int done() {
        return phases.stream().mapToInt(Phase::done).sum();
    }

    public int total() {
        return phases.stream().mapToInt(Phase::total).sum();
    }

    /** How many tasks have an id. */
    int ids() {
        return (int)
                phases.stream()
                        .flatMap(phase -> phase.tasks().stream())
                        .filter(task -> !task.id().isEmpty())
                        .count();
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", status.orElse(null));
        fields.put("phases", phases.stream().map(Phase::fields).toList());
        fields.put("tasks_done", done());
        fields.put("tasks_total", total());
        return fields;
    }
}
