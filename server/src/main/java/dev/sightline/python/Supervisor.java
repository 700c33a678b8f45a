package dev.sightline.python;

import dev.sightline.python.Frames.Frame;
import dev.sightline.python.Messages.Supervised;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A supervisor's process: heard by a thread of its own, whose last word is that it is gone. */
final class Supervisor {
    private static final Logger LOG = Logger.getLogger("sightline.python");

    private static final int CHUNK = 1 << 16;
    private static final long GRACE_SECONDS = 3;

    /** A log has room for so many messages without sense of one worker. */
    private static final int UNKNOWN = 10;

    /** What Java adds to a signal's number for the exit code of whom it ended. */
    private static final int BY_SIGNAL = 128;

    private final Process process;
    private final Path executable;
    private final Outgoing outgoing;
    private final Consumer<Said> listener;
    private final Thread reader;
    private final Tail tail;
    private final Utf8 out = new Utf8();
    private final Utf8 err = new Utf8();

    /** The worker's session, once it is known. */
    private volatile long session;

    private volatile boolean ready;

    /** Why we ended it ourselves. */
    private volatile @Nullable String fault;

    private String crowd = "";
    private long unknown;

    Supervisor(
            Process process,
            Path executable,
            Outgoing outgoing,
            Consumer<Said> listener,
            ThreadFactory threads) {
        this.process = process;
        this.executable = executable;
        this.outgoing = outgoing;
        this.listener = listener;
        tail = new Tail(process.getErrorStream(), threads);
        reader = threads.newThread(this::hearOut);
    }

    void listen() {
        reader.start();
    }

    /** Where its Python has not come up: it is none, or something in it hangs. */
    void giveUpUnlessReady() {
        if (ready) return;
        end(
                executable
                        + (session == 0
                                ? " did not come up in time; is it a Python?"
                                : " did not come up in time: what it loads at its start hangs"));
    }

    /** Kills it, and all that it started, where it did not end by itself. */
    void force() {
        end("it did not end in time, and was killed");
    }

    private void end(String why) {
        if (!process.isAlive()) return;
        if (fault == null) fault = why;
        // While it lives its children are known for its; afterwards they are anybody's.
        List<ProcessHandle> all = Offspring.of(process.toHandle());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void hearOut() {
        Optional<Said.Gone> gone = Optional.empty();
        try {
            gone = hear();
        } catch (IOException e) {
            end(executable + " does not speak as it should: " + e.getMessage());
        }
        text(false, out.end());
        text(true, err.end());
        tell(last(gone));
    }

    private Optional<Said.Gone> hear() throws IOException {
        try (InputStream in = new BufferedInputStream(process.getInputStream(), CHUNK)) {
            for (Frame frame = Frames.read(in); frame != null; frame = Frames.read(in)) {
                switch (frame.kind()) {
                    case OUT -> text(false, out.text(frame.payload()));
                    case ERR -> text(true, err.text(frame.payload()));
                    case WORKER -> hear(Messages.ofWorker(frame.payload()));
                    case SUPERVISOR -> {
                        Optional<Said.Gone> gone = hear(Messages.ofSupervisor(frame.payload()));
                        if (gone.isPresent()) return gone;
                    }
                }
            }
            return Optional.empty();
        }
    }

    private void hear(Said said) {
        if (said instanceof Said.Ready) ready = true;
        if (said instanceof Said.Ended) {
            // What is begun now is never ended: its pipe was empty when the statement was over.
            text(false, out.end());
            text(true, err.end());
        }
        tell(said);
    }

    private Optional<Said.Gone> hear(Supervised said) {
        switch (said) {
            case Supervised.Started started -> session = started.pid();
            case Supervised.Crowded(int processes, int limit) ->
                    crowd =
                            "it had "
                                    + processes
                                    + " processes and may have "
                                    + limit
                                    + ", so it was ended";
            case Supervised.Passed(Said.Gone gone) -> {
                return Optional.of(gone);
            }
            case Supervised.Passed(Said other) -> tell(other);
        }
        return Optional.empty();
    }

    private void text(boolean isErr, String text) {
        if (!text.isEmpty()) tell(new Said.Text(isErr, text));
    }

    private void tell(Said said) {
        if (said instanceof Said.Unknown(Optional<String> message) && unknown++ < UNKNOWN) {
            LOG.warning("worker of " + executable + " said " + message.orElse("nothing"));
        }
        try {
            listener.accept(said);
        } catch (RuntimeException e) {
            // Of whoever listens; the rest is still to be heard, and the end above all.
            LOG.log(Level.SEVERE, "while hearing a worker", e);
        }
    }

    /** Sees to it that nothing lives any more. */
    private Said.Gone last(Optional<Said.Gone> said) {
        String complaint = "";
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) force();
            process.waitFor();
            if (session != 0 && (said.isEmpty() || process.exitValue() != 0)) {
                Remains.kill(session);
            }
            complaint = tail.text();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, it is over for them.
            force();
            Thread.currentThread().interrupt();
        }
        outgoing.end();
        if (session != 0 && !complaint.isEmpty()) {
            LOG.warning("supervisor of " + executable + ": " + complaint);
        }
        return said.orElse(unsaid(complaint));
    }

    private Said.Gone unsaid(String complaint) {
        return new Said.Gone(OptionalInt.empty(), OptionalInt.empty(), false, why(complaint));
    }

    private String why(String complaint) {
        @Nullable String known = fault;
        if (known != null) return known;
        int code = process.isAlive() ? 0 : process.exitValue();
        if (session == 0) {
            if (code == CommandLine.TOO_OLD && !complaint.isEmpty()) return complaint;
            return executable
                    + " did not start as a Python does: "
                    + (complaint.isEmpty() ? "it ended with code " + code : complaint);
        }
        if (!crowd.isEmpty()) return crowd;
        if (code > BY_SIGNAL)
            return "its supervisor was killed (signal " + (code - BY_SIGNAL) + ")";
        return "its supervisor ended with code "
                + code
                + (complaint.isEmpty() ? "" : ": " + complaint);
    }
}
