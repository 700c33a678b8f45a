package dev.sightline.auth;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which passwords are checked: two at a time, and a few who wait. */
public final class PasswordChecks implements AutoCloseable {
    /** What a check says. */
    enum Result {
        RIGHT,
        WRONG,
        /** Too many wait already; nothing was checked. */
        BUSY
    }

    private static final int AT_A_TIME = 2;

    /** About a second of work. */
    private static final int WAITING = 16;

    /** Whoever asks for an unknown user waits as long as for any other. */
    private final String dummy = PasswordHash.ofNobody();

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    AT_A_TIME,
                    AT_A_TIME,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("password-", 0).factory());

    /**
     * @param hash of the user; empty where there is no such user
     */
    Result check(String password, Optional<String> hash) {
        Future<Boolean> check;
        try {
            check =
                    threads.submit(() ->
                            PasswordHash.matches(password, hash.orElse(dummy)) && hash.isPresent());
        } catch (RejectedExecutionException full) {
            return Result.BUSY;
        }
        try {
            return check.get() ? Result.RIGHT : Result.WRONG;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.BUSY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be checked", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
