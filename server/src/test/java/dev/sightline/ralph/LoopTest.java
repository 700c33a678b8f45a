package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is told of a loop while its files are written, and over a restart. */
class LoopTest {

    @TempDir Path temp;

    private Yard yard;

    @BeforeEach
    void setUp() throws Exception {
        yard = new Yard(temp);
        yard.write(
                "IMPLEMENTATION_PLAN.md",
                "STATUS: READY\n## Phase 1\n- [ ] 1.1: one\n- [ ] 1.2: two\n");
        yard.write("AGENTS.md", "be good\n");
        yard.write(".ralph/ralph.log", "old line\n");
    }

    @AfterEach
    void tearDown() throws Exception {
        yard.close();
    }

    private static String header(int number) {
        return "[01:07:2%d] === Iteration %d (loop %d/50) ===\n"
                .formatted(number % 10, number, number);
    }

    private static String row(int number) {
        return """
        {"iteration":%d,"max":50,"start":"2026-02-08T01:07:23Z","end":"2026-02-08T01:11:47Z",\
        "duration_seconds":264,"tokens":69.31,"status":"success","tasks_completed":["1.%d"],\
        "commit":"6e9b516","test_passed":true,"errors":[]}
        """
                .formatted(number, number);
    }

    private static List<Integer> iterations(List<JsonNode> data) {
        return data.stream().map(one -> one.get("iteration").asInt()).toList();
    }

    @Test
    void tellsNothingOfWhatWasThereAtFirstSight() throws Exception {
        yard.write(".ralph/iterations.jsonl", row(1));
        yard.write(".ralph/pending-notification.txt", "QUESTION: which one?");
        yard.start().listen();
        yard.settle();
        assertThat(yard.heard).allMatch(m -> Yard.isType(m, "pong") || Yard.isType(m, "settled"));
        JsonNode project = yard.project();
        assertThat(project.get("status").asString()).isNotEqualTo("watching");
        assertThat(project.get("summary").get("progress").get("total").asInt()).isEqualTo(2);
        assertThat(project.get("summary").get("last_line").asString()).isEqualTo("old line");
        assertThat(project.get("log_file").asString())
                .isEqualTo(yard.file(".ralph/ralph.log").toString());
    }

    @Test
    void passesOnTheLogAsItGrows() throws Exception {
        yard.start().listen();
        yard.log("one\ntwo\n");
        yard.awaitText("one\ntwo\n");
        JsonNode first = yard.data("log_append").getFirst();
        assertThat(first.get("offset").asInt()).isEqualTo(9);
        assertThat(first.get("length").asInt()).isEqualTo(8);
        assertThat(first.get("generation").asString()).matches("\\d+:\\d+");
        assertThat(first.has("partial")).isFalse();
        assertThat(first.has("crc")).isFalse();
        yard.log("three\n");
        yard.awaitText("one\ntwo\nthree\n");
    }

    @Test
    void holdsHalfOfALineForAMoment() throws Exception {
        yard.start().listen();
        yard.log("whole\nhalf é");
        yard.awaitText("whole\nhalf é");
        List<JsonNode> pieces = yard.data("log_append");
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0).has("partial")).isFalse();
        assertThat(pieces.get(1).get("partial").asBoolean()).isTrue();
        yard.log(" of it\n");
        yard.awaitText("whole\nhalf é of it\n");
    }

    @Test
    void neverSplitsACharacterAndMarksWhatIsNone() throws Exception {
        yard.start().listen();
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        yard.append(Part.LOG_FILE, new byte[] {'a', euro[0], euro[1]});
        yard.awaitText("a");
        yard.append(Part.LOG_FILE, new byte[] {euro[2], (byte) 0xff, 'b', '\n'});
        yard.awaitText("a€\ufffdb\n");
    }

    @Test
    void tellsWhenAnIterationBeginsAndEnds() throws Exception {
        yard.start().listen();
        yard.log(header(5) + "work\n");
        assertThat(yard.await("iteration_started", 1).getFirst().toString())
                .isEqualTo("{\"iteration\":5,\"max\":50}");
        yard.append(Part.ROWS_FILE, row(5));
        yard.log(header(6));
        assertThat(iterations(yard.await("iteration_started", 2))).containsExactly(5, 6);
        JsonNode ended = yard.await("iteration_completed", 1).getFirst();
        assertThat(ended.get("iteration").asInt()).isEqualTo(5);
        assertThat(ended.get("health").asString()).isEqualTo("productive");
        assertThat(ended.get("tokens").asDouble()).isEqualTo(69.31);
    }

    @Test
    void tellsEachIterationOfABurst() throws Exception {
        yard.start().listen();
        StringBuilder rows = new StringBuilder();
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            rows.append(row(i));
            log.append(header(i)).append("x".repeat(i)).append('\n');
        }
        yard.append(Part.ROWS_FILE, rows.toString());
        yard.log(log.toString());
        assertThat(iterations(yard.await("iteration_started", 300)))
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 300).boxed().toList());
        assertThat(iterations(yard.await("iteration_completed", 300)))
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 300).boxed().toList());
        assertThat(yard.text()).isEqualTo(log.toString());
    }

    @Test
    void tellsFromTheLogAloneWhatHasEnded() throws Exception {
        yard.start().listen();
        yard.log(header(1) + "tokens used\n69.310\n" + header(2) + "x\n");
        JsonNode ended = yard.await("iteration_completed", 1).getFirst();
        assertThat(ended.get("iteration").asInt()).isEqualTo(1);
        assertThat(ended.get("tokens").asDouble()).isEqualTo(69.31);
        yard.log(header(3));
        assertThat(iterations(yard.await("iteration_completed", 2))).containsExactly(1, 2);
        List<String> order =
                yard.heard.stream()
                        .filter(m -> m.get("type").asString().startsWith("iteration"))
                        .map(m -> m.get("type").asString() + m.get("data").get("iteration"))
                        .toList();
        assertThat(order)
                .containsExactly(
                        "iteration_started1",
                        "iteration_completed1",
                        "iteration_started2",
                        "iteration_completed2",
                        "iteration_started3");
    }

    @Test
    void tellsOnlyTheNewRowsOfAFileThatIsWrittenAnew() throws Exception {
        yard.write(".ralph/iterations.jsonl", row(1) + row(2));
        yard.start().listen();
        yard.write(".ralph/iterations.jsonl", row(1) + row(2) + row(3));
        assertThat(iterations(yard.await("iteration_completed", 1))).containsExactly(3);
        yard.write(".ralph/iterations.jsonl", row(2) + row(3) + row(4));
        assertThat(iterations(yard.await("iteration_completed", 2))).containsExactly(3, 4);
    }

    @Test
    void tellsThePlanOnlyWhereItHasChanged() throws Exception {
        yard.start().listen();
        yard.write(
                "IMPLEMENTATION_PLAN.md",
                "STATUS: READY\n## Phase 1\n- [x] 1.1: one\n- [ ] 1.2: two\n");
        JsonNode plan = yard.await("plan_updated", 1).getFirst();
        assertThat(plan.get("tasks_done").asInt()).isEqualTo(1);
        assertThat(plan.get("tasks_total").asInt()).isEqualTo(2);
        assertThat(plan.get("phases").get(0).get("status").asString()).isEqualTo("in_progress");
        yard.write(
                "IMPLEMENTATION_PLAN.md",
                "STATUS: READY\n\n## Phase 1\n- [x] 1.1: one!\n- [ ] 1.2: two\n");
        yard.write("AGENTS.md", "be better\n");
        yard.await("file_changed", 1);
        assertThat(yard.data("plan_updated")).hasSize(1);
    }

    @Test
    void takesTheFixPlanWhereThereIsNoOther() throws Exception {
        Files.delete(yard.file("IMPLEMENTATION_PLAN.md"));
        yard.write(".ralph/fix_plan.md", "## A\n- [ ] one\n");
        yard.start().listen();
        yard.write(".ralph/fix_plan.md", "## A\n- [x] one\n");
        assertThat(yard.await("plan_updated", 1).getFirst().get("tasks_done").asInt()).isEqualTo(1);
        assertThat(yard.project().get("plan_file").asString()).endsWith("fix_plan.md");
    }

    @Test
    void tellsOfDocumentsOnlyWhereTheirContentIsAnother() throws Exception {
        yard.write("specs/api/auth.md", "one");
        yard.start().listen();
        yard.write("AGENTS.md", "be good\n");
        yard.write("specs/api/auth.md", "two");
        yard.write("specs/new.md", "new");
        yard.write("specs/picture.png", "x");
        yard.write("PROMPT.md", "go");
        yard.await("file_changed", 3);
        assertThat(yard.data("file_changed"))
                .extracting(data -> data.get("file").asString())
                .containsExactlyInAnyOrder("specs/api/auth.md", "specs/new.md", "PROMPT.md");
        Files.delete(yard.file("specs/new.md"));
        yard.await("file_changed", 4);
    }

    @Test
    void tellsANotificationOnce() throws Exception {
        yard.start().listen();
        yard.write(".ralph/pending-notification.txt", "QUESTION: which one?");
        JsonNode said = yard.await("notification", 1).getFirst();
        assertThat(said.get("active").asBoolean()).isTrue();
        yard.write(".ralph/pending-notification.txt", "QUESTION: which one?");
        Files.delete(yard.file(".ralph/pending-notification.txt"));
        yard.write(".ralph/pending-notification.txt", "DONE: all of it");
        yard.await("notification", 2);
        yard.restart();
        yard.listen();
        yard.settle();
        assertThat(yard.data("notification")).isEmpty();
    }

    @Test
    void saysThatALoopRunsPausesAndDies() throws Exception {
        yard.start().listen();
        Process loop = new ProcessBuilder("sleep", "1000").start();
        try {
            yard.write(".ralph/ralph.pid", loop.pid() + "\n");
            JsonNode running = yard.await("status_changed", 1).getFirst();
            assertThat(running.get("status").asString()).isEqualTo("running");
            assertThat(running.get("evidence").toString()).contains(String.valueOf(loop.pid()));
            yard.write(".ralph/pause", "");
            JsonNode paused = yard.await("status_changed", 2).get(1);
            assertThat(paused.get("status").asString()).isEqualTo("paused");
            assertThat(paused.get("previous").asString()).isEqualTo("running");
            Files.delete(yard.file(".ralph/pause"));
            yard.await("status_changed", 3);
        } finally {
            loop.destroyForcibly().waitFor();
        }
        long killed = System.nanoTime();
        assertThat(yard.await("status_changed", 4).get(3).get("status").asString())
                .isEqualTo("stopped");
        assertThat(System.nanoTime() - killed).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void tellsOnceThatAFileCannotBeUsedAndKeepsWhatWasKnown() throws Exception {
        yard.write(".ralph/config.json", "{\"cli\":\"claude\"}");
        yard.start().listen();
        yard.write(".ralph/config.json", "no json");
        JsonNode problem = yard.await("problem", 1).getFirst();
        assertThat(problem.get("path").asString()).isEqualTo(".ralph/config.json");
        yard.write(".ralph/config.json", "no json");
        yard.write(".ralph/config.json", "{\"cli\":\"claude\"}");
        yard.log("x\n");
        yard.awaitText("x\n");
        assertThat(yard.data("problem")).hasSize(1);
    }

    @Test
    void followsALoopThatAppearsAndVanishes() throws Exception {
        Files.delete(yard.file(".ralph/ralph.log"));
        Files.delete(yard.file(".ralph"));
        yard.start().listen();
        assertThat(yard.project().get("status").asString()).isEqualTo("watching");
        yard.log("first\n");
        yard.awaitText("first\n");
        await().until(() -> !yard.project().get("status").asString().equals("watching"));
        Files.move(yard.file(".ralph"), yard.file("aside"));
        await().until(() -> yard.project().get("status").asString().equals("watching"));
        yard.log("second\n");
        yard.awaitText("first\nsecond\n");
    }

    @Test
    void readsOnThroughARotation() throws Exception {
        yard.start().listen();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String text = "line " + i + "\n";
            yard.log(text);
            expected.append(text);
            if (i % 7 == 3) {
                Files.move(yard.file(".ralph/ralph.log"), yard.file(".ralph/ralph.log." + i));
            }
        }
        yard.awaitText(expected.toString());
    }

    @Test
    void tellsAfterARestartExactlyWhatHappenedMeanwhile() throws Exception {
        yard.start().listen();
        yard.log(header(1) + "before\n");
        yard.await("iteration_started", 1);
        yard.awaitText(header(1) + "before\n");
        String place = yard.position();
        yard.stop();
        yard.log("meanwhile\n");
        Files.move(yard.file(".ralph/ralph.log"), yard.file(".ralph/ralph.log.1"));
        yard.log(header(2) + "after\n");
        yard.append(Part.ROWS_FILE, row(1));
        yard.write("AGENTS.md", "be better\n");
        yard.heard.clear();
        yard.start().listen(place);
        yard.awaitText("meanwhile\n" + header(2) + "after\n");
        yard.await("file_changed", 1);
        yard.await("iteration_started", 1);
        yard.await("iteration_completed", 1);
        yard.restart();
        yard.listen();
        yard.settle();
        assertThat(yard.heard).allMatch(m -> Yard.isType(m, "pong") || Yard.isType(m, "settled"));
    }

    @Test
    void givesWhoComesBackTheTextFromWhereItLies() throws Exception {
        yard.start().listen();
        String place = yard.position();
        yard.log("one\n");
        yard.awaitText("one\n");
        Files.move(yard.file(".ralph/ralph.log"), yard.file(".ralph/ralph.log.1"));
        yard.log("two\n");
        yard.awaitText("one\ntwo\n");
        List<JsonNode> live = yard.all("log_append");
        yard.restart();
        yard.listen(place);
        yard.awaitText("one\ntwo\n");
        assertThat(yard.all("log_append")).isEqualTo(live);
        Files.delete(yard.file(".ralph/ralph.log.1"));
        yard.restart();
        yard.listen(place);
        yard.awaitText("two\n");
        JsonNode missing = yard.data("log_append").getFirst();
        assertThat(missing.get("lines").asString()).isEmpty();
        assertThat(missing.get("missing").asBoolean()).isTrue();
    }

    @Test
    void tellsOfAnIterationThatBeganLongBeforeTheRestart() throws Exception {
        yard.start().listen();
        yard.log(header(1) + "a line of many\n".repeat(10_000));
        yard.await("iteration_started", 1);
        yard.restart();
        yard.listen();
        yard.log("tokens used\n12.5\n" + header(2));
        JsonNode ended = yard.await("iteration_completed", 1).getFirst();
        assertThat(ended.get("iteration").asInt()).isEqualTo(1);
        assertThat(ended.get("tokens").asDouble()).isEqualTo(12.5);
    }
}
