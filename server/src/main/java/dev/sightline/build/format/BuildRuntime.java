package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What runs a build, as its client says it (variant 2 of compat.md §2). Not checked, only passed
 * on.
 *
 * @param capabilities values that nobody may write to
 */
public record BuildRuntime(
        String runtime,
        Optional<String> backend,
        Optional<String> source,
        Optional<String> sessionId,
        Map<String, JsonNode> capabilities,
        String dispatchMode,
        Optional<String> shadowRuntime,
        Optional<String> shadowStatus) {
    /** Where the client says nothing, as the original has it. */
    public static final BuildRuntime DEFAULT =
            new BuildRuntime(
                    "claude",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    "direct",
                    Optional.empty(),
                    Optional.empty());

    public BuildRuntime {
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
    }

    /** As the event and the status of variant 2 say it. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("runtime", runtime);
        fields.put("backend", backend.orElse(null));
        fields.put("runtime_source", source.orElse(null));
        fields.put("runtime_session_id", sessionId.orElse(null));
        fields.put("capabilities", capabilities);
        fields.put("dispatch_mode", dispatchMode);
        fields.put("shadow_runtime", shadowRuntime.orElse(null));
        fields.put("shadow_status", shadowStatus.orElse(null));
        return fields;
    }
}
