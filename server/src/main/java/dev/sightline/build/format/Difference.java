package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a checkpoint changed against the one before it.
 *
 * @param tasks newly completed, each once
 * @param files newly created, each once
 * @param components in the order of the newer checkpoint, those that have vanished last
 * @param features likewise
 */
public record Difference(
        List<String> tasks, List<String> files, List<Moved> components, List<Moved> features) {
    public Difference {
        tasks = List.copyOf(tasks);
        files = List.copyOf(files);
        components = List.copyOf(components);
        features = List.copyOf(features);
    }

    /** Against no checkpoint at all everything is new. */
    public static Difference between(Optional<Checkpoint> before, Checkpoint after) {
        return new Difference(
                fresh(before.map(Checkpoint::tasksCompleted), after.tasksCompleted()),
                fresh(before.map(Checkpoint::filesCreated), after.filesCreated()),
                moved(before.map(Checkpoint::components).orElse(List.of()), after.components()),
                moved(before.map(Checkpoint::features).orElse(List.of()), after.features()));
    }

    private static List<String> fresh(Optional<List<String>> before, List<String> after) {
        Set<String> fresh = new LinkedHashSet<>(after);
        before.map(HashSet::new).ifPresent(fresh::removeAll);
        return List.copyOf(fresh);
    }

    private static List<Moved> moved(List<? extends Part> before, List<? extends Part> after) {
        Map<String, Part> left = new LinkedHashMap<>();
        for (Part part : before) left.put(part.id(), part);
        List<Moved> moved = new ArrayList<>();
        for (Part part : after) {
            Optional<Part> was = Optional.ofNullable(left.remove(part.id()));
            if (was.filter(part::equals).isEmpty()) moved.add(new Moved(was, Optional.of(part)));
        }
        for (Part part : left.values()) {
            moved.add(new Moved(Optional.of(part), Optional.empty()));
        }
        return moved;
    }

    public boolean isEmpty() {
        return tasks.isEmpty() && files.isEmpty() && components.isEmpty() && features.isEmpty();
    }

    /** The updates of the stream: of components, then of features. */
    public List<BuildEvent> updates() {
        List<BuildEvent> updates = new ArrayList<>();
        for (Moved one : components) updates.add(one.update());
        for (Moved one : features) updates.add(one.update());
        return updates;
    }

    /** For the trail of checkpoints. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tasks", tasks);
        fields.put("files", files);
        fields.put("components", components.stream().map(Moved::fields).toList());
        fields.put("features", features.stream().map(Moved::fields).toList());
        return fields;
    }
}
