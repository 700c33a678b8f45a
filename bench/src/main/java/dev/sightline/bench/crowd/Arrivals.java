package dev.sightline.bench.crowd;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * When each event of a block reached each subscriber. Filled by the crowd's thread, awaited by the
 * one that writes the files.
 */
public final class Arrivals {

    /** For blocks that do not count. */
    static final Arrivals NONE = new Arrivals(0, 0, 0);

    private final int first;
    private final int expected;
    private final long[][] nanos;
    private final AtomicIntegerArray counts;

    /**
     * @param first number of the block's first event
     * @param events of the block
     * @param expected subscribers that each event has to reach
     */
    public Arrivals(int first, int events, int expected) {
        this.first = first;
        this.expected = expected;
        nanos = new long[events][expected];
        counts = new AtomicIntegerArray(events);
    }

    /** Only by the crowd's thread. An event of another block is passed over. */
    void add(int number, long receivedNanos) {
        int index = number - first;
        if (index < 0 || index >= nanos.length || counts.get(index) == expected) {
            return;
        }
        int count = counts.get(index);
        nanos[index][count] = receivedNanos;
        counts.set(index, count + 1);
        if (count + 1 == expected) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /**
     * Waits until the event has reached everyone, or the time is over.
     *
     * @return whether it has
     */
    public synchronized boolean await(int number, long withinNanos) throws InterruptedException {
        long end = System.nanoTime() + withinNanos;
        while (counts.get(number - first) < expected) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** When the event came to those that it has reached, ascending, by {@link System#nanoTime}. */
    public long[] of(int number) {
        int index = number - first;
        long[] arrived = Arrays.copyOf(nanos[index], counts.get(index));
        Arrays.sort(arrived);
        return arrived;
    }
}
