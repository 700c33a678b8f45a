package dev.sightline.ralph;

import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;
import dev.sightline.project.JournalStuck;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells what is new in a loop, and holds what was told last. Both change under one lock, which a
 * snapshot takes too: so each answer is exact at its place in the sequence.
 */
final class Teller {
    /** Rows that are kept in one commit. */
    private static final int BATCH = 1_000;

    /** What was told, and up to where that is all. */
    record Told(Position at, LoopState state) {}

    private final Sequence sequence;
    private final String project;
    private final String space;

    /** Held also while an event waits for room in the journal: who asks waits with a limit. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile LoopState state = LoopState.none();

    Teller(Sequence sequence, String project) {
        this.sequence = sequence;
        this.project = project;
        this.space = "ralph/" + project;
    }

    /** What was kept at the last start. */
    Map<String, String> recall() {
        return sequence.kept(space);
    }

    Kept kept(String key, @Nullable String value) {
        return new Kept(space, key, value);
    }

    Event event(String type, Map<String, ? extends @Nullable Object> data) {
        return Event.of(type, project, data);
    }

    /** What was told last, without a wait. */
    LoopState state() {
        return state;
    }

    /** In order; after it the state is this one. */
    void tell(List<News> news, LoopState next) {
        lock.lock();
        try {
            List<Kept> quiet = new ArrayList<>();
            for (News one : news) {
                if (one.quiet()) quiet.addAll(one.kept());
                else sequence.append(one.event(), one.kept());
            }
            keep(quiet);
            state = next;
        } finally {
            lock.unlock();
        }
    }

    void keep(List<Kept> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            sequence.keep(rows.subList(from, Math.min(from + BATCH, rows.size())));
        }
    }

    /**
     * For an answer: all up to its place is committed.
     *
     * @throws Refusal 503 where the journal takes longer
     */
    Told told(Duration patience) throws Refusal, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) throw JournalStuck.refusal();
        Told told;
        try {
            told = new Told(sequence.last(), state);
        } finally {
            lock.unlock();
        }
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (!sequence.awaitCommitted(told.at(), left)) throw JournalStuck.refusal();
        return told;
    }
}
