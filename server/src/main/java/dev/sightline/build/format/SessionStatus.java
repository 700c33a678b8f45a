package dev.sightline.build.format;

import java.util.Locale;
import java.util.Optional;

/** How a build session stands (compat.md §2, "Build REST"). */
public enum SessionStatus {
    IDLE,
    INITIALIZING,
    RUNNING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is none of them. */
    public static Optional<SessionStatus> of(String word) {
        for (SessionStatus one : values()) if (one.word().equals(word)) return Optional.of(one);
        return Optional.empty();
    }

    /** Nothing of it comes any more. */
    public boolean isOver() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Something of it is still to come. */
    public boolean isActive() {
        return switch (this) {
            case INITIALIZING, RUNNING, PAUSED -> true;
            case IDLE, COMPLETED, FAILED, CANCELLED -> false;
        };
    }
}
