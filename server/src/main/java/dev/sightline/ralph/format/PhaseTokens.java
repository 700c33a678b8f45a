package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tokens by phase: those of an iteration split evenly over the tasks that it completed. */
final class PhaseTokens {
    private static final String UNMAPPED = "Unmapped";

    private PhaseTokens() {}

    /** Sorted by phase. What completed no task, or one that the plan has not, is unmapped. */
    static List<Map<String, @Nullable Object>> of(List<Iteration> iterations, Plan plan) {
        Map<String, String> phaseOf = new HashMap<>();
        for (Phase phase : plan.phases()) {
            for (Task task : phase.tasks()) phaseOf.putIfAbsent(task.id(), phase.name());
        }
        phaseOf.remove("");
        TreeMap<String, Double> sums = new TreeMap<>();
        for (Iteration iteration : iterations) {
            double tokens = iteration.tokens().orElse(0.0);
            if (tokens == 0) continue;
            List<String> tasks = iteration.tasksCompleted();
            if (tasks.isEmpty()) sums.merge(UNMAPPED, tokens, Double::sum);
            for (String task : tasks) {
                String phase = phaseOf.getOrDefault(task, UNMAPPED);
                sums.merge(phase, tokens / tasks.size(), Double::sum);
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        sums.forEach((phase, tokens) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("phase", phase);
            row.put("tokens", Stats.rounded(tokens));
            rows.add(row);
        });
        return rows;
    }
}
