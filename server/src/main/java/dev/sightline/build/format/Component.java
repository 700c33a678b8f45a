package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component of a build (compat.md §2, UI types).
 *
 * @param type {@code frontend}, {@code backend}, {@code database}, {@code service}, {@code api};
 *     {@code service} where the file says none of them, as BuildRunner has it
 * @param progress from 0 to 100
 * @param dependencies ids of other components; they need not exist
 * @param startTime unix time in milliseconds
 * @param endTime unix time in milliseconds
 * @param more see {@link Part#more}
 */
public record Component(
        String id,
        String name,
        String type,
        ComponentStatus status,
        double progress,
        List<String> dependencies,
        List<String> files,
        boolean testsPass,
        Optional<Long> startTime,
        Optional<Long> endTime,
        Optional<String> error,
        Map<String, JsonNode> more)
        implements Part {
    public Component {
        dependencies = List.copyOf(dependencies);
        files = List.copyOf(files);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    @Override
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("name", name);
        fields.put("type", type);
        fields.put("status", status.word());
        fields.put("progress", progress);
        fields.put("dependencies", dependencies);
        fields.put("files", files);
        fields.put("testsPass", testsPass);
        startTime.ifPresent(at -> fields.put("startTime", at));
        endTime.ifPresent(at -> fields.put("endTime", at));
        error.ifPresent(text -> fields.put("error", text));
        return fields;
    }
}
