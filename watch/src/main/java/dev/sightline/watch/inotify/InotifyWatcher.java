package dev.sightline.watch.inotify;

import dev.sightline.watch.Change;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The watcher of Linux: one inotify instance, one thread. */
public final class InotifyWatcher implements Watcher {

    private static final System.Logger LOG = System.getLogger("dev.sightline.watch");

    private final Loop loop;
    private final Thread thread;
    private final AtomicReference<BiConsumer<Path, Throwable>> problems =
            new AtomicReference<>(InotifyWatcher::log);

    private InotifyWatcher(Loop loop) {
        this.loop = loop;
        this.thread = Thread.ofPlatform().name("watch").daemon().start(loop);
    }

    /** Opens an inotify instance. */
    public static InotifyWatcher open() throws IOException {
        return new InotifyWatcher(new Loop());
    }

    @Override
    public WatchRequest watch(Path directory) {
        return new WatchRequest(this::start, directory);
    }

    @Override
    public Watcher onProblem(BiConsumer<Path, Throwable> handler) {
        problems.set(handler);
        return this;
    }

    private Watch start(WatchRequest request, Consumer<? super Change> consumer)
            throws IOException {
        Tree tree = new Tree(loop, request, consumer, this::report);
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        loop.locked(() -> {
            try {
                begin(tree);
            } catch (IOException e) {
                failure.set(e);
            }
        });
        IOException e = failure.get();
        if (e != null) {
            throw e;
        }
        goOn(tree);
        return tree;
    }

    /** The lock is given away in between: a large tree must not hold up the others. */
    private void goOn(Tree tree) {
        boolean[] more = {true};
        try {
            while (more[0]) {
                loop.locked(() -> more[0] = tree.goOn());
            }
        } finally {
            if (more[0]) {
                tree.close();
            }
        }
    }

    private void begin(Tree tree) throws IOException {
        if (loop.isClosed()) {
            throw new IOException("the watcher is closed", new ClosedWatchServiceException());
        }
        boolean begun = false;
        try {
            tree.begin();
            begun = true;
            loop.add(tree);
        } finally {
            if (!begun) {
                tree.close();
            }
        }
    }

    private void report(Path path, Throwable cause) {
        try {
            problems.get().accept(path, cause);
        } catch (RuntimeException e) {
            e.addSuppressed(cause);
            log(path, e);
        }
    }

    private static void log(Path path, Throwable cause) {
        LOG.log(System.Logger.Level.WARNING, "watching " + path, cause);
    }

    @Override
    public void close() {
        loop.close();
        if (thread.equals(Thread.currentThread())) {
            return;
        }
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
