package dev.sightline.watch.portable;

import dev.sightline.watch.Change;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Looks at every watched tree in turn, twice a second, from one thread. */
public final class PortableWatcher implements Watcher {

    private static final System.Logger LOG = System.getLogger("dev.sightline.watch");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final List<PolledTree> trees = new CopyOnWriteArrayList<>();
    private final Semaphore bell = new Semaphore(0);
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;
    private volatile BiConsumer<Path, Throwable> problems =
            (path, cause) -> LOG.log(System.Logger.Level.WARNING, "watching " + path, cause);

    private PortableWatcher(Duration pause) {
        this.pause = pause;
        thread = Thread.ofPlatform().name("watch").daemon().start(this::run);
    }

    /** A watcher with the usual pause between two looks. */
    public static PortableWatcher open() {
        return new PortableWatcher(PAUSE);
    }

    /** A watcher with another pause. */
    public static PortableWatcher open(Duration pause) {
        return new PortableWatcher(pause);
    }

    @Override
    public WatchRequest watch(Path directory) {
        return new WatchRequest(this::start, directory);
    }

    @Override
    public Watcher onProblem(BiConsumer<Path, Throwable> handler) {
        problems = handler;
        return this;
    }

    private Watch start(WatchRequest request, Consumer<? super Change> consumer)
            throws IOException {
        if (closed) {
            throw new IOException("the watcher is closed", new ClosedWatchServiceException());
        }
        PolledTree tree =
                new PolledTree(
                        request,
                        consumer,
                        (path, cause) -> problems.accept(path, cause),
                        trees::remove);
        tree.begin();
        trees.add(tree);
        bell.release();
        return tree;
    }

    private void run() {
        try {
            while (!closed) {
                if (trees.isEmpty()) {
                    bell.acquire();
                } else if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                for (PolledTree tree : trees) {
                    tree.look();
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        trees.forEach(PolledTree::close);
        bell.release();
        if (!thread.equals(Thread.currentThread())) {
            joinUninterruptibly();
        }
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
