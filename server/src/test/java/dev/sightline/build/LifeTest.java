package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.build.format.SessionStatus;
import dev.sightline.journal.Journal;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;
import dev.sightline.json.Json;
import dev.sightline.kernel.StuckSequence;
import dev.sightline.process.Family;
import dev.sightline.process.Identity;
import dev.sightline.process.Program;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Who is signalled for a build, and who never is. */
class LifeTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private static final Keyboard KEYBOARD = new Keyboard(bytes -> {}, "keys");

    @TempDir Path folder;

    private Journal journal;
    private Path said;
    private Family family;
    private Session session;

    @BeforeEach
    void setUp() throws Exception {
        journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        new Journal.Limits(Duration.ofDays(1), 1 << 20),
                        CLOCK);
        journal.start(_ -> {});
        said = Files.createFile(folder.resolve("said"));
        String script = "trap 'echo told' TERM CONT; while :; do echo tick; sleep 0.02; done";
        family =
                new Program(List.of("/bin/sh", "-c", script), folder, Map.of(), said)
                        .start()
                        .family()
                        .orElseThrow();
        session = Session.of("one", "shop", folder, Optional.empty(), List.of("/bin/sh"), now());
    }

    @AfterEach
    void tearDown() throws Exception {
        family.end(Duration.ZERO);
        journal.close();
    }

    private static Instant now() {
        return CLOCK.instant();
    }

    private Life life(Sequence sequence, Sessions sessions) {
        return new Life(sessions, session, new Terminals(folder), new Ledger(sequence));
    }

    private long ticks() throws Exception {
        return Files.readAllLines(said).stream().filter(line -> line.equals("tick")).count();
    }

    /** It was neither stopped nor asked for anything. */
    private void assertUnheard() throws Exception {
        long before = ticks();
        await().atMost(Works.PATIENCE).until(() -> ticks() > before + 2);
        assertThat(said).content().doesNotContain("told");
    }

    /** One that had the number before: only its start tells the two apart. */
    private Family formerly() {
        Identity now = family.leader();
        return new Family(
                new Identity(now.pid(), now.started() - 1, now.boot()), "0123456789abcdef");
    }

    @Test
    void leavesAStrangerAloneWhoHasTheNumberOfABuildNow() throws Exception {
        Life life = life(journal, new Sessions(journal, folder, CLOCK));
        life.began(formerly(), KEYBOARD);
        life.family().orElseThrow().pause();
        life.family().orElseThrow().resume();
        life.ended(0);
        life.cancel(Duration.ZERO);

        assertThat(formerly().endWithStrays(Duration.ZERO)).isFalse();
        assertUnheard();
    }

    @Test
    void leavesAStrangerAloneWhoHasTheNumberOfABuildOfBefore() throws Exception {
        Session before = session.of(formerly()).become(SessionStatus.RUNNING, now());
        journal.keep(List.of(new Kept("builds", before.id(), before.json())));
        Sessions sessions = new Sessions(journal, folder, CLOCK);
        sessions.start();

        assertThat(sessions.session("one").status()).isEqualTo(SessionStatus.FAILED);
        assertThat(sessions.session("one").family()).contains(formerly());
        assertUnheard();
    }

    @Test
    void endsWhatANodeThatWasKilledHasLeftRunning() throws Exception {
        Session before = session.of(family).become(SessionStatus.RUNNING, now());
        journal.keep(List.of(new Kept("builds", before.id(), before.json())));
        new Sessions(journal, folder, CLOCK).start();

        await().atMost(Works.PATIENCE).until(() -> !family.isAlive());
    }

    @Test
    void isCancelledAlsoWhileNoJournalTakesItsBeginning() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        Sequence stuck = new StuckSequence(journal, letGo);
        Sessions sessions = new Sessions(stuck, folder, CLOCK);
        Thread other =
                Thread.ofPlatform()
                        .start(() ->
                                sessions.declarations()
                                        .declare(
                                                "other",
                                                folder,
                                                Optional.empty(),
                                                Json.read("{}".getBytes(StandardCharsets.UTF_8))));
        await().until(() -> other.getState() == Thread.State.WAITING);
        Life life = life(stuck, sessions);
        Thread telling = Thread.ofPlatform().start(() -> life.began(family, KEYBOARD));
        await().until(() -> life.family().isPresent());
        Thread cancelling = Thread.ofPlatform().start(() -> life.cancel(Duration.ZERO));

        try {
            await().atMost(Duration.ofSeconds(3)).until(() -> !family.isAlive());
        } finally {
            letGo.countDown();
            telling.join();
            life.ended(0);
            other.join();
            cancelling.join();
        }
    }
}
