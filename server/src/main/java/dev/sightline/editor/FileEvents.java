package dev.sightline.editor;

import dev.sightline.disk.Content;
import dev.sightline.disk.Text;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.FileState.Failing;
import dev.sightline.editor.FileState.Present;
import dev.sightline.http.SseFrame;
import dev.sightline.json.Json;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of {@code watch-file} as frames. Names and fields are those of the tools that exist;
 * {@code etag} and {@code id:} are added, and for clients that follow also how the text is stored.
 */
final class FileEvents {
    private final Clock clock;

    FileEvents(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param type {@code initial} or {@code fileChanged}
     */
    SseFrame content(String type, Present file, boolean follow) {
        Content content = file.content();
        Map<String, Object> fields = fields(type, content.path());
        fields.put("content", file.text().content());
        fields.put("timestamp", clock.instant().getEpochSecond());
        fields.put("etag", content.etag());
        if (follow) fields.putAll(storage(content, file.text()));
        return SseFrame.of(content.etag(), Json.bytes(fields));
    }

    SseFrame deleted(Path path) {
        Map<String, Object> fields = fields("fileDeleted", path);
        fields.put("timestamp", clock.instant().getEpochSecond());
        return SseFrame.of(Json.bytes(fields));
    }

    SseFrame error(String path, Failing failing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "error");
        fields.put("path", path);
        fields.put("message", failing.message());
        fields.put("timestamp", clock.instant().getEpochSecond());
        fields.put("code", failing.kind().code());
        return SseFrame.of(Json.bytes(fields));
    }

    static Failing missing(Path path) {
        return new Failing(Trouble.Kind.NOT_FOUND, "File not found: " + path);
    }

    /** How a text lies on the disk, for an editor's status line. */
    static Map<String, Object> storage(Content content, Text text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("encoding", text.encoding().word());
        fields.put("bom", text.bom());
        fields.put("eol", text.eol().word());
        fields.put("size", content.bytes().length);
        fields.put("mtime", content.mtime().toString());
        return fields;
    }

    private static Map<String, Object> fields(String type, Path path) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("path", path.toString());
        return fields;
    }
}
