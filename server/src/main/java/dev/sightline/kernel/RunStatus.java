package dev.sightline.kernel;

import java.util.Locale;

/** How a run is, or how it ended. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    OK,
    ERROR,
    INTERRUPTED,
    /** By {@code sys.exit}. */
    EXITED,
    /** Its process died. */
    DIED,
    /** Before it began. */
    CANCELLED,
    /** The node ended under it. */
    LOST;

    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
