package dev.sightline.build.format;

import java.util.Locale;

/**
 * How a checkpoint says that the build goes: {@code overall_progress.status}. Not the checkpoint's
 * own status, nor that of a session.
 */
public enum BuildStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED;

    private static final String BUILDING = "build_";

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The rules of the seed, in its order; the first that holds decides. Every phase that
     * BuildRunner really writes begins with {@code build_}, {@code build_3a_production_ready} too,
     * so that its checkpoints are in progress by the first rule, whatever else they say.
     */
    static BuildStatus of(Checkpoint checkpoint) {
        Stats components = checkpoint.componentStats();
        if (checkpoint.phase().contains(BUILDING)) return IN_PROGRESS;
        if (checkpoint.completion() >= 100) return COMPLETED;
        if (checkpoint.error().isPresent()) return FAILED;
        if (components.failed() > 0) return FAILED;
        if (components.total() > 0 && components.completed() == components.total()) {
            return COMPLETED;
        }
        if (components.inProgress() > 0) return IN_PROGRESS;
        return PENDING;
    }
}
