package dev.sightline.ralph;

import dev.sightline.event.Event;
import dev.sightline.journal.Kept;

import java.util.List;

/**
 * Something new in a loop.
 *
 * @param kept that it was told, in the same commit
 * @param quiet it was so when the loop was first looked at: kept, and not told
 */
record News(Event event, List<Kept> kept, boolean quiet) {
    News {
        kept = List.copyOf(kept);
    }

    static News of(Event event, Kept... kept) {
        return new News(event, List.of(kept), false);
    }

    News quietIf(boolean first) {
        return new News(event, kept, quiet || first);
    }
}
