package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a build's stream says by itself (seed, "Message Types"; compat.md §2, WebSocket). */
public sealed interface BuildEvent {
    /** The word on the wire. */
    String type();

    /** Its own fields, without type, session and time. */
    Map<String, @Nullable Object> fields();

    /**
     * As a client gets it: flat. The seed has a {@code timestamp} on some and the original's
     * documents have one, and the session, on others too; so they are on all.
     *
     * @param sessionId empty for what no session is concerned by
     */
    default Map<String, @Nullable Object> wire(Optional<String> sessionId, Instant at) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", type());
        sessionId.ifPresent(id -> message.put("session_id", id));
        message.putAll(fields());
        message.put("timestamp", Moment.wire(at));
        return message;
    }

    /** The first of every connection. */
    record Connected() implements BuildEvent {
        @Override
        public String type() {
            return "connection";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("status", "connected");
        }
    }

    /**
     * A component is new, has moved, or has vanished.
     *
     * @param metadata all else of the component; {@code removed}: true of one that has vanished
     */
    record ComponentUpdate(
            String componentId,
            ComponentStatus status,
            double progress,
            Map<String, @Nullable Object> metadata)
            implements BuildEvent {
        public ComponentUpdate {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        @Override
        public String type() {
            return "component_update";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named(
                    "component_id",
                    componentId,
                    "status",
                    status.word(),
                    "progress",
                    progress,
                    "metadata",
                    metadata);
        }
    }

    /** As {@link ComponentUpdate}, of a feature. */
    record FeatureUpdate(
            String featureId,
            ComponentStatus status,
            double progress,
            Map<String, @Nullable Object> metadata)
            implements BuildEvent {
        public FeatureUpdate {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        @Override
        public String type() {
            return "feature_update";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named(
                    "feature_id",
                    featureId,
                    "status",
                    status.word(),
                    "progress",
                    progress,
                    "metadata",
                    metadata);
        }
    }

    /**
     * A checkpoint was written. The lists are the whole ones of the file, and always there: clients
     * ask for their length.
     */
    record CheckpointUpdate(
            String checkpointId,
            String phase,
            List<String> tasksCompleted,
            List<String> filesCreated,
            Map<String, JsonNode> metadata)
            implements BuildEvent {
        public CheckpointUpdate {
            tasksCompleted = List.copyOf(tasksCompleted);
            filesCreated = List.copyOf(filesCreated);
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        public static CheckpointUpdate of(Checkpoint checkpoint) {
            return new CheckpointUpdate(
                    checkpoint.id(),
                    checkpoint.phase(),
                    checkpoint.tasksCompleted(),
                    checkpoint.filesCreated(),
                    checkpoint.metadata());
        }

        @Override
        public String type() {
            return "checkpoint_update";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named(
                    "checkpoint_id",
                    checkpointId,
                    "phase",
                    phase,
                    "tasks_completed",
                    tasksCompleted,
                    "files_created",
                    filesCreated,
                    "metadata",
                    metadata);
        }
    }

    /**
     * What the build printed.
     *
     * @param outputType {@code stdout}, {@code stderr}, {@code info}, {@code error}, {@code
     *     success}; a terminal has only the first
     * @param source who printed it, such as {@code build}
     */
    record TerminalOutput(String output, String outputType, String source) implements BuildEvent {
        @Override
        public String type() {
            return "terminal_output";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("output", output, "output_type", outputType, "source", source);
        }
    }

    /**
     * How far the build is.
     *
     * @param total components and features
     * @param percent see {@link Stats#completionPercentage}
     */
    record BuildProgress(int total, int completed, double percent) implements BuildEvent {
        public static BuildProgress of(Checkpoint checkpoint) {
            Stats all = checkpoint.componentStats().plus(checkpoint.featureStats());
            return new BuildProgress(all.total(), all.completed(), all.completionPercentage());
        }

        @Override
        public String type() {
            return "build_progress";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("total", total, "completed", completed, "percent", percent);
        }
    }

    /**
     * A file of the build has changed.
     *
     * @param filePath relative to the project
     * @param content of a note; empty where it is too large, no text, or gone
     */
    record FileChanged(String filePath, Kind kind, BuildFile file, Optional<String> content)
            implements BuildEvent {
        /** How. */
        public enum Kind {
            CREATED("created"),
            MODIFIED("modified"),
            DELETED("deleted");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** As it goes over the wire. */
            public String word() {
                return word;
            }
        }

        @Override
        public String type() {
            return "file_change";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields =
                    named("file_path", filePath, "change_type", kind.word());
            fields.put("file_type", file.word());
            fields.put("content", content.orElse(null));
            return fields;
        }
    }

    /**
     * Something went wrong.
     *
     * @param errorType one word a kind, as in {@link Problem#code}
     * @param traceback empty where there is none
     */
    record Failed(String message, String errorType, Optional<String> traceback)
            implements BuildEvent {
        public static Failed of(Problem problem) {
            return new Failed(problem.detail(), problem.code(), Optional.empty());
        }

        @Override
        public String type() {
            return "error";
        }

        /** The message twice: clients read {@code error_message}, older ones {@code error}. */
        @Override
        public Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields =
                    named("error_message", message, "error", message, "error_type", errorType);
            fields.put("traceback", traceback.orElse(null));
            return fields;
        }
    }

    /** What runs the build was told anew ({@code PATCH …/runtime} of variant 2). */
    record RuntimeUpdate(BuildRuntime runtime) implements BuildEvent {
        @Override
        public String type() {
            return "runtime_update";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return runtime.fields();
        }
    }

    /** Names and values in turn. */
    private static Map<String, @Nullable Object> named(Object... pairs) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) fields.put((String) pairs[i], pairs[i + 1]);
        return fields;
    }
}
