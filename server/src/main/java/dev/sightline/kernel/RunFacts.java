package dev.sightline.kernel;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a run from its beginning.
 *
 * @param id letters and digits
 * @param path of its script, where that is a file
 * @param from the first line of the range that was asked for
 * @param digest of the script's text: lower-case hex of SHA-256 over its UTF-8, so that whoever has
 *     the same text before them knows it
 */
record RunFacts(
        String id,
        String session,
        Optional<Path> path,
        String name,
        OptionalInt from,
        OptionalInt to,
        String digest,
        Instant started) {

    void into(Map<String, @Nullable Object> fields) {
        fields.put("id", id);
        fields.put("session", session);
        fields.put("path", path.map(Path::toString).orElse(null));
        fields.put("name", name);
        fields.put("from", from.isPresent() ? from.getAsInt() : null);
        fields.put("to", to.isPresent() ? to.getAsInt() : null);
        fields.put("script", digest);
        fields.put("started", started.toString());
    }

    static RunFacts of(JsonNode fields) {
        return new RunFacts(
                fields.path("id").asString(""),
                fields.path("session").asString(""),
                text(fields, "path").map(Path::of),
                fields.path("name").asString(""),
                number(fields, "from"),
                number(fields, "to"),
                fields.path("script").asString(""),
                Instant.parse(fields.path("started").asString("")));
    }

    static String digestOf(String script) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Optional<String> text(JsonNode fields, String name) {
        @Nullable JsonNode value = fields.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    static OptionalInt number(JsonNode fields, String name) {
        @Nullable JsonNode value = fields.get(name);
        return value == null || value.isNull()
                ? OptionalInt.empty()
                : OptionalInt.of(value.asInt());
    }
}
