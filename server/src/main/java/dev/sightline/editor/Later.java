package dev.sightline.editor;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs short work after a while, on one thread of its own. */
final class Later implements AutoCloseable {
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("editor-later").factory());

    void run(Runnable work, long millis) {
        if (timer.isShutdown()) return;
        var _ = timer.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
