package dev.sightline.ralph.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The id of a notification (compat.md §1): {@code notif-} and the first 16 hex of the SHA-1 of
 * Python's {@code json.dumps({details, iteration, message, prefix, timestamp}, sort_keys=True,
 * separators=(",", ":"))}, which escapes all that is not printable ASCII.
 */
final class EventId {
    private EventId() {}

    static String of(
            String timestamp,
            Optional<String> prefix,
            String message,
            Optional<Integer> iteration,
            Optional<String> details) {
        StringBuilder json = new StringBuilder("{\"details\":");
        value(json, details);
        json.append(",\"iteration\":").append(iteration.map(String::valueOf).orElse("null"));
        json.append(",\"message\":");
        value(json, Optional.of(message));
        json.append(",\"prefix\":");
        value(json, prefix);
        json.append(",\"timestamp\":");
        value(json, Optional.of(timestamp));
        return "notif-" + sha1(json.append('}').toString()).substring(0, 16);
    }

    private static void value(StringBuilder json, Optional<String> text) {
        if (text.isEmpty()) {
            json.append("null");
            return;
        }
        json.append('"');
        for (char c : text.get().toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\f' -> json.append("\\f");
                case '\b' -> json.append("\\b");
                default -> {
                    if (c >= ' ' && c <= '~') json.append(c);
                    else json.append("\\u").append(HexFormat.of().toHexDigits(c));
                }
            }
        }
        json.append('"');
    }

    private static String sha1(String text) {
        try {
            // All of it is ASCII.
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
