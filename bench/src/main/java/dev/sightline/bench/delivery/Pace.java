package dev.sightline.bench.delivery;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The moments of the writes: a fixed rate that nobody's answer slows down, each moment moved by up
 * to a fifth of the gap, since a contender that looks every 50 ms would else be met at one phase
 * only. The same seed gives every contender the same moments.
 */
public final class Pace {

    private static final double JITTER = 0.2;

    private final long gapNanos;
    private final Random random;
    private long next;

    public Pace(double perSecond, long seed) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("writes per second must be positive: " + perSecond);
        }
        gapNanos = (long) (1e9 / perSecond);
        random = new Random(seed);
        next = System.nanoTime();
    }

    /** Sleeps until the next moment. */
    public void await() {
        // A delay of our own moves all that follows: no burst to catch up.
        next = Math.max(next, System.nanoTime() - gapNanos) + gapNanos;
        long moment = next + (long) ((random.nextDouble() * 2 - 1) * JITTER * gapNanos);
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
