package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a loop says to people (compat.md §1, "pending-notification.txt").
 *
 * @param eventId as the original computes it
 * @param timestamp as written; that of the file where it is no time
 * @param severity {@code error}, {@code success}, {@code info}
 * @param active it is the pending one
 * @param source the file, relative to the project
 */
public record Notification(
        String eventId,
        String timestamp,
        Optional<String> prefix,
        String kind,
        String severity,
        boolean active,
        String message,
        Optional<Integer> iteration,
        Optional<String> details,
        Optional<String> status,
        String source,
        Optional<String> logTail) {

    /**
     * JSON or {@code PREFIX: text}.
     *
     * @param modified of the file
     * @return empty for a file that says nothing
     */
    public static Optional<Notification> parse(
            String text, Instant modified, String source, boolean active) {
        String said = Line.strip(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (said.isEmpty()) return Optional.empty();
        Notice notice =
                said.startsWith("{")
                        ? Fields.read(said)
                                .map(json -> Notice.json(json, said))
                                .orElseGet(() -> Notice.plain(said))
                        : Notice.plain(said);
        return Optional.of(notice.at(modified, source, active));
    }

    /** When it was said. */
    public Instant at() {
        return Moment.instant(timestamp).orElse(Instant.EPOCH);
    }

    /** The loop waits for an answer: QUESTION, DECISION, BLOCKED. */
    public boolean asks() {
        return switch (prefix.orElse("")) {
            case "QUESTION", "DECISION", "BLOCKED" -> true;
            default -> false;
        };
    }

    /** As the route and the event say it. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("event_id", eventId);
        fields.put("timestamp", timestamp);
        fields.put("prefix", prefix.orElse(null));
        fields.put("kind", kind);
        fields.put("severity", severity);
        fields.put("active", active);
        fields.put("message", message);
        fields.put("iteration", iteration.orElse(null));
        fields.put("details", details.orElse(null));
        fields.put("status", status.orElse(null));
        fields.put("source", source);
        fields.put("log_tail", logTail.orElse(null));
        return fields;
    }
}
