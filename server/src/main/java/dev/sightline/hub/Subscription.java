package dev.sightline.hub;

import dev.sightline.event.Envelope;
import dev.sightline.event.Position;
import dev.sightline.hub.Interest.Match;
import dev.sightline.journal.Page;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * One client's interest, and how far it has heard. What it missed is read from the journal at the
 * client's own pace; where that meets the newest events it goes live. Changes of the interest
 * happen one after the other, each when the one before has caught up, and never make the caller
 * wait.
 */
public final class Subscription {
    /** Changes of the interest that may wait; each may wait for a slow reader. */
    private static final int WAITING = 32;

    private final Hub hub;
    private final Fanout fanout;
    private final Receiver receiver;
    private final Executor threads;

    // Guarded by this.
    private CompletableFuture<Void> steps = CompletableFuture.completedFuture(null);
    private int waiting;

    private volatile Interest interest = Interest.NONE;
    private volatile boolean closed;

    /**
     * The seq up to which it has heard. The journal may be ahead of the fan-out's thread: what was
     * read there must not be handed out again when it comes by here.
     */
    private volatile long heard;

    /** Was live, could not take what came, and has not caught up since. */
    private volatile boolean behind;

    Subscription(Hub hub, Fanout fanout, Receiver receiver, Executor threads) {
        this.hub = hub;
        this.fanout = fanout;
        this.receiver = receiver;
        this.threads = threads;
    }

    /**
     * Wants these too, from now on, or since a place; a wish of before for the same projects gives
     * way.
     *
     * @param projects ids or slugs; empty for all
     * @param since where the client stopped; text that is no place of this journal makes a reset
     * @return false where too many changes wait already; then nothing is changed
     */
    public boolean add(
            Optional<Set<String>> projects, Optional<Set<String>> types, Optional<String> since) {
        return step(() -> {
            long heard = leave();
            if (since.isEmpty()) {
                wish(projects, types, heard, heard);
                catchUp(heard);
                return;
            }
            Optional<String> lost = hub.whyLost(since.get());
            if (lost.isPresent()) {
                wish(projects, types, 0, heard);
                reset(lost.get());
                return;
            }
            long from = Position.parse(since.get()).orElseThrow().seq();
            wish(projects, types, from, heard);
            catchUp(Math.min(from, heard));
        });
    }

    /**
     * Wants these no more; empty for all.
     *
     * @return false where too many changes wait already; then nothing is changed
     */
    public boolean remove(Optional<Set<String>> projects) {
        return step(() -> {
            long heard = leave();
            interest = interest.without(projects, heard);
            catchUp(heard);
        });
    }

    /** The client is gone. */
    public void close() {
        closed = true;
        var _ = fanout.leave(this);
    }

    /** Done when all changes asked for so far have caught up. */
    synchronized CompletableFuture<Void> settled() {
        return steps;
    }

    private void wish(
            Optional<Set<String>> projects, Optional<Set<String>> types, long after, long heard) {
        interest = interest.with(new Interest.Wish(projects, types, after), heard);
    }

    private synchronized boolean step(Runnable work) {
        if (waiting == WAITING) return false;
        proceed(work);
        return true;
    }

    private synchronized void proceed(Runnable work) {
        waiting++;
        steps =
                steps.thenRunAsync(
                                () -> {
                                    if (!closed) work.run();
                                },
                                threads)
                        .exceptionally(bug -> {
                            hub.failed(bug);
                            // Better an end that the client sees than silence.
                            if (!closed) cut(hub.position().seq());
                            return null;
                        })
                        .thenRun(this::stepped);
    }

    private synchronized void stepped() {
        waiting--;
    }

    private long leave() {
        return Math.max(fanout.leave(this).join(), heard);
    }

    /** From the journal, then from what is at hand, then live. */
    private void catchUp(long from) {
        heard = from;
        while (!closed) {
            if (fanout.join(this).join()) {
                // It may have been closed meanwhile, and its leaving have come before the joining.
                if (closed) {
                    var _ = fanout.leave(this);
                }
                return;
            }
            awaitDrained();
            Page page = hub.read(heard);
            if (page.trimmed()) {
                reset("trimmed");
                return;
            }
            for (Envelope envelope : page.events()) {
                Envelope whole = isWanted(envelope) ? hub.whole(envelope) : envelope;
                while (!closed && !hand(whole)) awaitDrained();
            }
        }
    }

    private void awaitDrained() {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        receiver.onDrained(() -> drained.complete(null));
        drained.join();
    }

    private void reset(String reason) {
        fanout.joinWithReset(this, reason);
    }

    /** On the fan-out's thread; false where the client could not take even that, and is cut. */
    boolean tellReset(String reason, long tail) {
        heard = tail;
        if (receiver.take(hub.reset(reason, tail), Optional.empty())) return true;
        cut(tail);
        return false;
    }

    /** On the fan-out's thread: what it cannot take now it reads at its own pace. */
    void fallBehind() {
        behind = true;
        proceed(() -> catchUp(leave()));
    }

    boolean isBehind() {
        return behind;
    }

    /** On the fan-out's thread. */
    void caughtUp() {
        behind = false;
    }

    private boolean isWanted(Envelope envelope) {
        return envelope.seq() > heard && !(interest.match(envelope) instanceof Match.No);
    }

    boolean isClosed() {
        return closed;
    }

    /** The seq up to which it has heard. */
    long heard() {
        return heard;
    }

    /** False where the client's queue is full. */
    boolean hand(Envelope envelope) {
        if (envelope.seq() <= heard) return true;
        boolean taken =
                switch (interest.match(envelope)) {
                    case Match.No() -> true;
                    case Match.ById() -> count(receiver.take(envelope, Optional.empty()));
                    case Match.BySlug(String slug) ->
                            count(receiver.take(envelope, Optional.of(slug)));
                };
        if (taken) heard = envelope.seq();
        return taken;
    }

    private boolean count(boolean taken) {
        if (taken) hub.counters().sent();
        return taken;
    }

    /** Once the fan-out has let go of it, or never had it. */
    void cut(long tail) {
        hub.counters().cut();
        receiver.cut(hub.reset("too_slow", tail));
    }
}
