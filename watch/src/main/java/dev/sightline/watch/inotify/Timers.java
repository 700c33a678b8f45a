package dev.sightline.watch.inotify;

import org.jspecify.annotations.Nullable;

import java.util.PriorityQueue;

/**
 * What is due when. A new time for something leaves its old alarm behind, which is dropped when it
 * comes to the front: nobody is woken for it.
 */
final class Timers {

    static final long NEVER = Long.MAX_VALUE;

    private record Alarm(long due, long order, Pending pending) {

        boolean isStale() {
            return pending.due != due || pending.state == Pending.State.OVER || !pending.dir.alive;
        }
    }

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>((a, b) ->
                    a.due != b.due
                            ? Long.compare(a.due - b.due, 0)
                            : Long.compare(a.order, b.order));
    private long order;

    void set(Pending pending, long due) {
        pending.due = due;
        alarms.add(new Alarm(due, order++, pending));
    }

    /** The next that was due by then, or null. */
    @Nullable Pending poll(long nanos) {
        Alarm first = first();
        if (first == null || first.due - nanos > 0) {
            return null;
        }
        alarms.remove();
        first.pending.due = NEVER;
        return first.pending;
    }

    /** Nanoseconds until the next is due, at least 0, or {@link #NEVER}. */
    long untilNext(long nanos) {
        Alarm first = first();
        return first == null ? NEVER : Math.max(0, first.due - nanos);
    }

    private @Nullable Alarm first() {
        while (true) {
            Alarm first = alarms.peek();
            if (first == null || !first.isStale()) {
                return first;
            }
            alarms.remove();
        }
    }
}
