package dev.sightline.project;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the watcher says of files that a lens follows, until somebody looks: each file as it is now.
 * Whole files only: a path comes here once its writer has closed it.
 */
public final class Arrivals {
    /**
     * What is new.
     *
     * @param changed by path relative to the directory, with {@code /} between; empty for what is
     *     gone
     * @param written those of them that a writer still has open: they were written to, whatever
     *     their stamps say
     * @param isAll whether nothing else is there
     * @param anew whether more was moved at once than was said: it must be listed again
     * @param away whether the directory itself is away now
     */
    public record Batch(
            Map<String, Optional<FileStamp>> changed,
            Set<String> written,
            boolean isAll,
            boolean anew,
            boolean away,
            boolean stop,
            long seenNanos) {
        /** Whether the wait ended without any news. */
        public boolean isEmpty() {
            return changed.isEmpty() && !isAll && !anew && !away && !stop;
        }
    }

    private final Path directory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();

    // Guarded by the lock.
    private Map<String, Optional<FileStamp>> waiting = new TreeMap<>();
    private Set<String> written = new HashSet<>();
    private boolean all;
    private boolean anew;
    private boolean away;
    private boolean stopped;
    private long seen;

    /**
     * Of the watcher's thread: all that it told of. Only its first list is whole; what it finds
     * after lost events, or when the directory is back, is told as the difference to this.
     */
    private final Map<String, Optional<FileStamp>> there = new TreeMap<>();

    private boolean listing;
    private boolean gone;

    /**
     * @param directory that is watched
     */
    public Arrivals(Path directory) {
        this.directory = directory;
    }

    /** Another watch begins, which will list everything; the one before has ended. */
    public void beginAnew() {
        there.clear();
        listing = false;
        gone = false;
        lock.lock();
        try {
            var _ = takeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Of the watcher; returns at once. */
    public void hear(Change change) {
        switch (change) {
            case Change.RescanBegins _ -> listing = true;
            case Change.RescanEnds _ -> {
                listing = false;
                gone = false;
                ring(there, true, false, System.nanoTime());
            }
            // What was known of the files stays while they are away.
            case Change.RootGone _ -> {
                listing = false;
                gone = true;
                ringAway();
            }
            case Change.RootBack _ -> gone = false;
            case Change.Created(Path path, Stamp stamp, long micros) ->
                    is(path, stamp, true, micros);
            case Change.Modified(Path path, Stamp stamp, boolean settled, long micros) ->
                    is(path, stamp, settled, micros);
            case Change.Moved(Path from, Path path, Stamp stamp, long micros) -> {
                isNot(from, stamp.kind(), micros);
                is(path, stamp, true, micros);
                // Only the folder is named, and what is in it came along.
                if (stamp.kind() == FileKind.DIRECTORY)
                    ring(Map.of(), false, true, System.nanoTime());
            }
            case Change.Deleted(Path path, FileKind kind, long micros) -> isNot(path, kind, micros);
        }
    }

    private void is(Path path, Stamp stamp, boolean settled, long micros) {
        if (stamp.kind() != FileKind.FILE) return;
        changed(path, Optional.of(FileStamp.of(stamp)), !settled, micros);
    }

    private void isNot(Path path, FileKind kind, long micros) {
        if (kind == FileKind.DIRECTORY) ring(Map.of(), false, true, System.nanoTime());
        else changed(path, Optional.empty(), false, micros);
    }

    private void changed(Path path, Optional<FileStamp> now, boolean isOpen, long micros) {
        if (gone) return;
        String name = directory.relativize(path).toString();
        if (now.isPresent()) there.put(name, now);
        else there.remove(name);
        // The end of a list tells all of it at once.
        if (listing) return;
        lock.lock();
        try {
            if (isOpen) written.add(name);
            ring(Map.of(name, now), false, false, System.nanoTime() - micros * 1_000);
        } finally {
            lock.unlock();
        }
    }

    private void ring(
            Map<String, Optional<FileStamp>> changed, boolean isAll, boolean again, long nanos) {
        lock.lock();
        try {
            if (isAll) {
                waiting = new TreeMap<>();
                away = false;
            }
            if (waiting.isEmpty()) seen = nanos;
            waiting.putAll(changed);
            all |= isAll;
            anew |= again;
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What was begun came to nothing. */
    public void mustBeginAnew() {
        ring(Map.of(), false, true, System.nanoTime());
    }

    /** Ends every wait. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    public boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private void ringAway() {
        lock.lock();
        try {
            away = true;
            all = false;
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something new, or the end. */
    public Batch await() throws InterruptedException {
        return await(Long.MAX_VALUE);
    }

    /** The same, but no longer than that. */
    public Batch await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !all && !anew && !away && !stopped && left > 0) {
                left = some.awaitNanos(left);
            }
            return takeAll();
        } finally {
            lock.unlock();
        }
    }

    private Batch takeAll() {
        Batch batch = new Batch(waiting, written, all, anew, away, stopped, seen);
        waiting = new TreeMap<>();
        written = new HashSet<>();
        all = false;
        anew = false;
        away = false;
        return batch;
    }

    /** Waits that long; true at once where it is to end. */
    public boolean awaitStop(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!stopped && left > 0) left = some.awaitNanos(left);
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
