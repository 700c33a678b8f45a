package dev.sightline.project;

import dev.sightline.event.Event;
import dev.sightline.journal.Kept;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to one file of a project; paths are relative to it, with {@code /} between. */
public sealed interface FileChange {
    /** Where the file is now, or was last. */
    String path();

    /** A new path. */
    record Created(String path, FileStamp stamp) implements FileChange {}

    /** New content at a known path. */
    record Modified(String path, FileStamp stamp) implements FileChange {}

    /** A known path has a new name; what was there is replaced. */
    record Moved(String from, String path, FileStamp stamp) implements FileChange {}

    /** A known path is gone. */
    record Deleted(String path) implements FileChange {}

    /** What everyone is told: {@code disk_changed}. */
    default Event event(String project) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("path", path());
        switch (this) {
            case Created created -> put(data, "created", created.stamp());
            case Modified modified -> put(data, "modified", modified.stamp());
            case Moved moved -> {
                put(data, "moved", moved.stamp());
                data.put("from", moved.from());
            }
            case Deleted _ -> data.put("kind", "deleted");
        }
        return Event.of("disk_changed", project, data);
    }

    private static void put(Map<String, Object> data, String kind, FileStamp stamp) {
        data.put("kind", kind);
        data.put("size", stamp.size());
        data.put("mtime", stamp.mtime().toString());
    }

    /** What is kept with the event. */
    default List<Kept> kept(String space) {
        return switch (this) {
            case Created(String path, FileStamp stamp) ->
                    List.of(new Kept(space, path, stamp.text()));
            case Modified(String path, FileStamp stamp) ->
                    List.of(new Kept(space, path, stamp.text()));
            case Moved(String from, String path, FileStamp stamp) ->
                    List.of(new Kept(space, from, null), new Kept(space, path, stamp.text()));
            case Deleted(String path) -> List.of(new Kept(space, path, null));
        };
    }
}
