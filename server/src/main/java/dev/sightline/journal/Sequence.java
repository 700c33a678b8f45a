package dev.sightline.journal;

import dev.sightline.event.Event;
import dev.sightline.event.Position;

import java.util.List;
import java.util.Map;

/** The way into the journal, as the lenses see it. */
public interface Sequence {
    /**
     * Gives the event its place. It is committed soon, and only then told to anyone. Waits where
     * the disk cannot keep up; whoever calls must be able to wait.
     *
     * @param kept committed together with the event
     * @return its seq
     */
    long append(Event event, List<Kept> kept);

    /** Keeps something without an event. */
    void keep(List<Kept> kept);

    /** All that was kept in a space, by key. Waits for the disk. */
    Map<String, String> kept(String space);

    /**
     * The place of the last event that was appended, once all up to it is committed: what a
     * snapshot says that contains them. Take it under the same lock as the snapshot's own data.
     */
    Position settled();
}
