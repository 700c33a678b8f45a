package dev.sightline.journal;

import dev.sightline.event.Envelope;
import dev.sightline.event.Position;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journal's database as one thread writes it: all SQL that changes it stands here. */
final class JournalFile implements AutoCloseable {
    /** What a row costs beside its JSON, about. */
    private static final int ROW = 48;

    private static final int TRIM_ROWS = 2_000;
    private static final int PAGE_ROWS = 512;
    private static final int PAGE_BYTES = 256 * 1024;

    /** What is known of the rows without looking at them. */
    record Facts(String epoch, long last, long trimmed, long bytes) {}

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement forget;
    private final PreparedStatement meta;

    private JournalFile(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement("INSERT OR REPLACE INTO event VALUES (?,?,?,?,?)");
        put = connection.prepareStatement("INSERT OR REPLACE INTO kept VALUES (?,?,?)");
        remove = connection.prepareStatement("DELETE FROM kept WHERE space=? AND key=?");
        forget = connection.prepareStatement("DELETE FROM kept WHERE space=?");
        meta = connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES (?,?)");
    }

    static JournalFile open(Path file) throws SQLException {
        Connection connection = Schema.open(file);
        try {
            connection.setAutoCommit(false);
            return new JournalFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * The same file anew, after a commit that failed: a full disk ends the transaction by itself,
     * and the driver's statements with it.
     */
    static JournalFile openAgain(Path file) throws SQLException {
        JournalFile again = open(file);
        again.syncLess();
        return again;
    }

    private void syncLess() throws SQLException {
        connection.setAutoCommit(true);
        update("PRAGMA synchronous=NORMAL");
        connection.setAutoCommit(false);
    }

    /**
     * The epoch goes on where nothing that was told can have been lost: after a clean stop, and
     * after a kill on the same boot. Power loss may have taken the last commits, which clients have
     * seen: that is another sequence, and what was before is gone.
     *
     * @param newEpoch used where a new one begins
     */
    Facts begin(String bootId, String newEpoch) throws SQLException {
        Map<String, String> known = meta();
        long last = Long.parseLong(known.getOrDefault("last", "0"));
        boolean whole = "1".equals(known.get("clean")) || bootId.equals(known.get("boot"));
        String epoch = whole ? known.getOrDefault("epoch", newEpoch) : newEpoch;
        boolean goesOn = !epoch.equals(newEpoch);
        long trimmed = goesOn ? Long.parseLong(known.getOrDefault("trimmed", "0")) : last;
        long bytes = goesOn ? Long.parseLong(known.getOrDefault("bytes", "0")) : 0;
        if (!goesOn) update("DELETE FROM event");
        set("epoch", epoch);
        set("boot", bootId);
        set("clean", "0");
        set("last", String.valueOf(last));
        set("trimmed", String.valueOf(trimmed));
        set("bytes", String.valueOf(bytes));
        connection.commit();
        // That we are running must be on the disk before anything is told; all after it need not.
        syncLess();
        return new Facts(epoch, last, trimmed, bytes);
    }

    /** One transaction. */
    Facts commit(Facts before, List<Entry> entries) throws SQLException {
        long last = before.last();
        long bytes = before.bytes();
        for (Entry entry : entries) {
            @Nullable Envelope envelope = entry.envelope();
            if (envelope != null) {
                insert(envelope, entry.time());
                last = envelope.seq();
                bytes += envelope.kept().length + ROW;
            }
            for (Entry.Change change : entry.changes()) apply(change);
        }
        if (last != before.last()) {
            set("last", String.valueOf(last));
            set("bytes", String.valueOf(bytes));
        }
        connection.commit();
        return new Facts(before.epoch(), last, before.trimmed(), bytes);
    }

    private void insert(Envelope envelope, Instant time) throws SQLException {
        insert.setLong(1, envelope.seq());
        insert.setLong(2, time.toEpochMilli());
        insert.setString(3, envelope.type());
        insert.setString(4, envelope.project().orElse(null));
        insert.setBytes(5, envelope.kept());
        insert.executeUpdate();
    }

    private void apply(Entry.Change change) throws SQLException {
        switch (change) {
            case Entry.Change.Put(Kept(String space, String key, String value)) -> {
                PreparedStatement statement = value == null ? remove : put;
                statement.setString(1, space);
                statement.setString(2, key);
                if (value != null) statement.setString(3, value);
                statement.executeUpdate();
            }
            case Entry.Change.ForgetSpace(String space) -> {
                forget.setString(1, space);
                forget.executeUpdate();
            }
        }
    }

    /**
     * Forgets some of the oldest events: those before {@code oldest}, and as many as it takes to
     * come down to {@code bytes}.
     *
     * @return the facts after it; the same where there was nothing to do
     */
    Facts trim(Facts before, Instant oldest, long bytes) throws SQLException {
        long upTo = before.trimmed();
        long left = before.bytes();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT seq, time, length(json) FROM event ORDER BY seq LIMIT "
                                + TRIM_ROWS)) {
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && (left > bytes || rows.getLong(2) < oldest.toEpochMilli())) {
                    upTo = rows.getLong(1);
                    left -= rows.getLong(3) + ROW;
                }
            }
        }
        if (upTo == before.trimmed()) {
            connection.commit();
            return before;
        }
        update("DELETE FROM event WHERE seq<=" + upTo);
        set("trimmed", String.valueOf(upTo));
        set("bytes", String.valueOf(left));
        connection.commit();
        return new Facts(before.epoch(), before.last(), upTo, left);
    }

    /**
     * Gives some freed pages back to the file system.
     *
     * @return whether there are more
     */
    boolean compact() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // As an update: that steps to the end, and each step frees a page.
            statement.executeUpdate("PRAGMA incremental_vacuum(1000)");
            connection.commit();
            try (ResultSet free = statement.executeQuery("PRAGMA freelist_count")) {
                return free.getLong(1) > 0;
            }
        }
    }

    /** When the oldest event that is kept happened. */
    Optional<Instant> oldest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT time FROM event ORDER BY seq LIMIT 1")) {
            Optional<Instant> time =
                    row.next()
                            ? Optional.of(Instant.ofEpochMilli(row.getLong(1)))
                            : Optional.empty();
            connection.commit();
            return time;
        }
    }

    /** For a test: a disk as full as it gets. */
    void limitPages(int most) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count=" + most);
        }
    }

    /**
     * @param last events behind it are none yet
     */
    static Page read(Connection reader, String epoch, long after, long last) throws SQLException {
        List<Envelope> events = new ArrayList<>();
        long upTo = after;
        int bytes = 0;
        try (PreparedStatement select =
                reader.prepareStatement(
                        "SELECT seq, type, project, json FROM event WHERE seq>? AND seq<=? ORDER BY"
                                + " seq LIMIT "
                                + PAGE_ROWS)) {
            select.setLong(1, after);
            select.setLong(2, last);
            try (ResultSet rows = select.executeQuery()) {
                while (bytes < PAGE_BYTES && rows.next()) {
                    upTo = rows.getLong(1);
                    byte[] json = rows.getBytes(4);
                    bytes += json.length;
                    events.add(
                            Envelope.kept(
                                    new Position(epoch, upTo),
                                    rows.getString(2),
                                    Optional.ofNullable(rows.getString(3)),
                                    json));
                }
            }
        }
        boolean trimmed = !events.isEmpty() && events.getFirst().seq() != after + 1;
        return new Page(events, upTo, trimmed);
    }

    static Map<String, String> kept(Connection reader, String space) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement select =
                reader.prepareStatement("SELECT key, value FROM kept WHERE space=?")) {
            select.setString(1, space);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private Map<String, String> meta() throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT key, value FROM meta");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) found.put(rows.getString(1), rows.getString(2));
        }
        return found;
    }

    private void set(String key, String value) throws SQLException {
        meta.setString(1, key);
        meta.setString(2, value);
        meta.executeUpdate();
    }

    private void update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    /** In good order: the next start may go on with the epoch, on whichever boot. */
    void end() throws SQLException {
        set("clean", "1");
        connection.commit();
        connection.setAutoCommit(true);
        // What "clean" promises must be on the disk before it is promised.
        update("PRAGMA synchronous=FULL");
        try (PreparedStatement checkpoint =
                        connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)");
                ResultSet done = checkpoint.executeQuery()) {
            done.next();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
