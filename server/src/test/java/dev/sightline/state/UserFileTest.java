package dev.sightline.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.auth.PasswordHash;
import dev.sightline.auth.RefreshToken;
import dev.sightline.auth.Register;
import dev.sightline.auth.Role;
import dev.sightline.auth.User;
import dev.sightline.watch.Watcher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users and tokens on disk, and what a running node sees of them. */
class UserFileTest {
    private static final String HASH = PasswordHash.of("correct horse");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path temp;

    private Path state;
    private Path database;
    private UserFile file;

    @BeforeEach
    void setUp() {
        state = temp.resolve("state");
        database = state.resolve(UserFile.NAME);
        file = new UserFile(state);
    }

    @Test
    void keepsUsersForTheirOwnerAlone() throws Exception {
        assertThat(file.add("ada", HASH, Optional.empty(), NOW)).contains(Role.ADMIN);
        assertThat(file.add("bob", HASH, Optional.empty(), NOW)).contains(Role.EDITOR);
        assertThat(file.add("ada", HASH, Optional.of(Role.VIEWER), NOW)).isEmpty();

        Register known = file.load();
        assertThat(known.users()).containsOnlyKeys("ada", "bob");
        assertThat(known.user("ada").orElseThrow())
                .isEqualTo(new User("ada", HASH, Role.ADMIN, 1, NOW));
        assertThat(permissions(database)).isEqualTo("rw-------");
        assertThat(permissions(state)).isEqualTo("rwx------");
    }

    @Test
    void makesNoFileByReadingIt() throws Exception {
        assertThat(file.load()).isEqualTo(Register.EMPTY);

        assertThat(state).doesNotExist();
    }

    @Test
    void givesNoTokenVersionTwice() throws Exception {
        file.add("ada", HASH, Optional.empty(), NOW);
        long first = version("ada");
        file.setPassword("ada", HASH, Optional.of(Role.VIEWER));
        long second = version("ada");
        file.remove("ada");
        file.add("ada", HASH, Optional.empty(), NOW);

        assertThat(second).isGreaterThan(first);
        assertThat(version("ada")).isGreaterThan(second);
    }

    private long version(String name) throws IOException {
        return file.load().user(name).orElseThrow().tokenVersion();
    }

    @Test
    void keepsTheNewestRefreshTokensOfAUserAndNoneOfNobody() throws Exception {
        file.add("ada", HASH, Optional.empty(), NOW);
        for (int i = 0; i < 70; i++) {
            file.add(new RefreshToken("t" + i, "ada", NOW.plusSeconds(i), false), NOW);
        }
        file.add(new RefreshToken("stray", "nobody", NOW, false), NOW);

        assertThat(file.load().refreshTokens())
                .hasSize(64)
                .containsKey("t69")
                .doesNotContainKeys("t5", "stray");
        file.add(
                new RefreshToken("later", "ada", NOW.plus(Duration.ofDays(9)), false),
                NOW.plus(Duration.ofDays(2)));
        assertThat(file.load().refreshTokens()).containsOnlyKeys("later");
        file.remove("ada");
        assertThat(file.load().refreshTokens()).isEmpty();
    }

    @Test
    void refusesWhatANewerProgramWrote() throws Exception {
        file.add("ada", HASH, Optional.empty(), NOW);
        execute(database, "PRAGMA user_version = 99");

        assertThatThrownBy(() -> file.load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was written by a newer Sightline (version 99");
        assertThatThrownBy(() -> file.remove("ada")).hasMessageContaining("newer Sightline");
    }

    @Test
    void keepsACopyBeforeEachStepForward() throws Exception {
        Files.createDirectory(state);
        List<String> first = List.of("CREATE TABLE a (x)", "INSERT INTO a VALUES (1)");
        List<String> second = List.of("DELETE FROM a", "CREATE TABLE b (x)");
        try (Connection connection = open(database)) {
            new Schema(List.of(first)).upgrade(connection, database);
            new Schema(List.of(first, second)).upgrade(connection, database);
            new Schema(List.of(first, second)).upgrade(connection, database);
        }

        Path copy = state.resolve("users.db.before-v2");
        assertThat(permissions(copy)).isEqualTo("rw-------");
        assertThat(number(copy, "SELECT x FROM a")).isEqualTo(1);
        assertThat(number(copy, "PRAGMA user_version")).isEqualTo(1);
        assertThat(number(database, "SELECT count(*) FROM a")).isZero();
        assertThat(number(database, "PRAGMA user_version")).isEqualTo(2);
        try (var entries = Files.list(state)) {
            assertThat(entries).containsExactlyInAnyOrder(database, copy);
        }
    }

    @Test
    void leavesADatabaseAsItWasWhenAStepFails() throws Exception {
        Files.createDirectory(state);
        List<String> first = List.of("CREATE TABLE a (x)");
        try (Connection connection = open(database)) {
            new Schema(List.of(first)).upgrade(connection, database);
            Schema broken = new Schema(List.of(first, List.of("DROP TABLE a", "nonsense")));
            assertThatThrownBy(() -> broken.upgrade(connection, database))
                    .isInstanceOf(java.sql.SQLException.class);
        }

        assertThat(number(database, "SELECT count(*) FROM a")).isZero();
        assertThat(number(database, "PRAGMA user_version")).isEqualTo(1);
    }

    @Test
    void tellsARunningNodeWhatAnotherProcessChanged() throws Exception {
        Files.createDirectory(state);
        try (Watcher watcher = Watcher.open();
                LiveAccounts live = new LiveAccounts(state, watcher, Clock.systemUTC())) {
            assertThat(live.now().users()).isEmpty();

            file.add("ada", HASH, Optional.empty(), NOW);
            await().until(() -> live.now().user("ada").isPresent());
            file.setPassword("ada", HASH, Optional.of(Role.VIEWER));
            await().until(() -> live.now().user("ada").orElseThrow().role() == Role.VIEWER);
            file.remove("ada");
            await().until(() -> live.now().users().isEmpty());
        }
    }

    @Test
    void keepsWhoIsKnownWhileTheFileCannotBeRead() throws Exception {
        file.add("ada", HASH, Optional.empty(), NOW);
        byte[] good = Files.readAllBytes(database);
        try (Watcher watcher = Watcher.open();
                LiveAccounts live = new LiveAccounts(state, watcher, Clock.systemUTC())) {
            Files.writeString(database, "no database at all, and longer than a header ".repeat(9));
            assertThatThrownBy(live::fresh).isInstanceOf(IOException.class);
            assertThat(live.now().users()).containsOnlyKeys("ada");

            Files.write(database, good);
            file.add("bob", HASH, Optional.empty(), NOW);
            await().until(() -> live.now().user("bob").isPresent());
        }
    }

    @Test
    void readsTheFileAgainWithoutAnyChangeOfIt() throws Exception {
        file.add("ada", HASH, Optional.empty(), NOW);
        Watcher watcher = Watcher.open();
        try (LiveAccounts live = new LiveAccounts(state, watcher, Clock.systemUTC())) {
            assertThat(live.problem()).isEmpty();
            // From here on nobody hears of a change.
            watcher.close();
            byte[] good = Files.readAllBytes(database);
            Files.writeString(database, "no database at all, and longer than a header ".repeat(9));
            assertThatThrownBy(live::fresh).isInstanceOf(IOException.class);
            assertThat(live.problem().orElseThrow()).contains("tried again");

            Files.write(database, good);
            file.add("bob", HASH, Optional.empty(), NOW);
            await().until(() -> live.now().user("bob").isPresent());
            assertThat(live.problem()).isEmpty();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Connection open(Path database) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    private static void execute(Path database, String sql) throws Exception {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Path database, String sql) throws Exception {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    @Test
    void forgetsNoRevokedRefreshTokenForTheSakeOfNewOnes() throws Exception {
        file.add("ada", HASH, Optional.empty(), NOW);
        file.add(new RefreshToken("stolen", "ada", NOW, false), NOW);
        file.revokeRefreshToken("stolen");
        for (int i = 1; i < 70; i++) {
            file.add(new RefreshToken("t" + i, "ada", NOW.plusSeconds(i), false), NOW);
        }

        assertThat(file.load().refreshTokens()).hasSize(65).containsKey("stolen");
    }
}
