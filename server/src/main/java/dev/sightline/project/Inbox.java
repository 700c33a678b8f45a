package dev.sightline.project;

import dev.sightline.watch.Change;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a lane. Who puts something in never waits. When it is full, everything in it is
 * dropped and the lane is told so once ({@link News.Lost}): it compares with the disk then, which
 * finds what the dropped changes would have said.
 */
final class Inbox {
    /** What a lane hears of. */
    sealed interface News {
        /** From the watcher. */
        record Changed(Change change, long seenNanos) implements News {}

        /**
         * All files that are there.
         *
         * @param truncated whether there were more than a project may have
         */
        record Listed(NavigableMap<String, FileStamp> files, boolean truncated) implements News {}

        /** Something cannot be watched or read. */
        record Problem(Path path, String detail) implements News {}

        /** The project cannot be watched now. */
        record Unwatchable(String detail) implements News {}

        /** There was more than the inbox holds, and nothing more comes until {@link #reopen}. */
        record Lost() implements News {}

        /** Time is over without news. */
        record Silence() implements News {}

        /** The lane is to end. */
        record Stop() implements News {}
    }

    private final int bound;
    private final ArrayDeque<News> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private boolean closed;
    private boolean lost;
    private volatile boolean stopped;

    Inbox(int bound) {
        this.bound = bound;
    }

    void offer(News news) {
        lock.lock();
        try {
            if (closed || stopped) return;
            if (waiting.size() >= bound) {
                waiting.clear();
                closed = true;
                lost = true;
            } else {
                waiting.add(news);
            }
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes news again after {@link News.Lost}. */
    void reopen() {
        lock.lock();
        try {
            waiting.clear();
            closed = false;
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

    /** Waits that long; true at once where the lane is to end. */
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

    /** The next news, waiting for it. */
    News take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !stopped && !lost) {
                if (left <= 0) return new News.Silence();
                left = some.awaitNanos(left);
            }
            if (stopped) return new News.Stop();
            if (lost) {
                lost = false;
                return new News.Lost();
            }
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    /** Such a wait has no end that anyone sees. */
    News take() throws InterruptedException {
        return take(TimeUnit.DAYS.toNanos(365));
    }
}
