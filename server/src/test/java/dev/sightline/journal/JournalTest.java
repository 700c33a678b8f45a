package dev.sightline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.event.Envelope;
import dev.sightline.event.Event;
import dev.sightline.event.Position;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

class JournalTest {
    private static final Journal.Limits WIDE = new Journal.Limits(Duration.ofDays(7), 1 << 28);

    @TempDir Path temp;

    private Path file;
    private final List<Envelope> told = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    private Journal journal;

    @BeforeEach
    void setUp() throws IOException {
        file = temp.resolve("journal.db");
        journal = open(WIDE);
    }

    @AfterEach
    void tearDown() throws IOException {
        journal.close();
    }

    private Journal open(Journal.Limits limits) throws IOException {
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        Journal opened = Journal.open(file, limits, clock);
        opened.start(told::add);
        return opened;
    }

    private void reopen(Journal.Limits limits) throws IOException {
        journal.close();
        told.clear();
        journal = open(limits);
    }

    private static Event event(Object n) {
        return Event.of("x", "p-123456", Map.of("n", n));
    }

    private long append(Object n) {
        return journal.append(event(n), List.of());
    }

    private void settle() {
        Position last = journal.settled();
        await().until(() ->
                last.seq() == 0 || (!told.isEmpty() && told.getLast().seq() == last.seq()));
    }

    @Test
    void tellsInOrderWhatIsCommitted() {
        for (int i = 1; i <= 2_500; i++) assertThat(append(i)).isEqualTo(i);
        settle();

        assertThat(told).hasSize(2_500);
        assertThat(told.stream().map(Envelope::seq)).isSorted().doesNotHaveDuplicates();
        Page page = journal.read(2_490);
        assertThat(page.events().stream().map(Envelope::toString))
                .isEqualTo(told.subList(2_490, 2_500).stream().map(Envelope::toString).toList());
        assertThat(page.upTo()).isEqualTo(2_500);
        assertThat(page.trimmed()).isFalse();
    }

    @Test
    void tellsNothingBeforeItsCommit() throws IOException {
        List<Boolean> wasCommitted = new CopyOnWriteArrayList<>();
        journal.close();
        journal = Journal.open(file, WIDE, Clock.systemUTC());
        journal.start(envelope -> {
            try (Connection other = Schema.reader(file);
                    Statement statement = other.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT 1 FROM event WHERE seq=" + envelope.seq())) {
                wasCommitted.add(row.next());
            } catch (SQLException e) {
                wasCommitted.add(false);
            }
        });
        for (int i = 0; i < 50; i++) append(i);

        await().until(() -> wasCommitted.size() == 50);
        assertThat(wasCommitted).containsOnly(true);
    }

    @Test
    void goesOnAfterACleanStopAlsoOnAnotherBoot() throws Exception {
        append(1);
        settle();
        String epoch = journal.epoch();
        journal.close();
        sql("UPDATE meta SET value='another' WHERE key='boot'");
        journal = open(WIDE);

        assertThat(journal.epoch()).isEqualTo(epoch);
        assertThat(journal.read(0).events()).hasSize(1);
        assertThat(append(2)).isEqualTo(2);
    }

    @Test
    void beginsANewEpochAfterPowerLoss() throws Exception {
        append(1);
        settle();
        String epoch = journal.epoch();
        journal.close();
        sql("UPDATE meta SET value='another' WHERE key='boot'");
        sql("UPDATE meta SET value='0' WHERE key='clean'");
        journal = open(WIDE);

        assertThat(journal.epoch()).isNotEqualTo(epoch);
        assertThat(journal.read(0).events()).isEmpty();
        assertThat(journal.trimmed()).isEqualTo(1);
        assertThat(append(2)).as("a seq is never given twice").isEqualTo(2);
    }

    @Test
    void goesOnAfterAKillOnTheSameBoot() throws Exception {
        append(1);
        settle();
        String epoch = journal.epoch();
        // As a kill leaves them: the files as they are, nothing closed.
        Path copy = Files.createDirectory(temp.resolve("killed")).resolve("journal.db");
        for (String end : List.of("", "-wal", "-shm")) {
            Files.copy(Path.of(file + end), Path.of(copy + end));
        }
        try (Journal killed = Journal.open(copy, WIDE, Clock.systemUTC())) {
            killed.start(envelope -> {});
            assertThat(killed.epoch()).isEqualTo(epoch);
            assertThat(killed.read(0).events().getFirst().toString())
                    .isEqualTo(told.getFirst().toString());
            assertThat(killed.append(event(2), List.of())).isEqualTo(2);
        }
    }

    @Test
    void forgetsTheOldestAboveItsSize() throws IOException {
        reopen(new Journal.Limits(Duration.ofDays(7), 100_000));
        for (int i = 0; i < 3_000; i++) append(i);
        settle();

        await().untilAsserted(() -> assertThat(journal.bytes()).isLessThan(100_000));
        long trimmed = journal.trimmed();
        assertThat(trimmed).isBetween(1_000L, 2_900L);
        assertThat(journal.read(trimmed).trimmed()).isFalse();
        assertThat(journal.read(trimmed).events().getFirst().seq()).isEqualTo(trimmed + 1);
        assertThat(journal.read(trimmed - 1).trimmed()).isTrue();
    }

    @Test
    void givesTheSpaceOfForgottenEventsBack() throws IOException {
        String big = "x".repeat(4_000);
        for (int i = 0; i < 2_000; i++) append(big);
        settle();
        reopen(new Journal.Limits(Duration.ofDays(7), 200_000));
        append(1);
        settle();
        await().untilAsserted(() -> assertThat(journal.bytes()).isLessThan(200_000));
        for (int i = 0; i < 200; i++) append(big);
        settle();
        journal.close();

        assertThat(Files.size(file)).isLessThan(4_000_000);
    }

    @Test
    void forgetsWhatIsTooOld() throws IOException {
        for (int i = 0; i < 10; i++) append(i);
        settle();
        now.updateAndGet(time -> time.plus(Duration.ofDays(8)));
        reopen(WIDE);
        append("new");
        settle();

        await().until(() -> journal.trimmed() == 10);
        assertThat(journal.read(10).events()).hasSize(1);
    }

    @Test
    void keepsWhatALensKnowsWithTheEventThatToldIt() throws IOException {
        journal.append(
                event(1), List.of(new Kept("disk/p", "a", "1"), new Kept("disk/p", "b", "1")));
        journal.append(
                event(2), List.of(new Kept("disk/p", "a", "2"), new Kept("disk/p", "b", null)));
        journal.keep(List.of(new Kept("disk/q", "c", "3")));

        assertThat(journal.kept("disk/p")).isEqualTo(Map.of("a", "2"));
        reopen(WIDE);
        assertThat(journal.kept("disk/p")).isEqualTo(Map.of("a", "2"));
        assertThat(journal.kept("disk/q")).isEqualTo(Map.of("c", "3"));
        journal.forget("disk/q");
        assertThat(journal.kept("disk/q")).isEmpty();
        journal.append(event(3), List.of(new Kept("disk/p", "d", "4")), List.of("disk/p"));
        assertThat(journal.kept("disk/p")).isEqualTo(Map.of("d", "4"));
    }

    @Test
    void putsABrokenFileAsideAndStartsANewEpoch() throws IOException {
        append(1);
        settle();
        String epoch = journal.epoch();
        journal.close();
        Files.writeString(file, "this is no database, and was one once".repeat(200));
        journal = open(WIDE);

        assertThat(journal.epoch()).isNotEqualTo(epoch);
        assertThat(file.resolveSibling("journal.db.broken")).exists();
        append(1);
        settle();
    }

    @Test
    void refusesTheFileOfANewerProgram() throws Exception {
        journal.close();
        sql("PRAGMA user_version=99");

        assertThatThrownBy(() -> open(WIDE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer Sightline")
                .hasMessageContaining(file.toString());
        sql("PRAGMA user_version=1");
        journal = open(WIDE);
    }

    @Test
    void losesNothingWhileTheDiskTakesNothing() throws Exception {
        sql("CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk'); END");
        append(1);
        append(2);
        await().until(() -> journal.problem().isPresent());
        assertThat(told).isEmpty();
        assertThat(journal.committed().seq()).isZero();

        sql("DROP TRIGGER full");
        await().until(() -> told.size() == 2);
        assertThat(journal.problem()).isEmpty();
        assertThat(journal.read(0).events()).hasSize(2);
    }

    @Test
    void goesOnWhereAFullDiskHasEndedTheTransaction() throws Exception {
        journal.close();
        try (JournalFile rows = JournalFile.open(file)) {
            JournalFile.Facts facts = rows.begin("boot", "epoch");
            rows.limitPages(40);
            Event big = Event.of("x", "p-123456", Map.of("n", "x".repeat(500_000)));
            Entry tooBig =
                    new Entry(
                            Envelope.of(new Position(facts.epoch(), 1), now.get(), big),
                            now.get(),
                            List.of());
            assertThatThrownBy(() -> rows.commit(facts, List.of(tooBig)))
                    .hasMessageContaining("full");
            try (JournalFile again = JournalFile.openAgain(file)) {
                assertThat(again.commit(facts, List.of(tooBig)).last()).isEqualTo(1);
            }
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        append(1);
        settle();
        List<String> open = new ArrayList<>();
        for (String end : List.of("", "-wal", "-shm")) {
            Path part = Path.of(file + end);
            if (Files.getPosixFilePermissions(part).size() != 2) open.add(part.toString());
        }
        assertThat(open).isEmpty();
    }

    private void sql(String statement) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement run = other.createStatement()) {
            run.execute(statement);
        }
    }
}
