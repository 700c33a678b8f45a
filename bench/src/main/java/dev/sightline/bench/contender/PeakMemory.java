package dev.sightline.bench.contender;

import java.io.IOException;
import java.util.List;

/** The largest resident set that some processes had together, looked at every 20 ms. */
public final class PeakMemory implements AutoCloseable {

    private static final long EVERY_MILLIS = 20;

    private final List<Long> pids;
    private final double before;
    private final Thread thread;
    private volatile double peak;

    private PeakMemory(List<Long> pids) {
        this.pids = List.copyOf(pids);
        this.before = sum();
        this.peak = before;
        this.thread = Thread.ofPlatform().name("memory").daemon().start(this::watch);
    }

    /** Looks at these from now on, and not at what they may start. */
    public static PeakMemory of(List<Long> pids) {
        return new PeakMemory(pids);
    }

    /** At the beginning; in bytes. */
    public double before() {
        return before;
    }

    /** Until now; in bytes. */
    public double peak() {
        return Math.max(peak, sum());
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                peak = Math.max(peak, sum());
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            // That is how it ends.
        }
    }

    private double sum() {
        double sum = 0;
        for (long pid : pids) {
            try {
                sum += Footprint.rss(pid);
            } catch (IOException e) {
                // One that has ended needs no memory.
            }
        }
        return sum;
    }
}
