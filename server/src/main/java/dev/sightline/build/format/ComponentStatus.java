package dev.sightline.build.format;

import java.util.Locale;
import java.util.Optional;

/** How far a component or a feature is, in the words of BuildRunner's UI (compat.md §2). */
public enum ComponentStatus {
    NOT_STARTED,
    IN_PROGRESS,
    COMPLETED,
    ERROR,
    BLOCKED;

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its own words, those of the statistics, and what else people write for them. */
    static Optional<ComponentStatus> of(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return switch (word) {
            case "not_started", "pending", "planned", "todo" -> Optional.of(NOT_STARTED);
            case "in_progress", "running", "active", "started" -> Optional.of(IN_PROGRESS);
            case "completed", "complete", "done" -> Optional.of(COMPLETED);
            case "error", "failed" -> Optional.of(ERROR);
            case "blocked" -> Optional.of(BLOCKED);
            default -> Optional.empty();
        };
    }

    /** What the progress alone says. */
    static ComponentStatus at(double progress) {
        if (progress >= 100) return COMPLETED;
        return progress > 0 ? IN_PROGRESS : NOT_STARTED;
    }
}
