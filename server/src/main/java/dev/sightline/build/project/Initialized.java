package dev.sightline.build.project;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project that was begun.
 *
 * @param path absolute, without links
 * @param made relative to it
 * @param kept what was there already, relative to it
 * @param formerly where the alias led before, if it led elsewhere
 */
public record Initialized(
        String alias,
        Path path,
        Instant createdAt,
        List<Path> made,
        List<Path> kept,
        Optional<Path> formerly) {
    public Initialized {
        made = List.copyOf(made);
        kept = List.copyOf(kept);
    }

    public String message() {
        return "Project '" + alias + "' initialized successfully";
    }

    /** {@code {success,message,project_path,alias,errors|null,created_at}}. */
    public Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("message", message());
        body.put("project_path", path.toString());
        body.put("alias", alias);
        body.put("errors", null);
        body.put("created_at", createdAt.toString());
        return body;
    }
}
