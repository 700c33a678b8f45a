package dev.sightline.project;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.Watch;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Keeps true which projects lie beneath the {@code --discover} directories. The watch only says
 * that it is worth a look; one thread searches, one search at a time, however much happens.
 */
final class Discovery {
    private static final System.Logger LOG = System.getLogger("sightline.project");

    private final List<Path> directories;
    private final Watcher watcher;
    private final Consumer<Set<Path>> told;
    private final Semaphore worthALook = new Semaphore(0);
    private final Thread thread;
    private final Map<Path, Watch> watches = new HashMap<>();
    private final Map<Path, Set<Path>> found = new HashMap<>();

    /** What is not watched, because a project is not searched further. */
    private volatile Set<Path> known = Set.of();

    private volatile boolean closed;

    /**
     * @param directories links resolved
     * @param told all projects that there are now, on this thread
     */
    Discovery(List<Path> directories, Watcher watcher, Consumer<Set<Path>> told) {
        this.directories = List.copyOf(directories);
        this.watcher = watcher;
        this.told = told;
        this.thread = Thread.ofPlatform().daemon().name("discovery").unstarted(this::run);
    }

    void start() {
        if (!directories.isEmpty()) thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                // First, so that a watch need not look into what is found.
                boolean watchesMore = search();
                for (Path directory : directories) {
                    if (!closed && !watches.containsKey(directory) && watch(directory))
                        watchesMore = true;
                }
                if (watchesMore) continue;
                worthALook.acquire();
                worthALook.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        watches.values().forEach(Watch::close);
    }

    /** True where a watch was given up, since what it passed over may hold projects now. */
    private boolean search() {
        Set<Path> all = new TreeSet<>();
        boolean again = false;
        for (Path directory : directories) {
            Set<Path> before = found.getOrDefault(directory, Set.of());
            try {
                Set<Path> now = Search.beneath(directory);
                found.put(directory, now);
                if (!now.containsAll(before)) again |= unwatch(directory);
            } catch (IOException e) {
                // Gone, or unmounted: each project tells of itself that it is gone.
                LOG.log(System.Logger.Level.DEBUG, "not searched: " + directory, e);
            }
            all.addAll(found.getOrDefault(directory, Set.of()));
        }
        known = Set.copyOf(all);
        try {
            told.accept(all);
        } catch (RuntimeException e) {
            if (!closed) LOG.log(System.Logger.Level.ERROR, "projects not told", e);
        }
        return again;
    }

    private boolean watch(Path directory) {
        try {
            watches.put(
                    directory,
                    watcher.watch(directory)
                            .recursively()
                            .ignoring(ignoreIn(directory))
                            .withExisting()
                            .deliver(this::hear));
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "not watched for projects: " + directory, e);
            return false;
        }
    }

    private boolean unwatch(Path directory) {
        Watch watch = watches.remove(directory);
        if (watch == null) return false;
        watch.close();
        return true;
    }

    private void hear(Change change) {
        boolean worth =
                switch (change) {
                    case Change.Created created -> isMark(created.path());
                    case Change.Modified _ -> false;
                    case Change.Moved _ -> true;
                    case Change.Deleted deleted ->
                            deleted.kind() == FileKind.DIRECTORY || isMark(deleted.path());
                    case Change.RescanEnds _, Change.RootBack _ -> true;
                    case Change.RescanBegins _, Change.RootGone _ -> false;
                };
        if (worth && worthALook.availablePermits() == 0) worthALook.release();
    }

    private static boolean isMark(Path path) {
        return Marks.isMark(String.valueOf(path.getFileName()));
    }

    /** Only directories that are searched are watched, and only marks in them matter. */
    private Ignore ignoreIn(Path top) {
        return (text, directory) -> {
            Path path = Path.of(text);
            Path parent = path.getParent();
            boolean mark = isMark(path);
            if (parent == null || isMark(parent)) return true;
            if (mark) return false;
            if (!directory || known.contains(parent)) return true;
            return Search.skips(String.valueOf(path.getFileName()))
                    || path.getNameCount() - top.getNameCount() > Search.DEEPEST;
        };
    }

    /** Begins to end. */
    void stop() {
        closed = true;
        worthALook.release();
    }

    /** Ends it; what it tells may wait for a journal that takes nothing, and would so for ever. */
    void close(Deadline deadline) throws InterruptedException {
        stop();
        deadline.end(thread);
    }
}
