package dev.sightline.build;

import dev.sightline.build.format.SessionStatus;
import dev.sightline.process.Family;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a session hears of its command, from its start to its end. */
final class Life implements Run.Ear {
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger("sightline.build");

    private final Sessions sessions;
    private final Session session;
    private final Terminals terminals;
    private final Ledger ledger;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<Family> family = Optional.empty();
    private volatile Optional<Keyboard> keyboard = Optional.empty();
    private volatile boolean cancelled;
    private final AtomicLong lost = new AtomicLong();

    // Of the thread that tells.
    private @Nullable TerminalFile file;

    Life(Sessions sessions, Session session, Terminals terminals, Ledger ledger) {
        this.sessions = sessions;
        this.session = session;
        this.terminals = terminals;
        this.ledger = ledger;
    }

    Optional<Family> family() {
        return family;
    }

    /** False where nobody reads it. */
    boolean type(byte[] bytes) {
        return keyboard.filter(keys -> keys.type(bytes)).isPresent();
    }

    /** Bytes that the disk did not take. */
    long lost() {
        return lost.get();
    }

    @Override
    public void began(Family its, Keyboard keys) {
        keyboard = Optional.of(keys);
        family = Optional.of(its);
        // Who cancels it need not wait until that is told.
        begun.countDown();
        sessions.began(session.id(), its);
    }

    @Override
    public void wrote(ByteBuffer bytes) {
        int length = bytes.remaining();
        try {
            if (file == null) file = terminals.create(session.id());
            long offset = file.append(bytes.duplicate());
            ledger.wrote(session, offset, bytes);
        } catch (IOException e) {
            // The build goes on: that its words are lost is said.
            if (lost.get() == 0) LOG.log(System.Logger.Level.WARNING, "a terminal is not kept", e);
            lost.addAndGet(length);
        }
    }

    @Override
    public void ended(int exit) {
        boolean signalled = exit > SIGNALLED && exit <= SIGNALLED + LAST_SIGNAL;
        Optional<String> why =
                signalled && !cancelled
                        ? Optional.of("It was ended by " + Signal.name(exit - SIGNALLED))
                        : Optional.empty();
        SessionStatus how = exit == 0 ? SessionStatus.COMPLETED : SessionStatus.FAILED;
        end(new Session.End(OptionalInt.of(exit), why, lost.get()), how);
    }

    @Override
    public void failed(IOException why) {
        LOG.log(System.Logger.Level.WARNING, "a build cannot be run", why);
        String detail = "It cannot be run: " + why.getMessage();
        end(
                new Session.End(OptionalInt.empty(), Optional.of(detail), lost.get()),
                SessionStatus.FAILED);
    }

    private void end(Session.End end, SessionStatus how) {
        try {
            if (file != null) file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "not closed well", e);
        }
        try {
            sessions.ended(session.id(), end, cancelled ? SessionStatus.CANCELLED : how);
        } finally {
            begun.countDown();
            over.countDown();
        }
    }

    /** Asks it to end, then ends it; waits until it is told that it is over. */
    void cancel(Duration patience) {
        try {
            cancelled = true;
            if (!begun.await(LAST_PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) return;
            family.ifPresent(its -> its.end(patience));
            var _ = over.await(LAST_PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
