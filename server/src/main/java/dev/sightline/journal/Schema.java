package dev.sightline.journal;

import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The journal's tables, and how an older file becomes one of today. */
final class Schema {
    /** A file of a newer program: better no start than a broken history. */
    static final class TooNew extends SQLException {
        private static final long serialVersionUID = 1L;

        TooNew(Path file, int version) {
            super(
                    file
                            + " is of a newer Sightline (format "
                            + version
                            + "); start that one, or move the file away");
        }
    }

    /** Each brings a file of the version before it forward; the first makes an empty one. */
    private static final List<String> MIGRATIONS =
            List.of(
                    """
                    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE event (
                      seq INTEGER PRIMARY KEY,
                      time INTEGER NOT NULL,
                      type TEXT NOT NULL,
                      project TEXT,
                      json BLOB NOT NULL);
                    CREATE TABLE kept (
                      space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
                      PRIMARY KEY (space, key)) WITHOUT ROWID;
                    """);

    private Schema() {}

    /** For the one who writes. */
    static Connection open(Path file) throws SQLException {
        makePrivate(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(5_000);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            // In this order: it counts only for a file that is still empty.
            statement.execute("PRAGMA auto_vacuum=INCREMENTAL");
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            migrate(connection, file);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** For those who read beside it. */
    static Connection reader(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void makePrivate(Path file) throws SQLException {
        try {
            if (Files.exists(file)) return;
            // SQLite gives the files beside it the same permissions.
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new SQLException("cannot make " + file + ": " + e.getMessage(), e);
        }
    }

    private static void migrate(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version;
            try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                version = row.getInt(1);
            }
            if (version > MIGRATIONS.size()) throw new TooNew(file, version);
            for (int next = version; next < MIGRATIONS.size(); next++) {
                if (next > 0) {
                    statement.executeUpdate("VACUUM INTO '" + file + ".before-" + next + "'");
                }
                connection.setAutoCommit(false);
                for (String sql : MIGRATIONS.get(next).split(";\n", -1)) {
                    if (!sql.isBlank()) statement.executeUpdate(sql);
                }
                statement.executeUpdate("PRAGMA user_version=" + (next + 1));
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }
}
