package dev.sightline.project;

import dev.sightline.disk.Disk;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Sequence;
import dev.sightline.watch.Watcher;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * What all lanes share.
 *
 * @param threads platform threads, for what calls the system
 * @param inbox changes that may wait
 * @param files that a project may have
 */
record Surroundings(
        Disk disk,
        Watcher watcher,
        Sequence sequence,
        Executor threads,
        List<Lens> lenses,
        int inbox,
        int files) {

    /**
     * Waits until an answer that was taken there may be given.
     *
     * @throws Refusal 503 where that takes longer
     */
    void awaitCommitted(Position at, Deadline deadline) throws Refusal {
        if (!sequence.awaitCommitted(at, deadline.left())) throw JournalStuck.refusal();
    }
}
