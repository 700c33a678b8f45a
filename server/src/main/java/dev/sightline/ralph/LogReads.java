package dev.sightline.ralph;

import dev.sightline.disk.Trouble;
import dev.sightline.http.Refusal;
import dev.sightline.ralph.log.LogIndex;
import dev.sightline.ralph.log.LogView;
import dev.sightline.ralph.log.Search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads logs for requests, on threads that may wait for the disk: a few for what is short, and two
 * for searches, so that these leave a processor to the rest.
 */
public final class LogReads implements AutoCloseable {
    private static final int READERS = 2;
    private static final int SEARCHES = 2;

    /** Of one search, the wait for its turn included. */
    static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);

    /** A log that is another one after each reading. */
    private static final int TRIES = 5;

    private final ExecutorService readers = pool(READERS, "log-read-");
    private final ExecutorService searchers = pool(SEARCHES, "log-search-");
    private final Semaphore turns = new Semaphore(SEARCHES, true);

    private static ExecutorService pool(int threads, String name) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name, 1).factory());
    }

    /** What is to be answered with one state of a log. */
    interface Reading<T> {
        T of(Optional<LogView> view) throws Refusal, Trouble, Search.TooLong;
    }

    /**
     * Reads until the log is still the same one afterwards: what is read of one that was rotated
     * meanwhile may be less than all.
     *
     * @throws Refusal 503 where it is another one each time, or the reading's own
     */
    static <T> T steady(LogIndex index, Reading<T> reading)
            throws Refusal, Trouble, Search.TooLong {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<LogView> view = index.view();
            T read = reading.of(view);
            if (view.isEmpty() ? index.view().isEmpty() : index.isStill(view.get())) return read;
        }
        throw new Refusal(503, "log_changes", "The log is being rotated; try again in a moment");
    }

    static Refusal noLog() {
        return new Refusal(404, "no_log", "There is no .ralph/ralph.log yet");
    }

    /** A short reading; a virtual thread may wait for it. */
    <T> T read(Callable<T> work) throws Refusal, Trouble {
        try {
            return await(readers, work);
        } catch (Search.TooLong e) {
            throw new IllegalStateException("only a search has a deadline", e);
        }
    }

    /** What a search does, until {@link System#nanoTime} is at its deadline. */
    interface Searching<T> {
        T until(long deadline) throws Exception;
    }

    /**
     * When its turn has come.
     *
     * @throws Refusal 503 {@code too_long}
     */
    <T> T search(long deadline, Searching<T> work) throws Refusal, Trouble {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!turn) throw tooLong();
            return await(searchers, () -> work.until(deadline));
        } catch (Search.TooLong e) {
            throw tooLong();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } finally {
            if (turn) turns.release();
        }
    }

    private static <T> T await(ExecutorService threads, Callable<T> work)
            throws Refusal, Trouble, Search.TooLong {
        try {
            Future<T> result = threads.submit(work);
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Trouble trouble) throw trouble;
            if (e.getCause() instanceof Search.TooLong tooLong) throw tooLong;
            throw new IllegalStateException("the reading has a bug", e.getCause());
        } catch (RejectedExecutionException e) {
            throw stopping();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    private static Refusal tooLong() {
        return new Refusal(
                503,
                "too_long",
                "The search took longer than %d s; say more of what you look for, or a text instead"
                                .formatted(LONGEST_SEARCH.toSeconds())
                        + " of an expression");
    }

    private static Refusal stopping() {
        return new Refusal(503, "stopping", "The node is stopping");
    }

    @Override
    public void close() {
        readers.shutdownNow();
        searchers.shutdownNow();
    }
}
