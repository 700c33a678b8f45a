package dev.sightline.ralph;

import dev.sightline.disk.Disk;
import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;
import dev.sightline.event.Envelope;
import dev.sightline.json.Json;
import dev.sightline.project.Project;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Puts the text back into a {@code log_append} of which the journal kept only where it lies. The
 * log may have been rotated since; that the bytes there are the ones that were told, a sum of them
 * says.
 */
final class LogRecall {
    private final Disk disk;
    private final ExecutorService threads;

    LogRecall(Disk disk, ExecutorService threads) {
        this.disk = disk;
        this.threads = threads;
    }

    /**
     * @param project null where it is served no more
     */
    Envelope whole(Envelope kept, @Nullable Project project) {
        JsonNode where = Json.read(kept.json()).get("data");
        Optional<String> text = project == null ? Optional.empty() : text(project, where);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("lines", text.orElse(""));
        where.properties()
                .forEach(field -> {
                    if (!field.getKey().equals("crc")) data.put(field.getKey(), field.getValue());
                });
        if (text.isEmpty()) data.put("missing", true);
        return kept.telling(data);
    }

    private Optional<String> text(Project project, JsonNode where) {
        try {
            Future<Optional<String>> read = threads.submit(() -> read(project, where));
            return read.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Trouble trouble && isGone(trouble)) return Optional.empty();
            // Not gone, and not to be had now: a client that is cut comes back for it.
            throw new IllegalStateException("the log cannot be recalled", e.getCause());
        } catch (RejectedExecutionException stopping) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isGone(Trouble trouble) {
        return switch (trouble.kind()) {
            case UNSTABLE, BROKEN_DISK, DISK_FULL -> false;
            case BAD_PATH, OUTSIDE_ROOTS, NOT_ALLOWED, NOT_FOUND, NOT_A_FILE -> true;
            case NOT_A_DIRECTORY, UNREADABLE, UNWRITABLE -> true;
            case TOO_LARGE, NOT_TEXT, UNMAPPABLE -> true;
        };
    }

    private Optional<String> read(Project project, JsonNode where) throws Trouble {
        Optional<GrowingFile> found =
                GrowingFile.find(
                        disk,
                        Around.place(project, Part.LOG_FILE),
                        where.get("generation").asString());
        if (found.isEmpty()) return Optional.empty();
        try (GrowingFile file = found.get()) {
            ByteBuffer bytes = ByteBuffer.allocate(where.get("length").asInt());
            long offset = where.get("offset").asLong();
            while (bytes.hasRemaining() && file.read(offset + bytes.position(), bytes) > 0) {
                // A read may give less than there is.
            }
            if (bytes.hasRemaining()) return Optional.empty();
            bytes.flip();
            return LogTail.crc(bytes) == where.get("crc").asLong()
                    ? Optional.of(LogTail.text(bytes))
                    : Optional.empty();
        }
    }
}
