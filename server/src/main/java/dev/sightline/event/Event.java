package dev.sightline.event;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * What a change means, before the journal gives it its place.
 *
 * @param type such as {@code disk_changed}
 * @param project the id of the project; empty for what concerns the node as a whole
 * @param data the event's own fields, as they go over the wire
 * @param reference what the journal keeps in their place, where they hold bulk that lies in a file:
 *     where it lies; empty where the journal keeps {@code data} itself
 * @param state where only the newest event of this key counts (a plan, a status), the key; a client
 *     too slow for all of them gets the last
 * @param seenNanos {@link System#nanoTime} when the watcher first saw the change; 0 where no file
 *     changed
 */
public record Event(
        String type,
        Optional<String> project,
        Map<String, ? extends @Nullable Object> data,
        Optional<Map<String, ? extends @Nullable Object>> reference,
        Optional<String> state,
        long seenNanos) {

    /** An event of a project each of which counts. */
    public static Event of(
            String type, String project, Map<String, ? extends @Nullable Object> data) {
        return new Event(type, Optional.of(project), data, Optional.empty(), Optional.empty(), 0);
    }

    /** An event of the node as a whole. */
    public static Event ofNode(String type, Map<String, ? extends @Nullable Object> data) {
        return new Event(type, Optional.empty(), data, Optional.empty(), Optional.empty(), 0);
    }

    /** The same, seen at that moment. */
    public Event seenAt(long nanos) {
        return new Event(type, project, data, reference, state, nanos);
    }

    /** The same, where only the newest of {@code key} counts. */
    public Event asStateOf(String key) {
        return new Event(type, project, data, reference, Optional.of(key), seenNanos);
    }

    /** The same, of which the journal keeps only where its bulk lies. */
    public Event keptAs(Map<String, ? extends @Nullable Object> where) {
        return new Event(type, project, data, Optional.of(where), state, seenNanos);
    }
}
