package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A checkpoint of a build (compat.md §2, "Checkpoint JSON"). Real ones have neither components nor
 * features; those and the error are the seed's.
 *
 * @param id that of the file's name where the file has none
 * @param timestamp as written
 * @param at the same; that of the file's name where it is no time
 * @param phase empty where the file has none
 * @param tasksCompleted as written, doubles too
 * @param filesCreated as written, doubles too
 * @param fileStatus created, active, rolled_back: of the checkpoint as a file, not of the build
 * @param metadata values that nobody may write to
 */
public record Checkpoint(
        String id,
        Optional<String> timestamp,
        Optional<Instant> at,
        String phase,
        List<String> tasksCompleted,
        List<String> filesCreated,
        Optional<String> fileStatus,
        Map<String, JsonNode> metadata,
        List<Component> components,
        List<Feature> features,
        Optional<String> error) {
    public Checkpoint {
        tasksCompleted = List.copyOf(tasksCompleted);
        filesCreated = List.copyOf(filesCreated);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        components = List.copyOf(components);
        features = List.copyOf(features);
    }

    public Stats componentStats() {
        return Stats.of(components);
    }

    public Stats featureStats() {
        return Stats.of(features);
    }

    /** Of components and features; see {@link Stats#completionPercentage}. */
    public double completion() {
        return componentStats().plus(featureStats()).completionPercentage();
    }

    /** See {@link BuildStatus}. */
    public BuildStatus status() {
        return BuildStatus.of(this);
    }

    public Overall overall() {
        return new Overall(tasksCompleted.size(), filesCreated.size(), completion(), status());
    }

    /**
     * From 0 to 100: the average of what each part has done of itself. It moves with each part's
     * own progress, where {@link #completion} waits until one is completed; so the pace is told by
     * it. Empty without parts.
     */
    OptionalDouble progress() {
        return Stream.concat(components.stream(), features.stream())
                .mapToDouble(Part::done)
                .average();
    }

    /** In UTC where it is a time, else as it was written. */
    @Nullable String time() {
        return at.map(Moment::wire).or(() -> timestamp).orElse(null);
    }

    /** {@code get_checkpoint_summary}: what a list of checkpoints shows of each. */
    public Map<String, @Nullable Object> summary() {
        Stats components = componentStats();
        Stats features = featureStats();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("timestamp", time());
        fields.put("phase", phase);
        fields.put("status", status().word());
        fields.put("progress", completion());
        fields.put("tasks_completed", tasksCompleted.size());
        fields.put("files_created", filesCreated.size());
        fields.put("components_completed", components.completed());
        fields.put("components_total", components.total());
        fields.put("features_completed", features.completed());
        fields.put("features_total", features.total());
        fields.put("description", Members.text(metadata, "description").orElse(null));
        return fields;
    }

    /** {@code parse_checkpoint}: all of it, and what it comes to. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("timestamp", time());
        fields.put("phase", phase);
        fields.put("tasks_completed", tasksCompleted);
        fields.put("files_created", filesCreated);
        fields.put("status", fileStatus.orElse(null));
        fields.put("metadata", metadata);
        fields.put("components", components.stream().map(Part::fields).toList());
        fields.put("features", features.stream().map(Part::fields).toList());
        fields.put("error", error.orElse(null));
        fields.put("component_stats", componentStats().fields());
        fields.put("feature_stats", featureStats().fields());
        fields.put("overall_progress", overall().fields());
        return fields;
    }
}
