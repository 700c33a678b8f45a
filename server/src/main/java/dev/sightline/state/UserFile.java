package dev.sightline.state;

import dev.sightline.auth.ApiToken;
import dev.sightline.auth.RefreshToken;
import dev.sightline.auth.Register;
import dev.sightline.auth.Role;
import dev.sightline.auth.User;
import dev.sightline.disk.PrivateFiles;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users and tokens in {@code users.db}, which all nodes of a state directory and the command line
 * share. Each call opens the file, does one thing in one transaction, and closes it: so whoever
 * watches it sees each change settled. The calls wait for the disk and for each other in native
 * code, and so belong on a platform thread.
 */
public final class UserFile {
    public static final String NAME = "users.db";

    private static final int BUSY_MILLIS = 5_000;

    /** A user has so many refresh tokens; the oldest gives way. */
    private static final int REFRESH_TOKENS = 64;

    /** What a refresh token got just before its end outlives it by less than this. */
    private static final Duration KEEP = Duration.ofHours(1);

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            List.of(
                                    "CREATE TABLE user (name TEXT PRIMARY KEY, hash TEXT NOT NULL,"
                                            + " role TEXT NOT NULL, tv INTEGER NOT NULL, created"
                                            + " INTEGER NOT NULL) STRICT",
                                    "CREATE TABLE token (id TEXT PRIMARY KEY, name TEXT NOT NULL,"
                                        + " role TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,"
                                        + " created INTEGER NOT NULL, expires INTEGER NOT NULL,"
                                        + " last_used INTEGER, revoked INTEGER NOT NULL) STRICT",
                                    "CREATE TABLE refresh_token (jti TEXT PRIMARY KEY, user TEXT"
                                            + " NOT NULL REFERENCES user (name) ON DELETE CASCADE,"
                                            + " expires INTEGER NOT NULL, revoked INTEGER NOT NULL)"
                                            + " STRICT",
                                    // The last token version given to any user, so that none is
                                    // given twice.
                                    "CREATE TABLE token_version (last INTEGER NOT NULL) STRICT",
                                    "INSERT INTO token_version VALUES (0)")));

    private final Path state;
    private final Path file;

    public UserFile(Path state) {
        this.state = state;
        this.file = state.resolve(NAME);
    }

    /** Everyone and everything; empty where the file does not exist. */
    public Register load() throws IOException {
        if (!Files.exists(file)) return Register.EMPTY;
        // Without a right to write, or each reading would look like a change to those who watch.
        try (Connection connection = connect(true)) {
            SCHEMA.refuseNewer(connection, file);
            if (SCHEMA.isNewest(connection)) return read(connection);
        } catch (SQLException e) {
            if (!isInterrupted(e)) throw new IOException(file + ": " + e.getMessage(), e);
        }
        return in(UserFile::read);
    }

    /** A process was killed while it wrote: only who may write can put the file in order again. */
    private static boolean isInterrupted(SQLException e) {
        return e instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_READONLY_ROLLBACK, SQLITE_READONLY, SQLITE_CANTOPEN -> true;
                    default -> false;
                };
    }

    /**
     * @param role without one: admin for the first user, editor for all after
     * @return the role, or empty where there is such a user already
     */
    public Optional<Role> add(String name, String hash, Optional<Role> role, Instant now)
            throws IOException {
        return in(connection -> {
            boolean first = count(connection, "SELECT count(*) FROM user") == 0;
            Role given = role.orElse(first ? Role.ADMIN : Role.EDITOR);
            int added =
                    update(
                            connection,
                            "INSERT OR IGNORE INTO user VALUES (?, ?, ?, ?, ?)",
                            name,
                            hash,
                            given.word(),
                            nextVersion(connection),
                            now.getEpochSecond());
            return added == 0 ? Optional.empty() : Optional.of(given);
        });
    }

    /** Also ends all that was handed out under the old one; false where there is no such user. */
    public boolean setPassword(String name, String hash, Optional<Role> role) throws IOException {
        return in(connection ->
                update(
                                connection,
                                "UPDATE user SET hash = ?, tv = ?, role = coalesce(?, role) WHERE"
                                        + " name = ?",
                                hash,
                                nextVersion(connection),
                                role.map(Role::word).orElse(null),
                                name)
                        > 0);
    }

    /** False where there is no such user. */
    public boolean remove(String name) throws IOException {
        return in(connection -> update(connection, "DELETE FROM user WHERE name = ?", name) > 0);
    }

    public void add(ApiToken token) throws IOException {
        in(connection ->
                update(
                        connection,
                        "INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, NULL, 0)",
                        token.id(),
                        token.name(),
                        token.role().word(),
                        token.digest(),
                        token.created().getEpochSecond(),
                        token.expires().getEpochSecond()));
    }

    /** False where there is no such token. */
    public boolean revokeToken(String id) throws IOException {
        return in(connection ->
                update(connection, "UPDATE token SET revoked = 1 WHERE id = ?", id) > 0);
    }

    public void used(String tokenId, LocalDate day) throws IOException {
        in(connection ->
                update(
                        connection,
                        "UPDATE token SET last_used = ? WHERE id = ?",
                        day.toEpochDay(),
                        tokenId));
    }

    public void add(RefreshToken token, Instant now) throws IOException {
        in(connection -> {
            update(
                    connection,
                    "DELETE FROM refresh_token WHERE expires < ?",
                    now.minus(KEEP).getEpochSecond());
            update(
                    connection,
                    "DELETE FROM refresh_token WHERE jti IN (SELECT jti FROM refresh_token WHERE"
                            + " user = ? AND revoked = 0 ORDER BY expires DESC, rowid DESC LIMIT -1"
                            + " OFFSET ?)",
                    token.user(),
                    REFRESH_TOKENS - 1);
            // Of a user who was removed a moment ago it is worth nothing, and is not kept.
            return update(
                    connection,
                    "INSERT INTO refresh_token SELECT ?, name, ?, 0 FROM user WHERE name = ?",
                    token.id(),
                    token.expires().getEpochSecond(),
                    token.user());
        });
    }

    public void revokeRefreshToken(String id) throws IOException {
        in(connection ->
                update(connection, "UPDATE refresh_token SET revoked = 1 WHERE jti = ?", id));
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    private <T> T in(Work<T> work) throws IOException {
        try {
            create();
            try (Connection connection = connect(false)) {
                SCHEMA.upgrade(connection, file);
                connection.setAutoCommit(false);
                T result = work.in(connection);
                connection.commit();
                return result;
            }
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Before SQLite does, which would let others read it. */
    private void create() throws IOException {
        PrivateFiles.createFolder(state);
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException known) {
            return;
        }
    }

    private Connection connect(boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            // A reader that turns into a writer may find itself refused; a writer waits.
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static Register read(Connection connection) throws SQLException {
        Map<String, User> users = new HashMap<>();
        query(
                connection,
                "SELECT name, hash, role, tv, created FROM user",
                row ->
                        users.put(
                                row.getString(1),
                                new User(
                                        row.getString(1),
                                        row.getString(2),
                                        role(row.getString(3)),
                                        row.getLong(4),
                                        Instant.ofEpochSecond(row.getLong(5)))));
        Map<String, ApiToken> tokens = new HashMap<>();
        query(
                connection,
                "SELECT id, name, role, digest, created, expires, last_used, revoked FROM token",
                row -> tokens.put(row.getString(4), token(row)));
        Map<String, RefreshToken> refreshTokens = new HashMap<>();
        query(
                connection,
                "SELECT jti, user, expires, revoked FROM refresh_token",
                row ->
                        refreshTokens.put(
                                row.getString(1),
                                new RefreshToken(
                                        row.getString(1),
                                        row.getString(2),
                                        Instant.ofEpochSecond(row.getLong(3)),
                                        row.getBoolean(4))));
        return new Register(users, tokens, refreshTokens);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        long lastUsed = row.getLong(7);
        Optional<LocalDate> day =
                row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(lastUsed));
        return new ApiToken(
                row.getString(1),
                row.getString(2),
                role(row.getString(3)),
                row.getString(4),
                Instant.ofEpochSecond(row.getLong(5)),
                Instant.ofEpochSecond(row.getLong(6)),
                day,
                row.getBoolean(8));
    }

    @FunctionalInterface
    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, Each each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) each.row(rows);
        }
    }

    private static long nextVersion(Connection connection) throws SQLException {
        update(connection, "UPDATE token_version SET last = last + 1");
        return count(connection, "SELECT last FROM token_version");
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }

    /** What nobody knows may do the least. */
    private static Role role(String word) {
        return Role.of(word).orElse(Role.VIEWER);
    }
}
