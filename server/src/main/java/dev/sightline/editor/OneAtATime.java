package dev.sightline.editor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/**
 * Runs one task on wish, never twice at a time. A wish during a run makes one more run after it: no
 * wish is missed, and a burst of them costs two runs.
 */
final class OneAtATime {
    private static final Logger LOG = System.getLogger("sightline.editor");

    private final Executor threads;
    private final Runnable task;
    private boolean running;
    private boolean wished;

    OneAtATime(Executor threads, Runnable task) {
        this.threads = threads;
        this.task = task;
    }

    synchronized void wish() {
        wished = true;
        if (running) return;
        running = true;
        threads.execute(this::run);
    }

    private void run() {
        synchronized (this) {
            wished = false;
        }
        try {
            task.run();
        } catch (RuntimeException bug) {
            // The next wish deserves its run all the same.
            LOG.log(Level.ERROR, "a look at a file failed", bug);
        } finally {
            again();
        }
    }

    /** Behind whatever else waits for a thread: a file that never rests must not hold one. */
    private synchronized void again() {
        running = wished;
        if (running) threads.execute(this::run);
    }
}
