package dev.sightline.ralph.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What the text of a notification says, before anything of its file is added.
 *
 * @param timestamp as written, which may be the literal text {@code $(date -Iseconds)}
 * @param ownId {@code event_id}, where the file has one
 */
record Notice(
        Optional<String> timestamp,
        Optional<String> prefix,
        Optional<String> kind,
        Optional<String> severity,
        String message,
        Optional<Integer> iteration,
        Optional<String> details,
        Optional<String> status,
        Optional<String> ownId,
        Optional<String> logTail) {
    // In characters. It goes to every client and to phones, and whoever writes it may write a book.
    private static final int MESSAGE = 4 * 1024;
    private static final int DETAILS = 16 * 1024;
    private static final int LOG_TAIL = 64 * 1024;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    /** {@code PREFIX: text}, or only text. */
    static Notice plain(String text) {
        return split(text, Optional.empty());
    }

    static Notice json(Fields json, String raw) {
        String message = json.words("message").orElse("");
        Optional<String> details = json.words("details").or(() -> json.written("details"));
        if (message.isEmpty()) message = details.or(() -> json.words("prefix")).orElse(raw);
        Notice split = split(Line.strip(message), json.words("prefix"));
        return new Notice(
                json.words("timestamp"),
                split.prefix,
                json.words("kind"),
                json.words("severity").filter(Notice::known),
                split.message,
                json.whole("iteration"),
                details,
                json.words("status"),
                json.words("event_id"),
                json.words("log_tail").map(Notice::decoded));
    }

    /** {@code ^([A-Z_]+):\s*(.+)$}, where the prefix has no field of its own. */
    private static Notice split(String text, Optional<String> prefix) {
        int end = 0;
        while (end < text.length() && capital(text.charAt(end))) end++;
        boolean splits = prefix.isEmpty() && end > 0 && text.startsWith(":", end);
        String rest = splits ? Line.strip(text.substring(end + 1)) : "";
        return rest.isEmpty() ? of(prefix, text) : of(Optional.of(text.substring(0, end)), rest);
    }

    private static Notice of(Optional<String> prefix, String message) {
        return new Notice(
                Optional.empty(),
                prefix,
                Optional.empty(),
                Optional.empty(),
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean capital(char c) {
        return (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean known(String severity) {
        return severity.equals("error") || severity.equals("success") || severity.equals("info");
    }

    private static String decoded(String tail) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(tail);
            return Line.plain(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return tail;
        }
    }

    Notification at(Instant modified, String source, boolean active) {
        String time =
                timestamp
                        .filter(written -> Moment.read(written).isPresent())
                        .orElseGet(() -> SECONDS.format(modified));
        return new Notification(
                ownId.orElseGet(() -> EventId.of(time, prefix, message, iteration, details)),
                time,
                prefix,
                kind.orElse(prefix.orElse("message").toLowerCase(Locale.ROOT)),
                severity.orElse(severityOf(prefix.orElse(""))),
                active,
                Line.atMost(MESSAGE, message),
                iteration,
                details.map(text -> Line.atMost(DETAILS, text)),
                status,
                source,
                logTail.map(text -> Line.atMost(LOG_TAIL, text)));
    }

    private static String severityOf(String prefix) {
        return switch (prefix) {
            case "ERROR", "BLOCKED" -> "error";
            case "DONE" -> "success";
            default -> "info";
        };
    }
}
