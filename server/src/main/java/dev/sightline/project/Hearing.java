package dev.sightline.project;

import dev.sightline.watch.Change;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchMode;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The watch of a lane, or of a lens, opened and closed on platform threads: both make many system
 * calls, and wait for a delivery under way.
 */
public final class Hearing {
    private static final System.Logger LOG = System.getLogger("sightline.project");

    private final Executor threads;
    private CompletableFuture<@Nullable Watch> opening = CompletableFuture.completedFuture(null);
    private volatile @Nullable Watch watch;
    private volatile boolean stopped;

    public Hearing(Executor threads) {
        this.threads = threads;
    }

    /**
     * Begins to listen, some time soon.
     *
     * @param failed told when the directory cannot be watched, whatever the reason
     */
    public void open(WatchRequest request, Consumer<Change> ear, Consumer<Exception> failed) {
        opening =
                CompletableFuture.supplyAsync(
                        () -> {
                            if (stopped) return null;
                            try {
                                watch = request.deliver(ear);
                            } catch (IOException | RuntimeException e) {
                                failed.accept(e);
                            }
                            return watch;
                        },
                        threads);
    }

    /** What has not begun to listen does so no more. */
    public void stop() {
        stopped = true;
    }

    private CompletableFuture<?> closing() {
        return opening.exceptionally(bug -> null)
                .thenAcceptAsync(
                        opened -> {
                            if (opened != null) opened.close();
                            watch = null;
                        },
                        threads);
    }

    /** Waits until nothing more is heard. */
    public void close() throws InterruptedException {
        try {
            closing().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, but no longer than that: then the watcher itself is closed soon. */
    void close(Duration patience) throws InterruptedException {
        try {
            closing().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "a watch does not close", e);
        }
    }

    /** Whether some of it is compared with the disk every two seconds. */
    public boolean isPolling() {
        @Nullable Watch open = watch;
        return open != null && open.mode() == WatchMode.POLLING;
    }
}
