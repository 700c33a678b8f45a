package dev.sightline.journal;

import dev.sightline.event.Envelope;
import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.journal.JournalFile.Facts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The durable order of all events of a node. Whoever appends gets a place at once; one thread
 * commits what has gathered as one transaction and only then tells it, so that nobody ever saw an
 * event that a crash could take back.
 *
 * <p>When the disk does not take a commit, nothing is told and nothing is lost: the commit is tried
 * again every second, {@link #problem} says why, and whoever appends waits once too much waits.
 */
public final class Journal implements Sequence, AutoCloseable {
    /**
     * What is kept of the past.
     *
     * @param age older events may be forgotten
     * @param bytes above which the oldest are forgotten
     */
    public record Limits(Duration age, long bytes) {}

    private static final Logger LOG = System.getLogger("sightline.journal");

    private static final int MOST = 10_000;

    /** An event may hold as much as a piece of a log. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final int BATCH = 1_000;
    private static final long RETRY_MILLIS = 1_000;
    private static final long LOOK_FOR_OLD_MILLIS = 60_000;

    private final Path file;
    private final Limits limits;
    private final Clock clock;

    /** Only the writer's, while it runs. */
    private JournalFile rows;

    private final Readers readers;
    private final String epoch;
    private final Thread writer = Thread.ofPlatform().name("journal").unstarted(this::write);

    private final List<Entry> waiting = new ArrayList<>();
    private long waitingBytes;
    private long appended;
    private long committedCount;
    private long appendedCount;
    private boolean closed;

    /** Only the writer's. */
    private long lookedForOld = System.nanoTime() - LOOK_FOR_OLD_MILLIS * 1_000_000;

    private volatile Facts facts;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<Instant> oldest = Optional.empty();
    private volatile Consumer<Envelope> told = envelope -> {};

    private Journal(
            Path file, Limits limits, Clock clock, JournalFile rows, Readers readers, Facts facts) {
        this.file = file;
        this.limits = limits;
        this.clock = clock;
        this.rows = rows;
        this.readers = readers;
        this.facts = facts;
        this.epoch = facts.epoch();
        this.appended = facts.last();
    }

    /**
     * Opens the file, or makes it. One that is no database any more is put aside and a new epoch
     * begins: a broken history must not keep the node from starting.
     *
     * @throws IOException where the folder cannot be written, or the file is of a newer program
     */
    public static Journal open(Path file, Limits limits, Clock clock) throws IOException {
        try {
            return opened(file, limits, clock);
        } catch (Schema.TooNew tooNew) {
            throw new IOException(tooNew.getMessage(), tooNew);
        } catch (SQLException broken) {
            if (!isBroken(broken)) {
                throw new IOException("cannot open " + file + ": " + broken.getMessage(), broken);
            }
            Path aside = file.resolveSibling(file.getFileName() + ".broken");
            LOG.log(Level.ERROR, "{0} is broken; it is now {1}", file, aside);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            for (String beside : List.of("-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + beside));
            }
            try {
                return opened(file, limits, clock);
            } catch (SQLException e) {
                throw new IOException("cannot open " + file + ": " + e.getMessage(), e);
            }
        }
    }

    private static boolean isBroken(SQLException e) {
        // SQLITE_CORRUPT and SQLITE_NOTADB, https://sqlite.org/rescode.html
        int code = e.getErrorCode() & 0xff;
        return code == 11 || code == 26;
    }

    private static Journal opened(Path file, Limits limits, Clock clock)
            throws SQLException, IOException {
        JournalFile rows = JournalFile.open(file);
        try {
            Facts facts = rows.begin(bootId(), newEpoch());
            return new Journal(file, limits, clock, rows, new Readers(file), facts);
        } catch (SQLException | IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    private static String newEpoch() {
        byte[] bits = new byte[5];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    /**
     * From now on events are committed.
     *
     * @param told hears of each event, in order, after its commit, on the journal's thread; what it
     *     holds up it holds up for all
     */
    public void start(Consumer<Envelope> told) {
        this.told = told;
        writer.start();
    }

    @Override
    public synchronized long append(Event event, List<Kept> kept, List<String> forgotten) {
        awaitRoom();
        List<Entry.Change> changes = new ArrayList<>();
        for (String space : forgotten) changes.add(new Entry.Change.ForgetSpace(space));
        changes.addAll(puts(kept));
        Instant now = clock.instant();
        // First of all it must be one that can be written: a place is never left empty.
        Envelope envelope = Envelope.of(new Position(epoch, appended + 1), now, event);
        appended++;
        add(new Entry(envelope, now, changes));
        return appended;
    }

    @Override
    public synchronized void keep(List<Kept> kept) {
        if (kept.isEmpty()) return;
        awaitRoom();
        add(new Entry(null, Instant.EPOCH, puts(kept)));
    }

    @Override
    public synchronized void forget(String space) {
        awaitRoom();
        add(new Entry(null, Instant.EPOCH, List.of(new Entry.Change.ForgetSpace(space))));
    }

    private static List<Entry.Change> puts(List<Kept> kept) {
        return kept.stream().<Entry.Change>map(Entry.Change.Put::new).toList();
    }

    private void add(Entry entry) {
        waiting.add(entry);
        waitingBytes += entry.bytes();
        appendedCount++;
        notifyAll();
    }

    private void awaitRoom() {
        while ((waiting.size() >= MOST || waitingBytes >= MOST_BYTES) && !closed) pause(0);
        if (closed) throw new IllegalStateException("the node is stopping");
    }

    /** Whoever calls looks again at what it waits for. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the node is stopping", e);
        }
    }

    @Override
    public Map<String, String> kept(String space) {
        synchronized (this) {
            long upTo = appendedCount;
            while (committedCount < upTo && !closed) pause(0);
        }
        return readers.read(connection -> JournalFile.kept(connection, space));
    }

    @Override
    public synchronized Position last() {
        return new Position(epoch, appended);
    }

    @Override
    public synchronized void awaitCommitted(Position position) {
        while (facts.last() < position.seq() && !closed) pause(0);
    }

    @Override
    public synchronized boolean awaitCommitted(Position position, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (facts.last() < position.seq() && !closed) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return false;
            pause(left / 1_000_000 + 1);
        }
        return facts.last() >= position.seq();
    }

    /** The place of the last event that anyone may have been told. */
    public Position committed() {
        return new Position(epoch, facts.last());
    }

    public String epoch() {
        return epoch;
    }

    /** Events up to this seq are forgotten; who stopped before it has missed them for good. */
    public long trimmed() {
        return facts.trimmed();
    }

    /** What the events take, without the file's overhead. */
    public long bytes() {
        return facts.bytes();
    }

    /** When the oldest event that is kept happened, as of a minute ago. */
    public Optional<Instant> oldest() {
        return oldest;
    }

    /** Why nothing is committed now, for people. */
    public Optional<String> problem() {
        return problem;
    }

    /** Some of the committed events after {@code after}, in order. Waits for the disk. */
    public Page read(long after) {
        // What is committed but not yet counted so would be told before its time: a client that
        // came back with such a place would be taken for one from another sequence.
        long last = facts.last();
        Page page = readers.read(connection -> JournalFile.read(connection, epoch, after, last));
        // Events may be forgotten also behind the last one that is left.
        return after >= facts.trimmed() ? page : new Page(page.events(), page.upTo(), true);
    }

    private void write() {
        while (true) {
            List<Entry> batch;
            synchronized (this) {
                if (waiting.isEmpty() && !closed) pause(LOOK_FOR_OLD_MILLIS);
                if (waiting.isEmpty() && closed) return;
                batch = List.copyOf(waiting.subList(0, Math.min(BATCH, waiting.size())));
            }
            if (!batch.isEmpty() && !commit(batch)) return;
            trim();
        }
    }

    /** Until it is done, or the node stops. */
    private boolean commit(List<Entry> batch) {
        while (true) {
            try {
                Facts after = rows.commit(facts, batch);
                committed(after, batch.size());
                for (Entry entry : batch) {
                    @Nullable Envelope envelope = entry.envelope();
                    if (envelope != null) tell(envelope);
                }
                return true;
            } catch (SQLException | RuntimeException e) {
                if (!retry(e)) return false;
            }
        }
    }

    private void tell(Envelope envelope) {
        try {
            told.accept(envelope);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "event " + envelope.position() + " was not told", bug);
        }
    }

    private synchronized void committed(Facts after, int count) {
        facts = after;
        List<Entry> done = waiting.subList(0, count);
        for (Entry entry : done) waitingBytes -= entry.bytes();
        done.clear();
        committedCount += count;
        if (problem.isPresent()) LOG.log(Level.INFO, "events are committed again");
        problem = Optional.empty();
        notifyAll();
    }

    private boolean retry(Exception e) {
        if (problem.isEmpty()) LOG.log(Level.ERROR, "events wait, " + file + " takes none", e);
        problem = Optional.of("The journal takes no events: " + e.getMessage());
        openAgain();
        synchronized (this) {
            if (closed) return false;
            pause(RETRY_MILLIS);
            return !closed;
        }
    }

    /** What was begun is undone by the closing. */
    private void openAgain() {
        try {
            rows.close();
            rows = JournalFile.openAgain(file);
        } catch (SQLException stillBroken) {
            LOG.log(Level.DEBUG, "not opened again yet", stillBroken);
        }
    }

    private void trim() {
        boolean full = facts.bytes() > limits.bytes();
        if (!full && System.nanoTime() - lookedForOld < LOOK_FOR_OLD_MILLIS * 1_000_000) return;
        lookedForOld = System.nanoTime();
        Instant tooOld = clock.instant().minus(limits.age());
        // Below the limit by a tenth, so that not every event pays for one.
        long down = full ? limits.bytes() / 10 * 9 : limits.bytes();
        try {
            Facts before;
            do {
                before = facts;
                facts = rows.trim(before, tooOld, down);
            } while (facts.trimmed() != before.trimmed() && isIdle());
            oldest = rows.oldest();
            while (rows.compact() && isIdle()) {
                // A few pages at a time: an event that comes goes first.
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "old events could not be forgotten", e);
            openAgain();
        }
    }

    private synchronized boolean isIdle() {
        return waiting.isEmpty();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) return;
            closed = true;
            notifyAll();
        }
        try {
            if (writer.isAlive()) writer.join();
            readers.close();
            if (problem.isEmpty()) rows.end();
            rows.close();
        } catch (SQLException e) {
            throw new IOException("the journal does not close: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
