package dev.sightline.project;

import java.time.Duration;

/**
 * Until when everything that stops together has time: one deadline for all, so that a node with
 * many projects stops no later than one with a single project.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(long nanos) {
    private static final System.Logger LOG = System.getLogger("sightline.project");

    /** How long an interrupted thread may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** What is left; zero when it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** The same with the time that interrupted threads have. */
    Deadline last() {
        return new Deadline(nanos + GRACE.toNanos());
    }

    /** Waits for the end of a thread, and interrupts it when the time is over. */
    void end(Thread thread) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW || thread.join(left())) return;
        thread.interrupt();
        if (!thread.join(last().left())) {
            LOG.log(System.Logger.Level.WARNING, "does not end: " + thread.getName());
        }
    }
}
