package dev.sightline.http;

/** How often something may happen: so many a second, and a burst after a rest. */
final class Pace {
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private double left;
    private long lastNanos;

    Pace(double perSecond, double burst, long nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.lastNanos = nanoTime;
    }

    /** Whether it may happen now, once. */
    boolean allows(long nanoTime) {
        left = Math.min(burst, left + (nanoTime - lastNanos) / SECOND * perSecond);
        lastNanos = nanoTime;
        if (left < 1) return false;
        left--;
        return true;
    }
}
