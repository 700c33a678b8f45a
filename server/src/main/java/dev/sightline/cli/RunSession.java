package dev.sightline.cli;

import dev.sightline.python.Launch;
import dev.sightline.python.Order;
import dev.sightline.python.Said;
import dev.sightline.python.Tools;
import dev.sightline.python.Worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One script in a Python of its own, from its start until that is gone. */
final class RunSession {
    /** What shells say of a program that a signal ended: 128 and the signal's number. */
    private static final int BY_SIGNAL = 128;

    private static final int INTERRUPTED = BY_SIGNAL + 2;
    private static final int PIPE_BROKEN = BY_SIGNAL + 13;
    private static final int FAILED = 1;

    /** What Python does between a script's last statement and its own end. */
    private static final Order FAREWELL =
            new Order(
                    "__import__('threading')._shutdown()\n__import__('atexit')._run_exitfuncs()\n",
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    true);

    private final Order order;
    private final RunView view;
    private final PrintStream out;
    private final RunInput input;
    private final CompletableFuture<Worker> worker = new CompletableFuture<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    /** The script is over, its Python is not. */
    private boolean leaving;

    private boolean closed;

    /** The number of the last question. */
    private int asked;

    private Said.Done done = new Said.Done(Said.Outcome.OK, OptionalInt.empty());

    /** How often the user pressed Ctrl+C. */
    private final AtomicInteger pressed = new AtomicInteger();

    private RunSession(Order order, RunView view, InputStream in, PrintStream out) {
        this.order = order;
        this.view = view;
        this.out = out;
        input =
                new RunInput(
                        in,
                        line -> {
                            int ask;
                            synchronized (this) {
                                view.answered();
                                ask = asked;
                            }
                            if (line == null) {
                                worker.join().endInput(ask);
                            } else {
                                worker.join().input(ask, line);
                            }
                        });
    }

    /** Runs it to its end; the program's exit code. */
    static int run(
            Tools tools, Launch launch, Order order, RunView view, InputStream in, PrintStream out)
            throws IOException {
        RunSession session = new RunSession(order, view, in, out);
        CtrlC.run(session::interrupt);
        session.worker.complete(Worker.start(tools, launch, session::hear));
        return session.code.join();
    }

    /** Ctrl+C: once for the statement, twice for all. */
    private void interrupt() {
        int nth = pressed.incrementAndGet();
        if (nth == 1 && worker.isDone()) {
            worker.join().interrupt();
        } else if (nth == 2 && worker.isDone()) {
            worker.join().kill();
        } else {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    private synchronized void hear(Said said) {
        switch (said) {
            case Said.Ready ready -> begin();
            case Said.Done over -> done(over);
            case Said.Gone gone -> gone(gone);
            case Said.Asked(int ask, String prompt, boolean password) -> {
                if (leaving) {
                    worker.join().endInput(ask);
                } else {
                    asked = ask;
                    view.hear(said);
                    input.ask(password);
                }
            }
            case Said.Begun begun -> pass(said);
            case Said.Parsed parsed -> pass(said);
            case Said.Ended ended -> {
                input.takeBack();
                pass(said);
            }
            default -> view.hear(said);
        }
        // Whoever read our output has gone.
        if (out.checkError() && !closed) {
            end(new Said.Done(Said.Outcome.EXITED, OptionalInt.of(PIPE_BROKEN)));
            worker.join().kill();
        }
    }

    private void begin() {
        if (pressed.get() == 0) {
            worker.join().run(order);
        } else {
            end(new Said.Done(Said.Outcome.INTERRUPTED, OptionalInt.empty()));
            worker.join().close();
        }
    }

    private void end(Said.Done how) {
        closed = true;
        leaving = true;
        done = how;
    }

    /** Our own statements are nobody's business. */
    private void pass(Said said) {
        if (!leaving) view.hear(said);
    }

    private void done(Said.Done over) {
        if (!leaving) {
            leaving = true;
            done = over;
            worker.join().run(FAREWELL);
        } else if (!closed) {
            closed = true;
            worker.join().close();
        }
    }

    private void gone(Said.Gone gone) {
        if (closed) {
            view.over(done.outcome().name().toLowerCase(Locale.ROOT), done.exit(), "");
            code.complete(
                    switch (done.outcome()) {
                        case OK -> 0;
                        case ERROR -> FAILED;
                        case INTERRUPTED -> INTERRUPTED;
                        // As exit(3) keeps it.
                        case EXITED -> done.exit().orElse(0) & 0xff;
                    });
            return;
        }
        view.over("died", gone.exit(), gone.detail());
        if (pressed.get() > 1) {
            code.complete(INTERRUPTED);
        } else if (gone.signal().isPresent()) {
            code.complete(BY_SIGNAL + gone.signal().getAsInt());
        } else {
            code.complete(gone.exit().orElse(FAILED) & 0xff);
        }
    }
}
