package dev.sightline.journal;

import dev.sightline.event.Event;
import dev.sightline.event.Position;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The way into the journal, as the lenses see it. */
public interface Sequence {
    /** The same where nothing is forgotten. */
    default long append(Event event, List<Kept> kept) {
        return append(event, kept, List.of());
    }

    /**
     * Gives the event its place. It is committed soon, and only then told to anyone. Waits where
     * the disk cannot keep up; whoever calls must be able to wait.
     *
     * @param kept committed together with the event
     * @param forgotten spaces of which all is forgotten first, in the same commit
     * @return its seq
     */
    long append(Event event, List<Kept> kept, List<String> forgotten);

    /** Keeps something without an event. */
    void keep(List<Kept> kept);

    /** Forgets all that was kept in a space. */
    void forget(String space);

    /** All that was kept in a space, by key, with what was said before this call. Waits. */
    Map<String, String> kept(String space);

    /** The place of the last event that was appended, committed or not. */
    Position last();

    /** Waits until everything up to there is committed. */
    void awaitCommitted(Position position);

    /** The same, but no longer than that; false where it is not committed then. */
    boolean awaitCommitted(Position position, Duration patience);

    /**
     * The place of the last event that was appended, once all up to it is committed: what a
     * snapshot says that contains them. Whoever has a lock on the snapshot's data takes {@link
     * #last} under it, and waits for the commit after it.
     */
    default Position settled() {
        Position last = last();
        awaitCommitted(last);
        return last;
    }
}
