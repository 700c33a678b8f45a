package dev.sightline.hub;

import dev.sightline.event.Envelope;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * One of the threads that write: it owns some of the subscriptions, and all that happens to them
 * happens here, in order. So a subscription joins between two events, never beside one.
 */
final class Fanout implements AutoCloseable {
    private static final Logger LOG = System.getLogger("sightline.hub");

    /** Events that wait here; above it the journal waits too, and after it the lanes. */
    private static final int QUEUE = 16_384;

    /** More than all who may wait for room could take. */
    private static final int ROOM_OF_ALL = 1 << 28;

    /** So much of an event takes the room of one more. */
    private static final int ROOM_BYTES = 2 * 1024;

    /** Of the newest events, so that who comes back soon needs no database. */
    private static final int RECENT_BYTES = 512 * 1024;

    private sealed interface Command {
        record Publish(Envelope envelope) implements Command {}

        record Run(Runnable work) implements Command {}

        record End() implements Command {}
    }

    /** Unbounded for the subscriptions' own sake: this thread may put here itself. */
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();

    private final Semaphore room = new Semaphore(QUEUE);
    private final Counters counters;

    /** Nobody makes room any more: whoever publishes must not wait for it. */
    private volatile boolean closed;

    // All below is the thread's own.
    private final Set<Subscription> live = new LinkedHashSet<>();
    private final ArrayDeque<Envelope> recent = new ArrayDeque<>();
    private int recentBytes;
    private long tail;

    Fanout(String name, long tail, Counters counters) {
        this.tail = tail;
        this.counters = counters;
        var _ = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Waits where too many are under way. */
    void publish(Envelope envelope) {
        room.acquireUninterruptibly(roomOf(envelope));
        if (closed) return;
        commands.add(new Command.Publish(envelope));
    }

    private static int roomOf(Envelope envelope) {
        return Math.min(QUEUE, 1 + envelope.json().length / ROOM_BYTES);
    }

    /**
     * Makes the subscription live, if what it has not heard yet is still at hand.
     *
     * @return false where it must read on in the journal
     */
    CompletableFuture<Boolean> join(Subscription subscription) {
        return call(() -> joined(subscription));
    }

    private boolean joined(Subscription subscription) {
        if (!reaches(subscription.heard())) return false;
        for (Envelope envelope : recent) {
            // A full queue is here no reason to cut: it reads on when it is empty.
            if (!subscription.hand(envelope)) return false;
        }
        live.add(subscription);
        subscription.caughtUp();
        return true;
    }

    /** Makes it live at the newest event, after a reset. */
    void joinWithReset(Subscription subscription, String reason) {
        run(() -> {
            // A client that has gone would stay here for ever: its leaving came before.
            if (!subscription.isClosed() && subscription.tellReset(reason, tail)) {
                live.add(subscription);
                subscription.caughtUp();
            }
        });
    }

    /** From now on it hears nothing; the seq that it has heard. */
    CompletableFuture<Long> leave(Subscription subscription) {
        return call(() -> {
            live.remove(subscription);
            return subscription.isBehind() ? subscription.heard() : tail;
        });
    }

    private <T> CompletableFuture<T> call(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        run(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException bug) {
                // Somebody waits for it.
                result.completeExceptionally(bug);
            }
        });
        return result;
    }

    private void run(Runnable work) {
        commands.add(new Command.Run(work));
    }

    private boolean reaches(long from) {
        return from >= tail || (!recent.isEmpty() && recent.getFirst().seq() <= from + 1);
    }

    private void run() {
        while (true) {
            try {
                switch (commands.take()) {
                    case Command.Publish(Envelope envelope) -> {
                        room.release(roomOf(envelope));
                        tell(envelope);
                    }
                    case Command.Run(Runnable work) -> work.run();
                    case Command.End() -> {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "the hub has a bug", bug);
            }
        }
    }

    private void tell(Envelope envelope) {
        tail = envelope.seq();
        recent.addLast(envelope);
        recentBytes += envelope.json().length;
        while (recentBytes > RECENT_BYTES) recentBytes -= recent.removeFirst().json().length;
        List<Subscription> tooSlow = new ArrayList<>();
        for (Subscription subscription : live) {
            if (!handed(subscription, envelope)) tooSlow.add(subscription);
        }
        for (Subscription subscription : tooSlow) {
            live.remove(subscription);
            // Bulk is not lost where it lies in a file: who cannot take it now reads it later.
            if (envelope.isBulky()) subscription.fallBehind();
            else subscription.cut(tail);
        }
        if (envelope.seenNanos() != 0 && !live.isEmpty()) {
            counters.lag(System.nanoTime() - envelope.seenNanos());
        }
    }

    /** A bug with one client is no reason for the others to miss an event. */
    private static boolean handed(Subscription subscription, Envelope envelope) {
        try {
            return subscription.hand(envelope);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "a client could not be told", bug);
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        commands.add(new Command.End());
        room.release(ROOM_OF_ALL);
    }
}
