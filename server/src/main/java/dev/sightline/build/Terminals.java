package dev.sightline.build;

import dev.sightline.disk.Characters;
import dev.sightline.event.Envelope;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What builds have written to their terminals: a file each. */
final class Terminals {
    /** Of a {@code terminal_output}. */
    static final String TYPE = "terminal_output";

    /** Bytes of UTF-8 (RFC 3629). */
    private static final int LONGEST_CHARACTER = 4;

    /**
     * A part of it.
     *
     * @param offset bytes before it; behind the one that was asked for where a character was cut
     * @param next bytes up to its end
     * @param total bytes that there are
     */
    record Part(long offset, long next, long total, String output) {}

    private static final System.Logger LOG = System.getLogger("sightline.build");

    /** Of one build: ten times what a million lines take. */
    private static final long LONGEST = 1024L * 1024 * 1024;

    private final Path folder;

    /**
     * @param folder only its owner may read it
     */
    Terminals(Path folder) {
        this.folder = folder;
    }

    TerminalFile create(String session) throws IOException {
        return TerminalFile.create(file(session), LONGEST);
    }

    long length(String session) {
        return TerminalFile.lengthOf(file(session));
    }

    void delete(String session) {
        try {
            Files.deleteIfExists(file(session));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a terminal's output stays on the disk", e);
        }
    }

    /** Those of sessions that are not known any more. */
    void keepOnly(java.util.Set<String> sessions) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.endsWith(SUFFIX)) continue;
                String session = name.substring(0, name.length() - SUFFIX.length());
                if (!sessions.contains(session)) Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "old terminals stay on the disk", e);
        }
    }

    private static final String SUFFIX = ".term";

    private Path file(String session) {
        return folder.resolve(session + SUFFIX);
    }

    /**
     * Whole characters from there, at least one.
     *
     * @param offset negative counts from the end
     * @param most bytes, if that one has no more
     */
    Part read(String session, long offset, int most) throws IOException {
        long total = length(session);
        long from = Math.clamp(offset < 0 ? total + offset : offset, 0, total);
        int limit = Math.max(most, LONGEST_CHARACTER);
        ByteBuffer bytes =
                TerminalFile.read(file(session), from, limit)
                        .orElseGet(() -> ByteBuffer.allocate(0));
        // It may have grown meanwhile.
        total = Math.max(total, from + bytes.limit());
        if (from > 0) bytes.position(Characters.broken(bytes));
        long begin = from + bytes.position();
        // At the end, half a character is all that there will be of it.
        boolean isEnd = bytes.limit() < limit;
        int length = isEnd ? bytes.remaining() : Characters.whole(bytes);
        bytes.limit(bytes.position() + length);
        return new Part(begin, begin + length, total, text(bytes));
    }

    /** What is no UTF-8 becomes U+FFFD. */
    static String text(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.duplicate().get(all);
        return new String(all, StandardCharsets.UTF_8);
    }

    /** Puts the output back where the journal kept only where it lies. */
    Envelope whole(Envelope kept) {
        if (!kept.type().equals(TYPE)) return kept;
        JsonNode where = Json.read(kept.json()).path("data");
        Optional<String> output = recalled(where);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        where.properties().forEach(field -> data.put(field.getKey(), field.getValue()));
        data.put("output", output.orElse(""));
        if (output.isEmpty()) data.put("missing", true);
        return kept.telling(data);
    }

    private Optional<String> recalled(JsonNode where) {
        int length = where.path("length").asInt(0);
        Path file = file(where.path("session_id").asString(""));
        try {
            return TerminalFile.read(file, where.path("offset").asLong(0), length)
                    .filter(bytes -> bytes.remaining() == length)
                    .map(Terminals::text);
        } catch (IOException e) {
            // Not gone, and not to be had now: a client that is cut comes back for it.
            throw new IllegalStateException("a terminal's output cannot be recalled", e);
        }
    }
}
