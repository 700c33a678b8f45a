package dev.sightline.kernel;

import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.journal.Journal;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A journal behind a disk that takes nothing until it is let go. */
public record StuckSequence(Journal journal, CountDownLatch letGo) implements Sequence {
    @Override
    public long append(Event event, List<Kept> kept, List<String> forgotten) {
        await();
        return journal.append(event, kept, forgotten);
    }

    @Override
    public void keep(List<Kept> kept) {
        await();
        journal.keep(kept);
    }

    @Override
    public void forget(String space) {
        await();
        journal.forget(space);
    }

    @Override
    public Map<String, String> kept(String space) {
        return journal.kept(space);
    }

    @Override
    public Position last() {
        return journal.last();
    }

    @Override
    public void awaitCommitted(Position position) {
        journal.awaitCommitted(position);
    }

    @Override
    public boolean awaitCommitted(Position position, Duration patience) {
        return journal.awaitCommitted(position, patience);
    }

    private void await() {
        try {
            letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
