package dev.sightline.build.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a build: those of its features, and those that checkpoints call completed. A task of
 * a feature that is named there, by its id or its name, is the same one.
 *
 * @param completed as the checkpoints name them, then the features' others by their ids
 * @param failed not completed, of features that failed
 */
record TaskCount(List<String> completed, int total, int failed) {
    TaskCount {
        completed = List.copyOf(completed);
    }

    static TaskCount of(Course course) {
        List<String> completed = new ArrayList<>(course.tasksCompleted());
        List<Feature> features = course.latest().map(Checkpoint::features).orElse(List.of());
        Set<String> named = unique(features);
        named.retainAll(new HashSet<>(completed));
        int total = completed.size();
        int failed = 0;
        for (Feature feature : features) {
            for (Feature.Task task : feature.tasks()) {
                // It is among the completed ones already.
                if (named.contains(task.id()) || named.contains(task.name())) continue;
                total++;
                if (task.completed()) completed.add(task.id());
                else if (feature.status() == ComponentStatus.ERROR) failed++;
            }
        }
        return new TaskCount(completed, total, failed);
    }

    /** Names that stand for one task only; "1" of each feature says nothing. */
    private static Set<String> unique(List<Feature> features) {
        Map<String, Integer> counts = new HashMap<>();
        for (Feature feature : features) {
            for (Feature.Task task : feature.tasks()) {
                for (String name : Set.copyOf(List.of(task.id(), task.name()))) {
                    counts.merge(name, 1, Integer::sum);
                }
            }
        }
        Set<String> unique = new HashSet<>();
        counts.forEach((name, count) -> {
            if (count == 1) unique.add(name);
        });
        return unique;
    }
}
