package dev.sightline.project;

import dev.sightline.event.Event;
import dev.sightline.journal.Kept;

import java.util.List;

/**
 * The knowledge of one layout of files: which of them matter, and what their changes mean. That
 * something changed on disk is told for every project anyway ({@code disk_changed}); a lens adds to
 * it. It is called by one thread at a time, in order.
 */
public interface Lens {
    /**
     * What a change means.
     *
     * @param kept what the lens must know after a restart, committed with the event
     */
    record Meaning(Event event, List<Kept> kept) {
        public Meaning {
            kept = List.copyOf(kept);
        }
    }

    /** Its name, as in {@code lenses} of a project. */
    String name();

    /** Whether this file of this project matters. */
    boolean concerns(Project project, FileChange change);

    /**
     * It may read the file; what it throws becomes a {@code problem}, and the next change comes.
     */
    List<Meaning> meanings(Project project, FileChange change) throws Exception;
}
