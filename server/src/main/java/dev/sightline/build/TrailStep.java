package dev.sightline.build;

import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.Difference;
import dev.sightline.build.format.Moved;
import dev.sightline.build.format.Part;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint in the trail of a build: what it changed.
 *
 * @param fields as {@code GET build} has them
 */
record TrailStep(Map<String, @Nullable Object> fields) {
    static TrailStep of(
            String file, @Nullable FileStamp stamp, Optional<Checkpoint> before, Checkpoint now) {
        Map<String, @Nullable Object> fields = head(file, stamp);
        fields.put("id", now.id());
        fields.put("timestamp", now.at().map(Object::toString).or(now::timestamp).orElse(null));
        fields.put("phase", now.phase());
        fields.put("status", now.status().word());
        fields.put("progress", now.completion());
        Difference difference = Difference.between(before, now);
        fields.put("tasks_completed", difference.tasks());
        fields.put("files_created", difference.files());
        fields.put("components", moved("component_id", difference.components()));
        fields.put("features", moved("feature_id", difference.features()));
        fields.put("problem", null);
        return new TrailStep(fields);
    }

    /** One that cannot be read: what stood before it stays. */
    static TrailStep broken(String file, @Nullable FileStamp stamp, String detail) {
        Map<String, @Nullable Object> fields = head(file, stamp);
        String name = BuildFiles.name(file);
        fields.put("id", name.endsWith(".json") ? name.substring(0, name.length() - 5) : name);
        fields.put("timestamp", null);
        fields.put("phase", "");
        fields.put("status", null);
        fields.put("progress", null);
        for (String list : List.of("tasks_completed", "files_created", "components", "features")) {
            fields.put(list, List.of());
        }
        fields.put("problem", Map.of("detail", detail));
        return new TrailStep(fields);
    }

    private static Map<String, @Nullable Object> head(String file, @Nullable FileStamp stamp) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("file", file);
        fields.put("mtime", stamp == null ? null : stamp.mtime().toString());
        return fields;
    }

    private static List<Map<String, @Nullable Object>> moved(String key, List<Moved> moved) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Moved one : moved) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(key, one.part().id());
            fields.put("status", one.part().status().word());
            fields.put("progress", one.part().progress());
            fields.put("removed", one.after().isEmpty());
            fields.put("before", one.before().map(TrailStep::state).orElse(null));
            all.add(fields);
        }
        return all;
    }

    private static Map<String, Object> state(Part part) {
        return Map.of("status", part.status().word(), "progress", part.progress());
    }
}
