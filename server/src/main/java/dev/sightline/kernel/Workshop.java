package dev.sightline.kernel;

import dev.sightline.http.Refusal;
import dev.sightline.python.Interpreter;
import dev.sightline.python.Interpreters;
import dev.sightline.python.Launch;
import dev.sightline.python.Said;
import dev.sightline.python.Tools;
import dev.sightline.python.Worker;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What all kernels work with. */
final class Workshop implements AutoCloseable {
    private static final Duration TRIMMING = Duration.ofMillis(500);

    private final Interpreters interpreters;
    private final Tools tools;
    private final Ledger ledger;
    private final RunStore runs;
    private final Clock clock;
    private final AtomicBoolean trimming = new AtomicBoolean();

    /** To start a process blocks in the kernel, which a virtual thread must not. */
    private final ExecutorService starting =
            Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("kernel-start-", 1).factory());

    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("kernel-later").factory());

    Workshop(Interpreters interpreters, Tools tools, Ledger ledger, RunStore runs, Clock clock) {
        this.interpreters = interpreters;
        this.tools = tools;
        this.ledger = ledger;
        this.runs = runs;
        this.clock = clock;
    }

    Ledger ledger() {
        return ledger;
    }

    RunStore runs() {
        return runs;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * @throws Refusal 422 where there is none
     */
    Interpreter interpreter(Script script) throws Refusal {
        return interpreters
                .find(script.directory(), script.root())
                .orElseThrow(() ->
                        new Refusal(
                                422,
                                "bad_python",
                                "No Python was found; install python3, or start Sightline with"
                                        + " --python PATH"));
    }

    Worker start(Launch launch, Consumer<Said> listener) throws IOException {
        try {
            return starting.submit(() -> Worker.start(tools, launch, listener)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw new IllegalStateException("starting Python has a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the node is stopping", e);
        } catch (RejectedExecutionException e) {
            throw new IOException("the node is stopping", e);
        }
    }

    /** Does it then, on a thread that all share: it must not take long. */
    void later(Duration time, Runnable work) {
        try {
            var _ = later.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The node stops.
        }
    }

    /** Forgets old runs, once for all that end meanwhile. */
    void trimSoon() {
        if (trimming.getAndSet(true)) return;
        later(
                TRIMMING,
                () -> {
                    trimming.set(false);
                    runs.trim();
                });
    }

    void every(Duration time, Runnable work) {
        long nanos = time.toNanos();
        var _ = later.scheduleWithFixedDelay(work, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        later.shutdownNow();
        starting.shutdownNow();
    }
}
