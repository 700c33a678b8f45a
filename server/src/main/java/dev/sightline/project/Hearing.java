package dev.sightline.project;

import dev.sightline.watch.Change;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchMode;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The watch of a lane, opened and closed on platform threads: both make many system calls, and wait
 * for a delivery under way.
 */
final class Hearing {
    private final Executor threads;
    private CompletableFuture<@Nullable Watch> opening = CompletableFuture.completedFuture(null);
    private volatile @Nullable Watch watch;

    Hearing(Executor threads) {
        this.threads = threads;
    }

    /**
     * Begins to listen, some time soon.
     *
     * @param failed told when the directory cannot be watched
     */
    void open(WatchRequest request, Consumer<Change> ear, Consumer<IOException> failed) {
        opening =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                watch = request.deliver(ear);
                            } catch (IOException e) {
                                failed.accept(e);
                            }
                            return watch;
                        },
                        threads);
    }

    /** Waits until nothing more is heard. */
    void close() {
        opening.exceptionally(bug -> null)
                .thenAcceptAsync(
                        opened -> {
                            if (opened != null) opened.close();
                            watch = null;
                        },
                        threads)
                .join();
    }

    /** Whether some of it is compared with the disk every two seconds. */
    boolean isPolling() {
        @Nullable Watch open = watch;
        return open != null && open.mode() == WatchMode.POLLING;
    }
}
