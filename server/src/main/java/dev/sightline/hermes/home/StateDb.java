package dev.sightline.hermes.home;

import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The agent's {@code state.db}, open for reading only, for as long as one answer takes. Agents of
 * other versions have other columns: who reads says which would be good to have, and gets null for
 * those that are not there.
 */
public final class StateDb implements AutoCloseable {
    /** What a row says, by name of the column: String, Long, Double, byte[] or null. */
    public record Row(Map<String, @Nullable Object> fields) {
        public Optional<String> text(String column) {
            @Nullable Object value = fields.get(column);
            return value instanceof byte[] bytes
                    ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    : Optional.ofNullable(value).map(Object::toString);
        }

        /** 0 for what is no number. */
        public long whole(String column) {
            return fields.get(column) instanceof Number number ? number.longValue() : 0;
        }

        public Optional<Double> real(String column) {
            return fields.get(column) instanceof Number number
                    ? Optional.of(number.doubleValue())
                    : Optional.empty();
        }
    }

    /** What somebody makes of it. May be asked twice. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(StateDb db) throws Refusal, Unreadable;
    }

    /** SQLITE_OPEN_READONLY, SQLITE_OPEN_URI, SQLITE_OPEN_NOFOLLOW (sqlite3.h). */
    private static final String MODE = String.valueOf(0x1 | 0x40 | 0x01000000);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The agent's writer may be in the midst of moving its log: that passes. */
    private static final String PASSING = "database_io";

    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String name;
    private final Connection connection;

    private StateDb(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /** {@link #read(Path, String, Duration, Reading)} with the patience that a page has. */
    static <T> Optional<T> read(Path home, String relative, Reading<T> reading)
            throws Refusal, Unreadable {
        return read(home, relative, PATIENCE, reading);
    }

    /**
     * Makes something of the database as it is at one moment; empty where there is none.
     *
     * <p>SQLite reads a database in WAL mode by way of two files beside it, and a reader makes them
     * where they are missing. So that nothing is ever written into the home, a database whose log
     * is empty is opened as one that nobody changes ({@code immutable}), and what was made of it
     * counts only if its files are afterwards as they were before.
     *
     * @param relative to the home
     * @param patience how long a lock of the agent is waited for
     */
    static <T> Optional<T> read(Path home, String relative, Duration patience, Reading<T> reading)
            throws Refusal, Unreadable {
        for (int attempt = 1; ; attempt++) {
            Path file = locate(home, relative);
            Optional<DatabaseFiles> before = DatabaseFiles.of(file, relative);
            if (before.isEmpty()) return Optional.empty();
            boolean isAtRest = attempt < ATTEMPTS && before.get().isAtRest();
            if (isAtRest) before.get().settle();
            try (StateDb db = open(file, relative, isAtRest, patience)) {
                T made = reading.of(db);
                if (!isAtRest || before.equals(DatabaseFiles.of(file, relative))) {
                    return Optional.of(made);
                }
            } catch (Unreadable e) {
                boolean isPassing =
                        isAtRest
                                ? !before.equals(DatabaseFiles.of(file, relative))
                                : e.code().equals(PASSING);
                if (attempt >= ATTEMPTS || !isPassing) throw e;
                if (!isAtRest) pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path locate(Path home, String relative) {
        try {
            // SQLite is told to follow no link; one that the home itself is behind is the user's.
            return home.toRealPath().resolve(relative);
        } catch (IOException notThere) {
            return home.resolve(relative);
        }
    }

    private static StateDb open(Path file, String name, boolean isAtRest, Duration patience)
            throws Unreadable {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) patience.toMillis());
        Properties properties = config.toProperties();
        properties.setProperty(SQLiteConfig.Pragma.OPEN_MODE.getPragmaName(), MODE);
        String url = "jdbc:sqlite:file:" + file.toUri().getRawPath();
        try {
            Connection connection =
                    JDBC.createConnection(isAtRest ? url + "?immutable=1" : url, properties);
            // All that is asked of it sees the same moment.
            connection.setAutoCommit(false);
            return new StateDb(name, connection);
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
    }

    /** The columns of a table; none where there is no such table. */
    public Set<String> columns(String table) throws Unreadable {
        return rows("SELECT name FROM pragma_table_info(?)", table).stream()
                .map(row -> row.text("name").orElse(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * A list for SELECT: each column that is there, and {@code NULL AS name} for those that are
     * not.
     *
     * @param wanted plain names
     */
    public String select(String table, List<String> wanted) throws Unreadable {
        Set<String> there = columns(table);
        return wanted.stream()
                .map(column ->
                        there.contains(column)
                                ? table + "." + column + " AS " + column
                                : "NULL AS " + column)
                .collect(Collectors.joining(", "));
    }

    /**
     * What a query finds.
     *
     * @param sql with {@code ?} for each of the values; nothing that a client said stands in it
     */
    public List<Row> rows(String sql, @Nullable Object... values) throws Unreadable {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            try (ResultSet result = statement.executeQuery()) {
                return all(result);
            }
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
    }

    private static List<Row> all(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        String[] names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) names[i] = columns.getColumnLabel(i + 1);
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) fields.put(names[i], result.getObject(i + 1));
            rows.add(new Row(fields));
        }
        return rows;
    }

    private static Unreadable unreadable(String name, SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException own
                        ? own.getResultCode()
                        : SQLiteErrorCode.UNKNOWN_ERROR;
        boolean isLocked =
                code.name().startsWith("SQLITE_BUSY") || code.name().startsWith("SQLITE_LOCKED");
        if (isLocked) {
            return new Unreadable(
                    name,
                    "database_locked",
                    name + " is locked by another program; it is read again once that lets go");
        }
        if (code.name().startsWith("SQLITE_IOERR")) {
            return new Unreadable(
                    name, PASSING, "%s cannot be read now (%s)".formatted(name, code.message));
        }
        boolean isCorrupt =
                code.name().startsWith("SQLITE_CORRUPT") || code == SQLiteErrorCode.SQLITE_NOTADB;
        return new Unreadable(
                name,
                isCorrupt ? "database_corrupt" : "database_unreadable",
                "%s cannot be read (%s)%s"
                        .formatted(
                                name,
                                code.message,
                                isCorrupt
                                        ? "; see what is left with: sqlite3 state.db .recover"
                                        : ""));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger("sightline.hermes")
                    .log(System.Logger.Level.DEBUG, "state.db does not close", e);
        }
    }
}
