package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sightline.hermes.HermesHome;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reading an agent's database beside the agent, and never writing. */
class StateDbTest {
    private static final Duration NO_PATIENCE = Duration.ofMillis(20);

    @TempDir Path temp;
    private Path folder;

    @BeforeEach
    void setUp() throws Exception {
        folder = temp.toRealPath();
    }

    @Test
    void seesWhatIsOnlyInTheLog() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            long before = Files.size(home.database());
            home.session("a").put();

            assertThat(Files.size(home.database())).isEqualTo(before);
            assertThat(ids(home.path())).containsExactly("a");
        }
    }

    @Test
    void seesOneMomentInAllThatIsAsked() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.session("a").put();
            List<Integer> counts =
                    read(
                            home.path(),
                            db -> {
                                int first = idsOf(db).size();
                                put(home, "b");
                                return List.of(first, idsOf(db).size());
                            });

            assertThat(counts).containsExactly(1, 1);
            assertThat(ids(home.path())).containsExactly("a", "b");
        }
    }

    @Test
    void leavesNoFileBesideADatabaseAtRest() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.session("a").put().endAgent();
            Set<String> before = names(home.path());
            FileTime time = Files.getLastModifiedTime(home.database());

            assertThat(ids(home.path())).containsExactly("a");

            assertThat(before).containsExactly("state.db");
            assertThat(names(home.path())).isEqualTo(before);
            assertThat(Files.getLastModifiedTime(home.database())).isEqualTo(time);
        }
    }

    @Test
    void writesToNoFileOfARunningAgent() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.session("a").put();
            Set<String> names = names(home.path());
            FileTime main = Files.getLastModifiedTime(home.database());
            byte[] log = Files.readAllBytes(home.path().resolve("state.db-wal"));

            assertThat(ids(home.path())).containsExactly("a");

            assertThat(names(home.path())).isEqualTo(names);
            assertThat(Files.getLastModifiedTime(home.database())).isEqualTo(main);
            assertThat(home.path().resolve("state.db-wal")).hasBinaryContent(log);
        }
    }

    @Test
    void readsAgainWhatWasChangedInTheMidst() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.session("a").put().endAgent();
            AtomicInteger asked = new AtomicInteger();
            List<String> ids =
                    read(
                            home.path(),
                            db -> {
                                List<String> seen = idsOf(db);
                                if (asked.getAndIncrement() == 0) putByAnother(home, "b");
                                return seen;
                            });

            assertThat(ids).containsExactly("a", "b");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void cannotWriteWhateverItIsAsked() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.session("a").put();
            for (boolean isRunning : new boolean[] {true, false}) {
                if (!isRunning) home.endAgent();
                assertThatThrownBy(() ->
                                read(
                                        home.path(),
                                        db -> db.rows("DELETE FROM sessions RETURNING id")))
                        .isInstanceOf(Unreadable.class);
                assertThat(ids(home.path())).containsExactly("a");
            }
        }
    }

    @Test
    void givesUpOnALockInTime() throws Exception {
        try (HermesHome home = HermesHome.in(folder, "CREATE TABLE sessions (id TEXT);")) {
            home.run("PRAGMA journal_mode=DELETE").run("BEGIN EXCLUSIVE");
            home.run("INSERT INTO sessions VALUES ('a')");

            assertThatThrownBy(() -> ids(home.path()))
                    .asInstanceOf(type(Unreadable.class))
                    .extracting(Unreadable::code)
                    .isEqualTo("database_locked");

            home.run("COMMIT");
            assertThat(ids(home.path())).containsExactly("a");
        }
    }

    @Test
    void readsWhatIsLockedAndNotYetWrittenTo() throws Exception {
        try (HermesHome home = HermesHome.in(folder, "CREATE TABLE sessions (id TEXT);")) {
            home.run("PRAGMA journal_mode=DELETE").run("INSERT INTO sessions VALUES ('a')");
            home.run("BEGIN EXCLUSIVE");

            assertThat(ids(home.path())).containsExactly("a");
        }
    }

    @Test
    void saysThatAnAgentKeepsItsLogForItself() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.run("PRAGMA locking_mode=EXCLUSIVE");
            home.session("a").put();

            assertThatThrownBy(() -> ids(home.path()))
                    .asInstanceOf(type(Unreadable.class))
                    .extracting(Unreadable::code)
                    .isEqualTo("database_locked");
        }
    }

    @Test
    void saysThatAFileIsNoDatabase() throws Exception {
        Files.writeString(folder.resolve("state.db"), "no database at all. ".repeat(400));

        assertThatThrownBy(() -> ids(folder))
                .asInstanceOf(type(Unreadable.class))
                .satisfies(why -> {
                    assertThat(why.code()).isEqualTo("database_corrupt");
                    assertThat(why.path()).isEqualTo("state.db");
                    assertThat(why.detail()).contains(".recover").doesNotContain(folder.toString());
                });
    }

    @Test
    void saysThatPagesAreBroken() throws Exception {
        try (HermesHome home = HermesHome.in(folder)) {
            home.fill(50, 500).endAgent();
            byte[] bytes = Files.readAllBytes(home.database());
            for (int i = 4096; i < bytes.length; i++) bytes[i] = (byte) 0xA5;
            Files.write(home.database(), bytes);

            assertThatThrownBy(() -> ids(home.path()))
                    .asInstanceOf(type(Unreadable.class))
                    .extracting(Unreadable::code)
                    .isEqualTo("database_corrupt");
        }
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(StateDb.read(folder, "state.db", NO_PATIENCE, StateDbTest::idsOf)).isEmpty();
        assertThat(StateDb.read(folder.resolve("none"), "state.db", StateDbTest::idsOf)).isEmpty();

        Files.createFile(folder.resolve("state.db"));
        Set<String> columns = read(folder, db -> db.columns("sessions"));
        assertThat(columns).isEmpty();
    }

    @Test
    void doesNotFollowALinkOutOfTheHome() throws Exception {
        try (HermesHome other = HermesHome.in(folder)) {
            other.session("secret").put();
            Path home = Files.createDirectory(folder.resolve("home"));
            Files.createSymbolicLink(home.resolve("state.db"), other.database());
            Files.createDirectory(home.resolve("profiles"));
            Files.createSymbolicLink(home.resolve("profiles/linked"), other.path());

            assertThatThrownBy(() -> ids(home))
                    .asInstanceOf(type(Unreadable.class))
                    .extracting(Unreadable::code)
                    .isEqualTo("database_link");
            assertThatThrownBy(() ->
                            StateDb.read(
                                    home,
                                    "profiles/linked/state.db",
                                    NO_PATIENCE,
                                    StateDbTest::idsOf))
                    .asInstanceOf(type(Unreadable.class))
                    .extracting(Unreadable::code)
                    .isEqualTo("database_unreadable");
        }
    }

    @Test
    void readsAHomeThatIsALinkItselfAndOneWithAnyName() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("a home?x=1&y#%41é"));
        try (HermesHome home = HermesHome.in(odd)) {
            home.session("a").put();
            Path link = Files.createSymbolicLink(folder.resolve("link"), home.path());

            assertThat(ids(home.path())).containsExactly("a");
            assertThat(ids(link)).containsExactly("a");
            home.endAgent();
            assertThat(ids(link)).containsExactly("a");
        }
    }

    @Test
    void putsNullInThePlaceOfMissingColumns() throws Exception {
        try (HermesHome home = HermesHome.in(folder, HermesHome.EARLY)) {
            home.session("a").put();
            StateDb.Row row =
                    read(
                            home.path(),
                            db ->
                                    db.rows(
                                                    "SELECT %s FROM sessions"
                                                            .formatted(
                                                                    db.select(
                                                                            "sessions",
                                                                            List.of(
                                                                                    "id",
                                                                                    "model"))))
                                            .getFirst());

            assertThat(row.text("id")).contains("a");
            assertThat(row.text("model")).isEmpty();
            assertThat(row.whole("model")).isZero();
        }
    }

    private static List<String> ids(Path home) throws Exception {
        return read(home, StateDbTest::idsOf);
    }

    private static <T> T read(Path home, StateDb.Reading<T> reading) throws Refusal, Unreadable {
        return StateDb.read(home, "state.db", NO_PATIENCE, reading).orElseThrow();
    }

    private static List<String> idsOf(StateDb db) throws Unreadable {
        return db.rows("SELECT id FROM sessions ORDER BY id").stream()
                .map(row -> row.text("id").orElse(""))
                .toList();
    }

    private static void put(HermesHome home, String id) {
        try {
            home.session(id).put();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another agent: it begins, writes and ends, so that the log is gone again. */
    private static void putByAnother(HermesHome home, String id) {
        String url = "jdbc:sqlite:" + home.database();
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("INSERT INTO sessions(id) VALUES ('" + id + "')");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
