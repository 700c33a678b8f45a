package dev.sightline.editor;

import dev.sightline.disk.Content;
import dev.sightline.disk.Text;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.Client.Manner;
import dev.sightline.editor.FileState.Failing;
import dev.sightline.editor.FileState.Present;
import dev.sightline.http.Message;
import dev.sightline.json.Json;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of {@code watch-file} as messages. Names and fields are those of the tools that exist;
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
    Message content(String type, Present file, Manner manner) {
        Content content = file.content();
        Map<String, Object> fields = fields(type, content.path().toString(), manner);
        fields.put("content", file.text().content());
        fields.put("timestamp", clock.instant().getEpochSecond());
        fields.put("etag", content.etag());
        if (manner.follow()) fields.putAll(storage(content, file.text()));
        return Message.of(content.etag(), Json.bytes(fields)).asStateOf(manner.key());
    }

    Message deleted(Path path, Manner manner) {
        Map<String, Object> fields = fields("fileDeleted", path.toString(), manner);
        fields.put("timestamp", clock.instant().getEpochSecond());
        return Message.of(Json.bytes(fields)).asStateOf(manner.key());
    }

    Message error(String path, Failing failing, Manner manner) {
        Map<String, Object> fields = fields("error", path, manner);
        fields.put("message", failing.message());
        fields.put("timestamp", clock.instant().getEpochSecond());
        fields.put("code", failing.kind().code());
        return Message.of(Json.bytes(fields)).asStateOf(manner.key());
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

    private static Map<String, Object> fields(String type, String path, Manner manner) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("path", path);
        manner.watch().ifPresent(asked -> fields.put("watch", asked));
        return fields;
    }
}
