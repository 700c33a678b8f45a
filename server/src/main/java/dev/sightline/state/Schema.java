package dev.sightline.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The versions of a database, counted in {@code PRAGMA user_version}: it only goes forward, keeps a
 * copy of what it was before each step, and stays away from what a newer program has made.
 *
 * @param steps the statements from version 0 to 1, from 1 to 2, and so on
 */
record Schema(List<List<String>> steps) {
    Schema {
        steps = List.copyOf(steps);
    }

    private int newest() {
        return steps.size();
    }

    boolean isNewest(Connection connection) throws SQLException {
        return version(connection) == newest();
    }

    /**
     * @throws IOException where a newer program was here
     */
    void refuseNewer(Connection connection, Path file) throws SQLException, IOException {
        int version = version(connection);
        if (version > newest()) {
            throw new IOException(
                    "%s was written by a newer Sightline (version %d, this one knows %d); start that one, or give another --state DIR"
                            .formatted(file, version, newest()));
        }
    }

    /** Brings the database to the newest version; two processes may do so at once. */
    void upgrade(Connection connection, Path file) throws SQLException, IOException {
        refuseNewer(connection, file);
        for (int from = version(connection); from < newest(); from = version(connection)) {
            Path copy = file.resolveSibling("." + file.getFileName() + ".copy");
            if (from > 0) copy(connection, copy);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                try {
                    if (version(connection) == from) {
                        if (from > 0) keep(copy, file, from);
                        for (String sql : steps.get(from)) statement.execute(sql);
                        statement.execute("PRAGMA user_version = " + (from + 1));
                    }
                    statement.execute("COMMIT");
                } catch (SQLException | IOException | RuntimeException e) {
                    statement.execute("ROLLBACK");
                    throw e;
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        }
    }

    /**
     * By SQLite itself: whoever opens and closes the file beside it in the same process takes its
     * locks away (sqlite.org, "How To Corrupt", 2.2).
     */
    private static void copy(Connection connection, Path to) throws SQLException, IOException {
        Files.deleteIfExists(to);
        Files.createFile(
                to,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var into = connection.prepareStatement("VACUUM INTO ?")) {
            into.setString(1, to.toString());
            into.execute();
        }
    }

    private static void keep(Path copy, Path file, int version) throws IOException {
        Files.move(
                copy,
                file.resolveSibling(file.getFileName() + ".before-v" + (version + 1)),
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
