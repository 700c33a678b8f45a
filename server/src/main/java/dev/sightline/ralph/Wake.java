package dev.sightline.ralph;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the thread of a loop, and says what of it to look at. However much has happened, no more
 * waits here than there are parts: who looks sees the newest, so nothing can overflow, nothing is
 * dropped, and a burst is one look.
 */
final class Wake {
    /**
     * What to look at.
     *
     * @param seen when the first sign of a change of that part came, {@link System#nanoTime}
     * @param stop the loop is to end
     */
    record Call(Map<Part, Long> seen, boolean stop) {
        boolean has(Part part) {
            return seen.containsKey(part);
        }
    }

    private final Path project;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private final Map<Part, Long> waiting = new EnumMap<>(Part.class);
    private boolean gone;
    private boolean listing;
    private volatile boolean stopped;

    Wake(Path project) {
        this.project = project;
    }

    /** Of the watcher; returns at once. */
    void hear(Change change) {
        switch (change) {
            case Change.RootGone _ -> {
                // Nothing is known of the files while they are away: what was known stays.
                gone = true;
            }
            case Change.RootBack _ -> gone = false;
            case Change.RescanBegins _ -> listing = true;
            case Change.RescanEnds _ -> {
                listing = false;
                gone = false;
                call(EnumSet.allOf(Part.class), 0);
            }
            case Change.Created created ->
                    changed(
                            created.path(),
                            isFolder(created.stamp().kind()),
                            true,
                            micros(created.settledMicros()));
            case Change.Modified modified ->
                    changed(modified.path(), false, false, micros(modified.settledMicros()));
            case Change.Moved moved -> {
                boolean folder = isFolder(moved.stamp().kind());
                changed(moved.from(), folder, true, micros(moved.settledMicros()));
                changed(moved.path(), folder, true, micros(moved.settledMicros()));
            }
            case Change.Deleted deleted ->
                    changed(
                            deleted.path(),
                            isFolder(deleted.kind()),
                            true,
                            micros(deleted.settledMicros()));
        }
    }

    private static long micros(long ago) {
        return System.nanoTime() - ago * 1_000;
    }

    private static boolean isFolder(FileKind kind) {
        return kind == FileKind.DIRECTORY;
    }

    private void changed(Path path, boolean folder, boolean names, long seen) {
        // All of it is looked at when the list is complete.
        if (listing || gone) return;
        Set<Part> parts = Part.of(project.relativize(path).toString(), folder);
        if (names && !parts.isEmpty()) parts.add(Part.FOLDER);
        call(parts, seen);
    }

    void call(Set<Part> parts, long seen) {
        if (parts.isEmpty()) return;
        lock.lock();
        try {
            for (Part part : parts) waiting.putIfAbsent(part, seen);
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Waits that long; true at once where it is to end. */
    boolean awaitStop(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!stopped && left > 0) left = some.awaitNanos(left);
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a call.
     *
     * @param nanos at most; nothing to look at where that is over
     */
    Call await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !stopped && left > 0) left = some.awaitNanos(left);
            Map<Part, Long> seen = new EnumMap<>(Part.class);
            seen.putAll(waiting);
            waiting.clear();
            return new Call(seen, stopped);
        } finally {
            lock.unlock();
        }
    }
}
