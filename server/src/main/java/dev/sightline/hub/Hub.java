package dev.sightline.hub;

import dev.sightline.event.Envelope;
import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.journal.Journal;
import dev.sightline.journal.Page;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands each committed event to every subscription that asked for it. Two threads write, each for
 * half of the subscriptions; who stalls is skipped, and no lock is held while anyone is written to.
 */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = System.getLogger("sightline.hub");

    /** One for each core of a small machine; what they reach stands in bench/results. */
    private static final int WRITERS = 2;

    private final Journal journal;
    private final Recall recall;
    private final Clock clock;
    private final Counters counters;
    private final List<Fanout> fanouts = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("catch-up-", 0).factory());

    /**
     * @param journal opened, not yet started: it is to be started with {@link #publish}
     * @param recall for what the journal keeps only a reference to
     */
    public Hub(Journal journal, Recall recall, Clock clock, Counters counters) {
        this.journal = journal;
        this.recall = recall;
        this.clock = clock;
        this.counters = counters;
        for (int i = 0; i < WRITERS; i++) {
            fanouts.add(new Fanout("hub-" + i, journal.committed().seq(), counters));
        }
    }

    /** Tells a committed event; in order, by one thread. Waits where the clients' threads lag. */
    public void publish(Envelope envelope) {
        for (Fanout fanout : fanouts) fanout.publish(envelope);
    }

    /** A client that wants nothing yet. */
    public Subscription subscribe(Receiver receiver) {
        Fanout fanout = fanouts.get(Math.floorMod(next.getAndIncrement(), WRITERS));
        return new Subscription(this, fanout, receiver, threads);
    }

    /** Up to where everything may have been told. */
    public Position position() {
        return journal.committed();
    }

    /** Why a client that stopped there cannot simply go on; empty where it can. */
    Optional<String> whyLost(String since) {
        Optional<Position> position = Position.parse(since);
        if (position.isEmpty()) return Optional.of("unknown_position");
        if (!position.get().epoch().equals(journal.epoch())) return Optional.of("unknown_epoch");
        long seq = position.get().seq();
        if (seq > journal.committed().seq()) return Optional.of("unknown_position");
        return seq < journal.trimmed() ? Optional.of("trimmed") : Optional.empty();
    }

    Page read(long after) {
        return journal.read(after);
    }

    /** One that was read, as it was told. Waits for the disk. */
    Envelope whole(Envelope kept) {
        return recall.whole(kept);
    }

    /**
     * Not in the journal: it is for one client, and stands in the place of what that one missed.
     */
    Envelope reset(String reason, long tail) {
        counters.reset();
        return Envelope.of(
                new Position(journal.epoch(), tail),
                clock.instant(),
                Event.ofNode("reset", Map.of("reason", reason)));
    }

    /** What it has done since the start. */
    public Counters counters() {
        return counters;
    }

    void failed(Throwable bug) {
        LOG.log(Level.ERROR, "a subscription failed", bug);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Fanout fanout : fanouts) fanout.close();
    }
}
