package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Loops that do what nobody would plan: what is told of them is right all the same. */
class LoopTroubleTest {
    /** The node's own, as the command line leaves it. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(15);

    @TempDir Path temp;

    private Yard yard;

    @BeforeEach
    void setUp() throws Exception {
        yard = new Yard(temp);
        yard.write(".ralph/ralph.log", "old line\n");
    }

    @AfterEach
    void tearDown() throws Exception {
        yard.close();
    }

    private static String row(int number, String status) {
        return """
        {"iteration":%d,"max":50,"start":"2026-02-08T01:07:23Z","status":"%s","errors":[]}
        """
                .formatted(number, status);
    }

    private String status() throws Exception {
        return yard.project().get("status").asString();
    }

    @Test
    void tellsTheIterationThatWasWrittenWhereALoopCountsFromOneAgain() throws Exception {
        yard.write(Part.ROWS_FILE, row(8, "success") + row(9, "success") + row(10, "error"));
        yard.start().listen();
        assertThat(status()).isEqualTo("error");

        yard.append(Part.ROWS_FILE, row(1, "success"));

        assertThat(yard.await("iteration_completed", 1).getFirst().get("iteration").asInt())
                .isEqualTo(1);
        JsonNode now = yard.await("status_changed", 1).getFirst();
        assertThat(now.get("status").asString()).isEqualTo("stopped");
    }

    @Test
    void showsAPromptWithoutALineEndAlsoWhereAnotherFileChangesAtOnce() throws Exception {
        yard.start().listen();

        yard.log("asking\nContinue? [y/N] ");
        yard.awaitText("asking\n");
        yard.write(Part.PAUSE_FILE, "");

        yard.awaitText("asking\nContinue? [y/N] ");
    }

    @Test
    void saysThatARelativeHasEndedWhichOnlyItsSilenceTells() throws Exception {
        Instant silentSince = Instant.now().minus(STUCK_AFTER).plusSeconds(4);
        Files.setLastModifiedTime(yard.file(Part.LOG_FILE), FileTime.from(silentSince));
        yard.write(
                Part.STATUS_FILE,
                "{\"status\":\"running\",\"timestamp\":\"%s\"}"
                        .formatted(silentSince.truncatedTo(ChronoUnit.SECONDS)));
        yard.start();
        assertThat(status()).isEqualTo("running");

        await().atMost(Yard.PATIENCE).until(() -> status().equals("stopped"));
    }

    @Test
    void staysReadableWhereTheNoteIsNoFile() throws Exception {
        Files.createDirectories(yard.file(Part.NOTE_FILE));
        yard.start();

        assertThat(yard.node.get("/api/projects/shop/loop").statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnOldNotificationThatComesIntoViewForNoNews() throws Exception {
        yard.start().listen();
        yard.write(Part.PENDING_FILE, "QUESTION: which one?");
        yard.await("notification", 1);

        yard.write(
                ".ralph/notifications/old.json",
                "{\"timestamp\":\"2020-01-01T00:00:00Z\",\"message\":\"ERROR: long ago\"}");
        yard.write(Part.PENDING_FILE, "DONE: all of it");

        assertThat(yard.await("notification", 2).get(1).get("message").asString())
                .isEqualTo("all of it");
    }

    @Test
    void passesOnHalfACharacterOfAnAgent() throws Exception {
        yard.start().listen();

        yard.append(Part.ROWS_FILE, row(1, "success").replace("[]", "[\"\\ud83d...\"]"));
        yard.append(Part.ROWS_FILE, row(2, "success"));

        assertThat(yard.await("iteration_completed", 2)).hasSize(2);
    }
}
