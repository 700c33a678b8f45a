package dev.sightline.kernel;

import dev.sightline.python.Output;
import dev.sightline.python.Said;

import java.time.Duration;
import java.util.Optional;

/**
 * How often is told of a run that goes on: its followers of text at once after a pause, then every
 * so often; the node's sequence of its events every so often; the last is never left out.
 */
final class Pulse {
    /** Between two looks of the followers at text that comes. */
    private static final Duration TEXT = Duration.ofMillis(40);

    /** Between two events of the node's sequence. */
    private static final Duration EVENTS = Duration.ofMillis(100);

    private final Run run;
    private final Workshop workshop;

    // Guarded by this.
    private Run.Extent told;
    private long toldNanos = System.nanoTime();
    private boolean telling;
    private long lookedNanos = System.nanoTime() - TEXT.toNanos();
    private boolean looking;
    private boolean over;

    Pulse(Run run, Workshop workshop) {
        this.run = run;
        this.workshop = workshop;
        this.told = run.extent();
    }

    Run run() {
        return run;
    }

    /**
     * What the worker says of the run.
     *
     * @param late what came while no statement ran
     * @return how the kernel is now; empty where that has not changed
     */
    Optional<KernelStatus> hear(Said said, Late late) {
        Optional<KernelStatus> status = Optional.empty();
        switch (said) {
            case Said.Text(boolean err, String text) -> {
                if (!run.text(err, text)) late.add(said);
                return status;
            }
            case Said.Shown(Output output) -> {
                if (!run.shown(output)) late.add(said);
                return status;
            }
            case Said.Parsed(var statements) -> run.planned(statements);
            case Said.Begun(int node) -> {
                run.began(node);
                late.giveTo(run);
                status = Optional.of(KernelStatus.BUSY);
            }
            case Said.Ended ended -> {
                run.ended(ended);
                status = Optional.of(KernelStatus.BUSY);
            }
            case Said.Asked asked -> {
                run.asked(asked);
                status = Optional.of(KernelStatus.WAITING);
            }
            case Said.Silent(double seconds) -> {
                run.silent(RunEvents.unresponsive(seconds));
                return Optional.of(KernelStatus.UNRESPONSIVE);
            }
            case Said.Heard _ -> {
                run.silent(RunEvents.responsive());
                boolean asks = run.isAsking();
                return Optional.of(asks ? KernelStatus.WAITING : KernelStatus.BUSY);
            }
            default -> {
                // The rest is the kernel's.
                return status;
            }
        }
        eventsCame();
        return status;
    }

    void textCame() {
        synchronized (this) {
            if (looking) return;
            long wait = lookedNanos + TEXT.toNanos() - System.nanoTime();
            if (wait > 0) {
                looking = true;
                workshop.later(Duration.ofNanos(wait), this::look);
                return;
            }
            lookedNanos = System.nanoTime();
        }
        run.wake();
    }

    private void look() {
        synchronized (this) {
            looking = false;
            lookedNanos = System.nanoTime();
        }
        run.wake();
    }

    private void eventsCame() {
        synchronized (this) {
            if (telling) return;
            long wait = toldNanos + EVENTS.toNanos() - System.nanoTime();
            if (wait > 0) {
                telling = true;
                workshop.later(Duration.ofNanos(wait), this::tell);
                return;
            }
        }
        tell();
    }

    private synchronized void tell() {
        telling = false;
        if (over) return;
        Run.Extent now = run.extent();
        if (now.events() == told.events()) return;
        workshop.ledger().output(run, told, now);
        told = now;
        toldNanos = System.nanoTime();
    }

    /** Tells what is left. */
    synchronized void end() {
        tell();
        over = true;
    }

    /** What a status that was heard means to the user; empty where its name says it. */
    static Optional<String> whyIn(KernelStatus status) {
        return status == KernelStatus.UNRESPONSIVE
                ? Optional.of("Native code holds the interpreter")
                : Optional.empty();
    }
}
