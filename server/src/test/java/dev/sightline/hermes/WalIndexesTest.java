package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.home.HomeFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commits that are shown to readers only after the disk told of them; on a clock of the test's. */
class WalIndexesTest {
    @TempDir Path temp;

    private Path home;
    private Connection agent;
    private WalIndexes indexes;
    private long now = 1_000;

    @BeforeEach
    void setUp() throws Exception {
        home = temp.toRealPath();
        agent = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
        run("PRAGMA journal_mode=WAL");
        run("CREATE TABLE t (x)");
        indexes = new WalIndexes(home);
    }

    @AfterEach
    void tearDown() throws Exception {
        indexes.close();
        agent.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = agent.createStatement()) {
            statement.execute(sql);
        }
    }

    private void wrote(String... paths) {
        indexes.written(HomeFile.ofAll(List.of(paths)), now);
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void saysThatACommitIsShownThatWasNotWhenTheDiskToldOfIt() throws Exception {
        wrote("state.db-wal");
        // Here the agent waits for its disk.
        run("INSERT INTO t VALUES (1)");

        assertThat(indexes.moved(now)).isEmpty();
        pass(5);
        assertThat(indexes.moved(now)).containsOnlyKeys("state.db");
        pass(10);
        assertThat(indexes.moved(now)).isEmpty();
    }

    @Test
    void saysNothingOfOneThatWasShownByThen() throws Exception {
        run("INSERT INTO t VALUES (1)");
        wrote("state.db-wal");
        for (int i = 0; i < 20; i++) {
            pass(1_000);
            assertThat(indexes.moved(now)).isEmpty();
        }
    }

    @Test
    void looksEverMoreRarelyAndThenNoMore() {
        wrote("state.db-wal");
        List<Long> looks = new ArrayList<>();
        long begun = now;
        while (indexes.patience(now) != Pulse.NEVER) {
            now += indexes.patience(now);
            looks.add(TimeUnit.NANOSECONDS.toMillis(now - begun));
            indexes.moved(now);
        }

        assertThat(looks).containsExactly(5L, 15L, 40L, 100L, 300L, 1_000L, 3_000L, 10_000L);
    }

    @Test
    void looksAnewAfterEachWrite() throws Exception {
        wrote("state.db-wal");
        pass(20_000);
        assertThat(indexes.moved(now)).isEmpty();
        assertThat(indexes.patience(now)).isEqualTo(Pulse.NEVER);

        wrote("state.db-wal");
        run("INSERT INTO t VALUES (2)");
        pass(3_000);
        assertThat(indexes.moved(now)).containsOnlyKeys("state.db");
    }

    @Test
    void looksAtNothingButDatabases() throws Exception {
        wrote("memories/MEMORY.md", "config.yaml", "profiles/work/config.yaml");
        assertThat(indexes.patience(now)).isEqualTo(Pulse.NEVER);

        Files.createDirectories(home.resolve("profiles/work"));
        wrote("profiles/work/state.db-wal");
        assertThat(indexes.patience(now)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
    }

    @Test
    void seesANewIndexOfAnAgentThatBeganAnew() throws Exception {
        wrote("state.db-wal");
        agent.close();
        pass(5);
        assertThat(indexes.moved(now)).containsOnlyKeys("state.db");

        agent = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
        run("INSERT INTO t VALUES (3)");
        pass(10);
        assertThat(indexes.moved(now)).containsOnlyKeys("state.db");
    }
}
