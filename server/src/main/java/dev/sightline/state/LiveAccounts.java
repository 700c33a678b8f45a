package dev.sightline.state;

import dev.sightline.auth.Accounts;
import dev.sightline.auth.ApiToken;
import dev.sightline.auth.RefreshToken;
import dev.sightline.auth.Register;
import dev.sightline.watch.Watch;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The users and tokens of {@code users.db} as a value in memory, read anew whenever a process has
 * written the file. All reading and writing is done by one platform thread.
 */
public final class LiveAccounts implements Accounts, AutoCloseable {
    private static final Logger LOG = System.getLogger("sightline.accounts");

    /** Until a file that could not be read is tried again. */
    private static final long AGAIN_SECONDS = 1;

    /** Of writes that wait for the disk; more are refused. */
    private static final int WAITING = 256;

    private final UserFile file;
    private final Clock clock;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("accounts").factory());
    private final Watch watch;

    /** Whether a reload waits already: it will see this change too. */
    private final AtomicBoolean stale = new AtomicBoolean();

    private final AtomicBoolean retryPlanned = new AtomicBoolean();

    /** The day on which each token's use was last noted, by id: once a day is enough. */
    private final Map<String, LocalDate> noted = new ConcurrentHashMap<>();

    private volatile Register register = Register.EMPTY;

    /** Empty where the register is what the file says. */
    private volatile String problem = "";

    /**
     * @param state an existing directory
     */
    public LiveAccounts(Path state, Watcher watcher, Clock clock) throws IOException {
        this.file = new UserFile(state);
        this.clock = clock;
        Path users = state.toAbsolutePath().normalize().resolve(UserFile.NAME);
        try {
            // Watched before it is read: a change in between is read, or it is seen.
            watch =
                    watcher.watch(state)
                            .deliver(change -> {
                                if (change.path().startsWith(users)) reload();
                            });
        } catch (IOException | RuntimeException e) {
            thread.shutdownNow();
            throw e;
        }
        try {
            fresh();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Register now() {
        return register;
    }

    /**
     * Why the file cannot be read: then whoever was known stays known, also who was removed since.
     */
    public Optional<String> problem() {
        return Optional.of(problem).filter(said -> !said.isEmpty());
    }

    @Override
    public Register fresh() throws IOException {
        return run(this::load);
    }

    @Override
    public void remember(RefreshToken token) throws IOException {
        run(() -> {
            file.add(token, clock.instant());
            return load();
        });
    }

    @Override
    public void revokeRefreshToken(String id) throws IOException {
        run(() -> {
            file.revokeRefreshToken(id);
            return load();
        });
    }

    @Override
    public void used(ApiToken token, LocalDate day) {
        if (token.lastUsed().filter(day::equals).isPresent()) return;
        if (day.equals(noted.put(token.id(), day))) return;
        later(() -> file.used(token.id(), day));
    }

    private Register load() throws IOException {
        try {
            Register loaded = file.load();
            register = loaded;
            problem = "";
            return loaded;
        } catch (IOException | RuntimeException e) {
            if (problem.isEmpty()) LOG.log(Level.ERROR, "users.db could not be read", e);
            problem = "users.db could not be read and is tried again: " + e.getMessage();
            tryAgain();
            throw e;
        }
    }

    private void reload() {
        if (stale.getAndSet(true)) return;
        try {
            thread.execute(() -> {
                stale.set(false);
                try {
                    load();
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.DEBUG, "tried again soon", e);
                }
            });
        } catch (RejectedExecutionException full) {
            stale.set(false);
            tryAgain();
        }
    }

    /** No change of the file need come that would make us look. */
    private void tryAgain() {
        if (thread.isShutdown() || retryPlanned.getAndSet(true)) return;
        CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS)
                .execute(() -> {
                    retryPlanned.set(false);
                    reload();
                });
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private void later(Write write) {
        try {
            thread.execute(() -> {
                try {
                    write.run();
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.ERROR, "users.db could not be written", e);
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.log(Level.WARNING, "too many changes of users.db wait; one is not made");
        }
    }

    private <T> T run(Callable<T> work) throws IOException {
        Future<T> result;
        try {
            result = thread.submit(work);
        } catch (RejectedExecutionException full) {
            throw new IOException("too many changes of users.db wait", full);
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IllegalStateException("users.db", e.getCause());
        }
    }

    @Override
    public void close() {
        watch.close();
        thread.shutdown();
    }
}
