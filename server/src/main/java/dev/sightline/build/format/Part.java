package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** A part of what is built: a component or a feature. */
public sealed interface Part permits Component, Feature {
    String id();

    String name();

    ComponentStatus status();

    /** From 0 to 100. */
    double progress();

    /**
     * What the file says of it that we do not know, and its own {@code metadata}.
     *
     * @return values that nobody may write to
     */
    Map<String, JsonNode> more();

    /** As BuildRunner's UI types say it (compat.md §2); what is optional there may be missing. */
    Map<String, @Nullable Object> fields();

    /** All but id, status and progress: the {@code metadata} of its updates. */
    default Map<String, @Nullable Object> metadata() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(fields());
        metadata.remove("id");
        metadata.remove("status");
        metadata.remove("progress");
        more().forEach(metadata::putIfAbsent);
        return metadata;
    }

    /** What counts of it in an average: all of it once it is completed. */
    default double done() {
        return status() == ComponentStatus.COMPLETED ? 100 : progress();
    }
}
