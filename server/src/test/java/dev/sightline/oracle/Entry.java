package dev.sightline.oracle;

import dev.sightline.event.Position;

import java.util.Map;
import java.util.Optional;

/** One line of what a client writes down, in the order in which it happened to it. */
sealed interface Entry {
    /** It connected and asked for what comes after. */
    record Asked(Optional<Position> since) implements Entry {}

    /** Server-sent events only: the first {@code id:}, from which a browser would resume. */
    record Begun(Position position) implements Entry {}

    /**
     * It heard an event, whole.
     *
     * @param json as it came
     * @param change of {@code disk_changed}
     */
    record Told(
            Position position,
            String type,
            Optional<String> project,
            String json,
            Optional<FileChange> change)
            implements Entry {
        @Override
        public String toString() {
            return json;
        }
    }

    /** It was told that what it missed is gone. */
    record Reset(Position position, String reason) implements Entry {}

    /** It asked for all files of a project. */
    record Snapshot(Position position, String project, Map<String, Stamp> files) implements Entry {
        @Override
        public String toString() {
            return "Snapshot[" + project + " at " + position + ", " + files.size() + " files]";
        }
    }

    /** The connection is over, because it cut it or because it was cut. */
    record Ended(String how) implements Entry {}

    /** What no node that keeps the contract says. */
    record Strange(String what) implements Entry {}
}
