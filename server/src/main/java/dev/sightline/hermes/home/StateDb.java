package dev.sightline.hermes.home;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            return Optional.ofNullable(fields.get(column)).map(Object::toString);
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

    /** SQLITE_OPEN_READONLY, SQLITE_OPEN_URI, SQLITE_OPEN_NOFOLLOW (sqlite3.h). */
    private static final String MODE = String.valueOf(0x1 | 0x40 | 0x01000000);

    private static final int PATIENCE_MS = 2_000;

    private final String name;
    private final Connection connection;

    private StateDb(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /**
     * Empty where there is none.
     *
     * @param relative to the home
     */
    static Optional<StateDb> open(Path home, String relative) throws Unreadable {
        Path file = home.resolve(relative);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        try {
            var properties = config.toProperties();
            properties.setProperty(SQLiteConfig.Pragma.OPEN_MODE.getPragmaName(), MODE);
            Connection connection =
                    org.sqlite.JDBC.createConnection("jdbc:sqlite:" + file, properties);
            return Optional.of(new StateDb(relative, connection));
        } catch (SQLException e) {
            throw unreadable(relative, e);
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
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                fields.put(columns.getColumnLabel(i), result.getObject(i));
            }
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
        boolean isCorrupt =
                code.name().startsWith("SQLITE_CORRUPT") || code == SQLiteErrorCode.SQLITE_NOTADB;
        return new Unreadable(
                name,
                isCorrupt ? "database_corrupt" : "database_unreadable",
                "%s cannot be read (%s)%s"
                        .formatted(
                                name,
                                code.message,
                                isCorrupt ? "; check it with: sqlite3 state.db .recover" : ""));
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
