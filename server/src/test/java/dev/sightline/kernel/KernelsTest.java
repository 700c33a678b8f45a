package dev.sightline.kernel;

import static dev.sightline.kernel.Reading.awaitType;
import static dev.sightline.kernel.Reading.contents;
import static dev.sightline.kernel.Reading.over;
import static dev.sightline.kernel.Reading.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.event.Envelope;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Journal;
import dev.sightline.journal.Sequence;
import dev.sightline.json.Json;
import dev.sightline.python.Order;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** Kernels with the CPython of this machine and a journal of their own. */
class KernelsTest {
    private static final Kernels.Terms TWO = new Kernels.Terms(2, Duration.ofHours(1));

    @TempDir Path temp;

    private Journal journal;
    private Kernels kernels;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(temp.resolve("runs"));
        Files.createDirectories(temp.resolve("work"));
        journal = journal();
        kernels = kernels(Optional.empty(), journal, TWO);
    }

    /** As another process would find it. */
    private void restart(Kernels.Terms terms) throws IOException {
        stop();
        journal = journal();
        kernels = kernels(Optional.empty(), journal, terms);
    }

    private Journal journal() throws IOException {
        return Workplace.journal(temp);
    }

    private Kernels kernels(Optional<Path> python, Sequence sequence, Kernels.Terms terms)
            throws IOException {
        return Workplace.kernels(temp, python, sequence, terms);
    }

    @AfterEach
    void stop() throws IOException {
        kernels.close();
        journal.close();
    }

    @Test
    void runsAScriptAndKeepsAllOfIt() throws Exception {
        Run run = over(kernels.start(order("s", "x = 20\nprint('hi')\nx + 1\n")));

        assertThat(types(run))
                .containsExactly(
                        "expressions",
                        "running",
                        "result",
                        "running",
                        "result",
                        "running",
                        "result",
                        "complete");
        assertThat(contents(run)).containsExactly("hi\n", "21\n");
        assertThat(run.status()).isEqualTo(RunStatus.OK);
        assertThat(run.fields()).containsEntry("statements", 3).containsEntry("executed", 3);
    }

    @Test
    void keepsTheNamesOfASessionAndNotThoseOfAnother() throws Exception {
        over(kernels.start(order("one", "x = 1")));

        assertThat(contents(over(kernels.start(order("one", "x"))))).containsExactly("1\n");
        assertThat(over(kernels.start(order("two", "x"))).status()).isEqualTo(RunStatus.ERROR);
    }

    @Test
    void queuesWhatComesWhileItRuns() throws Exception {
        Run first = kernels.start(order("s", "input()"));
        Run second = kernels.start(order("s", "y = 2\ny"));
        awaitType(first, "input");
        assertThat(second.status()).isEqualTo(RunStatus.QUEUED);

        first.give(Optional.of("go"));

        assertThat(contents(over(first))).containsExactly("'go'\n");
        assertThat(contents(over(second))).containsExactly("2\n");
    }

    @Test
    void interruptsWhatRunsAndCancelsWhatWaits() throws Exception {
        Run first = kernels.start(order("s", "kept = 1\nwhile True: pass\nnever = 1"));
        Run second = kernels.start(order("s", "z = 3"));
        await().until(() -> types(first).stream().filter("running"::equals).count() == 2);

        kernels.interrupt("s");

        assertThat(over(first).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(over(second).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(types(first)).endsWith("cancelled", "complete");
        assertThat(contents(over(kernels.start(order("s", "kept"))))).containsExactly("1\n");
    }

    @Test
    void takesNoAnswerForAQuestionThatIsNotAskedAnyMore() throws Exception {
        Run run =
                kernels.start(
                        order(
                                "s",
                                """
                                try:
                                    input("a")
                                except KeyboardInterrupt:
                                    pass
                                input("b")
                                """));
        awaitType(run, "input");

        kernels.interrupt("s");
        await().until(() -> types(run).stream().filter("input"::equals).count() == 2);
        run.give(Optional.of("second"));

        assertThat(contents(over(run))).containsExactly("'second'\n");
        assertThatThrownBy(() -> run.give(Optional.of("late"))).isInstanceOf(Refusal.class);
    }

    @Test
    void interruptsAnAwait() throws Exception {
        Run run = kernels.start(order("s", "import asyncio\nawait asyncio.sleep(600)"));
        await().until(() -> types(run).stream().filter("running"::equals).count() == 2);

        kernels.interrupt("s");

        assertThat(over(run).status()).isEqualTo(RunStatus.INTERRUPTED);
    }

    @Test
    void saysOfAProcessThatDiedWhatItWasAndBeginsAnew() throws Exception {
        Run run =
                over(
                        kernels.start(
                                order("s", "import os\nprint('last words')\nos._exit(3)\nx = 1")));

        assertThat(run.status()).isEqualTo(RunStatus.DIED);
        assertThat(run.fields()).containsEntry("exit", 3);
        assertThat(types(run)).endsWith("result", "cancelled", "complete");
        assertThat(contents(run)).contains("last words\n");
        assertThat(kernels.views().getFirst()).containsEntry("status", "dead");

        assertThat(contents(over(kernels.start(order("s", "1 + 1"))))).containsExactly("2\n");
    }

    @Test
    void emptiesTheNamespaceOfASession() throws Exception {
        Run stuck = kernels.start(order("s", "x = 1\nwhile True: pass"));
        await().until(() -> types(stuck).stream().filter("running"::equals).count() == 2);

        kernels.reset("s");

        assertThat(over(stuck).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(over(kernels.start(order("s", "x"))).status()).isEqualTo(RunStatus.ERROR);
    }

    @Test
    void hasNoMoreKernelsThanItMay() throws Exception {
        over(kernels.start(order("one", "1")));
        over(kernels.start(order("two", "1")));

        assertThatThrownBy(() -> kernels.start(order("three", "1")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("too_many_kernels"));
        assertThat(kernels.stop("one")).isTrue();
        assertThat(contents(over(kernels.start(order("three", "1"))))).containsExactly("1\n");
    }

    @Test
    void saysTheNamesOfASession() throws Exception {
        over(kernels.start(order("s", "answer = 42")));

        JsonNode variables = kernels.variables("s").get("variables");

        assertThat(variables.get(0).get("name").asString()).isEqualTo("answer");
        assertThat(variables.get(0).get("repr").asString()).isEqualTo("42");
    }

    @Test
    void tellsOfRunsOnTheOneSequence() throws Exception {
        over(kernels.start(order("s", "1")));

        await().until(() -> events().stream().anyMatch(one -> one.type().equals("run_finished")));
        List<Envelope> events = events();
        assertThat(events)
                .extracting(Envelope::type)
                .contains("kernel_changed")
                .containsSubsequence("run_started", "run_output", "run_finished");
        JsonNode finished =
                events.stream()
                        .filter(event -> event.type().equals("run_finished"))
                        .map(event -> Json.read(event.json()).get("data"))
                        .findFirst()
                        .orElseThrow();
        assertThat(finished.get("status").asString()).isEqualTo("ok");
        assertThat(finished.get("executed").asInt()).isEqualTo(1);
    }

    private List<Envelope> events() {
        journal.awaitCommitted(journal.last());
        return journal.read(0).events();
    }

    @Test
    void findsTheRunsOfBeforeAndSaysWhichWereLost() throws Exception {
        Run done = over(kernels.start(order("s", "print('kept')")));
        Run under = kernels.start(order("s", "input()"));
        awaitType(under, "input");
        restart(TWO);

        List<Run> found = kernels.runs(Optional.of("s"), Optional.empty(), 10);

        assertThat(found).extracting(Run::id).containsExactly(under.id(), done.id());
        assertThat(contents(found.getLast())).containsExactly("kept\n");
        assertThat(found.getFirst().status()).isEqualTo(RunStatus.LOST);
        assertThat(types(found.getFirst())).endsWith("complete");
    }

    @Test
    void knowsHowFarARunCameWhoseNodeWasKilled() throws Exception {
        Run under = kernels.start(order("s", "x = 1\nprint('in')\ninput()\n4"));
        awaitType(under, "input");
        journal.awaitCommitted(journal.last());
        Path left = temp.resolve("left");
        Files.createDirectories(left.resolve("runs"));
        for (String name : List.of("journal.db", "journal.db-wal")) {
            Files.copy(temp.resolve(name), left.resolve(name));
        }
        String events = under.id() + ".jsonl";
        Files.copy(temp.resolve("runs/" + events), left.resolve("runs/" + events));

        try (Journal again = Workplace.journal(left);
                Kernels after = Workplace.kernels(left, Optional.empty(), again, TWO)) {
            Run found = after.run(under.id()).orElseThrow();
            assertThat(found.status()).isEqualTo(RunStatus.LOST);
            assertThat(found.fields()).containsEntry("statements", 4).containsEntry("executed", 2);
        }
    }

    @Test
    void stopsAKernelThatNobodyUses() throws Exception {
        restart(new Kernels.Terms(2, Duration.ofNanos(1)));
        over(kernels.start(order("s", "1")));

        await().atMost(Duration.ofSeconds(20)).until(() -> kernels.views().isEmpty());
    }

    @Test
    void forgetsTheRunThatEndedFirstAndNotTheOneThatBeganFirst() throws Exception {
        Run slow = kernels.start(order("slow", "input()"));
        awaitType(slow, "input");
        Run first = over(kernels.start(order("quick", "1")));
        for (int i = 0; i < 50; i++) over(kernels.start(order("quick", "1")));

        slow.give(Optional.of("done"));

        assertThat(contents(over(slow))).containsExactly("'done'\n");
        assertThat(kernels.run(slow.id())).isPresent();
        await().until(() -> kernels.run(first.id()).isEmpty());
    }

    @Test
    void leavesNoProcessToASessionThatIsStoppedWhileItIsUsed() throws Exception {
        Thread starting =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < 20; i++) {
                                try {
                                    var _ = kernels.start(order("s", "1"));
                                    kernels.reset("s");
                                } catch (Refusal | IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        });
        while (starting.isAlive()) kernels.stop("s");
        kernels.stop("s");

        // The fork bombs of WorkerTest may run beside it, and take the processors for a while.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
    }

    /** Those that run our Python files. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(temp.resolve("tools").toString()))
                .toList();
    }

    @Test
    void interruptsThoughTheJournalTakesNothing() throws Exception {
        kernels.close();
        CountDownLatch stuck = new CountDownLatch(1);
        kernels = kernels(Optional.empty(), new StuckSequence(journal, stuck), TWO);
        try {
            Run run = kernels.start(order("s", "while True: pass"));
            awaitType(run, "running");

            kernels.interrupt("s");

            assertThat(over(run).status()).isEqualTo(RunStatus.INTERRUPTED);
            assertThat(kernels.stop("s")).isTrue();
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void saysWhyAPythonDoesNotComeUpAndToWhomWaitsToo() throws Exception {
        Path broken = temp.resolve("python3");
        Files.writeString(broken, "#!/bin/sh\necho BROKEN SITE >&2\nexit 3\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        kernels.close();
        kernels = kernels(Optional.of(broken), journal, TWO);

        Run run = over(kernels.start(order("s", "1")));

        assertThat(run.status()).isEqualTo(RunStatus.DIED);
        assertThat(String.valueOf(run.fields().get("detail"))).contains("BROKEN SITE");
    }

    @Test
    void tellsTheEndToWhoAsksForMoreThanThereIs() throws Exception {
        Run run = over(kernels.start(order("s", "1")));

        Run.News news = run.since(Run.Cursor.after(50));

        assertThat(news.over()).isTrue();
        assertThat(news.now().number()).isEqualTo(4);
    }

    @Test
    void knowsOfARunThatWaitsAfterANodeThatWasKilled() throws Exception {
        Run first = kernels.start(order("s", "input()"));
        awaitType(first, "input");
        Run waiting = kernels.start(order("s", "2"));

        await().until(() -> journal.kept(Ledger.SPACE).containsKey(waiting.id()));
        assertThat(kernels.script(waiting)).isEqualTo("2");
    }

    private RunOrder order(String session, String script) {
        Path folder = temp.resolve("work");
        return new RunOrder(
                session,
                new Script("script.py", Optional.empty(), folder, folder),
                new Order(script, OptionalInt.empty(), OptionalInt.empty(), false),
                false);
    }
}
