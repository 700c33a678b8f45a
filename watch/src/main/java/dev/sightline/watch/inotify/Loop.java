package dev.sightline.watch.inotify;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Inotify;
import dev.sightline.watch.linux.Stat;
import dev.sightline.watch.linux.Waiting;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the events of one inotify instance and gives them to the trees. It sleeps in {@code poll}
 * until there is an event, or a held change is due; with nothing held it sleeps without end.
 */
final class Loop implements Runnable {

    private static final long POLL = 2_000_000_000L;

    private final Fd inotify;
    private final Waiting waiting;
    private final WdTable table;
    private final Timers timers = new Timers();
    private final Stat.Room room = new Stat.Room();
    private final List<Tree> trees = new CopyOnWriteArrayList<>();

    /** Fair: a tree that begins takes it again and again, and events must be told meanwhile. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private volatile boolean closed;
    private long batch = 1;

    /** When the queue was last seen empty: by the clock of the timers, and of the files. */
    private long emptied = System.nanoTime();

    private long emptiedWall = Clock.wall();
    private long lostSince = Long.MAX_VALUE;
    private long recoverFrom = System.nanoTime();
    private long polled = System.nanoTime();
    private long polledWall = Clock.wall();

    Loop() throws Errno {
        inotify = Inotify.init();
        try {
            waiting = new Waiting(inotify);
        } catch (Errno e) {
            inotify.close();
            throw e;
        }
        table = new WdTable(inotify);
    }

    @Override
    public void run() {
        try (Arena arena = Arena.ofConfined()) {
            EventReader reader = new EventReader(waiting, arena);
            while (!closed) {
                turn(reader);
            }
        } finally {
            lock.lock();
            try {
                closed = true;
                inotify.close();
                waiting.close();
            } finally {
                lock.unlock();
            }
        }
    }

    private void turn(EventReader reader) {
        try {
            boolean readable = waiting.await(timeout());
            lock.lock();
            try {
                long now = System.nanoTime();
                long wall = Clock.wall();
                boolean empty = !readable || reader.read(this::dispatch);
                batch++;
                if (empty) {
                    emptied = now;
                    recover();
                    emptiedWall = wall;
                }
                fire();
                rest(now);
            } finally {
                lock.unlock();
            }
        } catch (Errno | RuntimeException e) {
            failed(e);
        }
    }

    private void dispatch(Event event) {
        if (event.is(Inotify.IN_Q_OVERFLOW)) {
            lostSince = Math.min(lostSince, emptiedWall - Clock.TICK);
            table.forgetRetired();
        } else {
            table.dispatch(event);
        }
    }

    /** After an overflow, once the queue is empty: nobody knows what was in it. */
    private void recover() {
        if (lostSince != Long.MAX_VALUE && emptied - recoverFrom >= 0) {
            long since = lostSince;
            lostSince = Long.MAX_VALUE;
            trees.forEach(tree -> tree.recover(since));
        }
    }

    /** Only what was due when the queue was last empty: an event in it may be the answer. */
    private void fire() {
        for (Pending due = timers.poll(emptied); due != null; due = timers.poll(emptied)) {
            due.dir.tree.due(due);
        }
    }

    private void rest(long now) {
        boolean poll = now - polled >= POLL;
        long since = polledWall - Clock.TICK;
        for (Tree tree : trees) {
            tree.rest();
            if (poll && tree.needsPolling()) {
                tree.poll(since);
            }
        }
        if (poll) {
            polled = now;
            polledWall = Clock.wall() - (System.nanoTime() - now);
        }
    }

    /** An error of ours must not make us deaf: it is told, and everything is compared anew. */
    private void failed(Exception cause) {
        if (closed) {
            return;
        }
        lock.lock();
        try {
            lostSince = Math.min(lostSince, emptiedWall - Clock.TICK);
            recoverFrom = System.nanoTime() + POLL;
            for (Tree tree : trees) {
                tree.say().problem(tree.path(), cause);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Milliseconds, rounded up, or -1. */
    private int timeout() {
        lock.lock();
        try {
            long now = System.nanoTime();
            long nanos = timers.untilNext(now);
            if (lostSince != Long.MAX_VALUE) {
                nanos = Math.min(nanos, Math.max(0, recoverFrom - now));
            }
            for (Tree tree : trees) {
                if (tree.needsPolling()) {
                    nanos = Math.min(nanos, Math.max(0, polled + POLL - now));
                }
            }
            return nanos == Timers.NEVER ? -1 : (int) ((nanos + 999_999) / 1_000_000);
        } finally {
            lock.unlock();
        }
    }

    /** Runs under the lock: not while a delivery is under way, unless it is that delivery. */
    void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    void add(Tree tree) {
        trees.add(tree);
        waiting.wake();
    }

    void remove(Tree tree) {
        trees.remove(tree);
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        locked(() -> {
            if (!closed) {
                trees.forEach(Tree::close);
                closed = true;
                waiting.wake();
            }
        });
    }

    /** Looks at a path, not following a link at its end. */
    @Nullable Stat stat(byte[] path) {
        return room.orNull(path);
    }

    WdTable table() {
        return table;
    }

    Timers timers() {
        return timers;
    }

    /** The number of the read whose events are told now. */
    long batch() {
        return batch;
    }
}
