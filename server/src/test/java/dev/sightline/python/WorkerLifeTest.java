package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** How a worker ends: whatever happens, it says so, once and last, and nothing of it is left. */
class WorkerLifeTest {
    @TempDir Path temp;

    private final Ear ear = new Ear();
    private Bench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = new Bench(temp);
    }

    @AfterEach
    void tearDown() {
        bench.close();
    }

    @Test
    void endsInGoodOrder() throws Exception {
        Worker worker = bench.worker(ear);
        List<ProcessHandle> family = family();
        worker.close();

        Said.Gone gone = gone();
        assertThat(gone.outOfMemory()).isFalse();
        Bench.awaitEnd(family);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    os._exit(7),                   7,
                    os.abort(),                    , 6
                    ctypes.string_at(0),           , 11
                    'os.kill(os.getpid(), 9)',     , 9
                    """)
    void saysHowItDied(String statement, Integer exit, Integer signal) throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(Bench.order("import os, ctypes\nprint('before')\n" + statement));

        Said.Gone gone = gone();
        assertThat(gone.exit())
                .isEqualTo(exit == null ? OptionalInt.empty() : OptionalInt.of(exit));
        assertThat(gone.signal())
                .isEqualTo(signal == null ? OptionalInt.empty() : OptionalInt.of(signal));
        assertThat(gone.detail()).isNotBlank();
        assertThat(ear.text()).contains("before\n");
        assertThat(ear.all(Said.Begun.class)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "start_new_session=True"})
    void takesWhatItStartedWithIt(String how) throws Exception {
        Worker worker = bench.worker(ear);
        ear.first(Said.Ready.class);
        worker.run(
                Bench.order(
                        "import subprocess\n"
                                + "child = subprocess.Popen(['sleep', '1000']"
                                + (how.isEmpty() ? "" : ", " + how)
                                + ")"));
        ear.first(Said.Done.class);
        List<ProcessHandle> family = family();
        assertThat(family).hasSize(3);

        worker.kill();

        gone();
        Bench.awaitEnd(family);
    }

    @Test
    void endsWithItsSupervisor() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(
                Bench.order(
                        "import subprocess, time\n"
                                + "child = subprocess.Popen(['sleep', '1000'])\n"
                                + "print('on')\n"
                                + "time.sleep(1000)"));
        ear.until(heard -> heard.text().contains("on"));
        List<ProcessHandle> family = family();

        Bench.signal("KILL", Bench.supervisorOf(pid()).pid());

        Said.Gone gone = gone();
        assertThat(gone.detail()).contains("supervisor was killed (signal 9)");
        assertThat(gone.exit()).isEmpty();
        Bench.awaitEnd(family);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsThoughItsSupervisorIsStopped(boolean kill) throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(
                Bench.order(
                        "import subprocess\n"
                                + "_ = subprocess.Popen(['sleep', '1000'])\n"
                                + "while True: pass"));
        ear.nth(2, Said.Begun.class);
        List<ProcessHandle> family = family();
        Bench.signal("STOP", Bench.supervisorOf(pid()).pid());

        if (kill) {
            worker.kill();
        } else {
            worker.close();
        }

        assertThat(gone().detail()).contains("did not end in time");
        Bench.awaitEnd(family);
    }

    @Test
    void neverMakesWhoTellsItWait() throws Exception {
        Worker worker = bench.worker(ear);
        long supervisor = Bench.supervisorOf(pid()).pid();
        Bench.signal("STOP", supervisor);

        // Far more than a pipe holds.
        String long1 = "#" + "x".repeat(1 << 20);
        for (int i = 0; i < 100; i++) worker.run(Bench.order(long1));

        // Nobody took it, so it is ended.
        gone();
    }

    @Test
    void holdsTheScriptUpWhileNobodyListens() throws Exception {
        Ear slow = new Ear(4);
        Worker worker = bench.worker(slow);
        Path count = bench.folder().resolve("count");
        worker.run(
                Bench.order(
                        "i = 0\n"
                                + "while True:\n"
                                + "    i += 1\n"
                                + "    print('x' * 1023)\n"
                                + "    if i % 64 == 0: open('count', 'w').write(str(i))\n"));
        await().atMost(Ear.PATIENCE).until(() -> Files.exists(count));

        String before = steady(count);

        // Pipes, the supervisor's buffer of 1 MiB, ours: an endless printer would be far ahead.
        assertThat(Long.parseLong(before)).isLessThan(8 << 10);
        slow.takeAll();
        await().atMost(Ear.PATIENCE)
                .until(() -> Long.parseLong(content(count)) > Long.parseLong(before) + 1000);
        worker.interrupt();
        assertThat(slow.first(Said.Done.class).outcome()).isEqualTo(Said.Outcome.INTERRUPTED);
    }

    @Test
    void isInterruptedWhereverItIs() throws Exception {
        Worker worker = bench.worker(ear);
        int run = 0;
        for (String statement :
                List.of("while True: pass", "import time; time.sleep(1000)", "input()")) {
            worker.run(Bench.order(statement));
            int nth = run++;
            ear.until(heard -> heard.all(Said.Begun.class).size() > nth);

            worker.interrupt();

            assertThat(ear.nth(nth, Said.Done.class).outcome()).isEqualTo(Said.Outcome.INTERRUPTED);
        }
    }

    @Test
    void isInterruptedAlsoBeforeItBegan() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(Bench.order("while True: pass"));
        worker.interrupt();

        assertThat(ear.first(Said.Done.class).outcome()).isEqualTo(Said.Outcome.INTERRUPTED);
    }

    @Test
    void ignoresAnInterruptOfNothing() throws Exception {
        Worker worker = bench.worker(ear);
        ear.first(Said.Ready.class);
        worker.interrupt();
        worker.run(Bench.order("print(1)"));

        assertThat(ear.first(Said.Done.class).outcome()).isEqualTo(Said.Outcome.OK);
    }

    @Test
    void saysThatNativeCodeHoldsIt() throws Exception {
        Worker worker = bench.worker(ear);
        // PyDLL keeps the interpreter's lock during the call.
        worker.run(Bench.order("import ctypes\nctypes.PyDLL(None).sleep(2)"));

        ear.first(Said.Silent.class);
        ear.first(Said.Heard.class);
        assertThat(ear.first(Said.Done.class).outcome()).isEqualTo(Said.Outcome.OK);
    }

    @Test
    void givesTheScriptItsUsersEnvironment() throws Exception {
        bench.worker(ear);

        assertThat(Bench.environment(pid()))
                .containsEntry("HOME", System.getenv("HOME"))
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("SIGHTLINE_"));
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        for (Path wrong : List.of(temp.resolve("none"), temp)) {
            assertThatThrownBy(() -> bench.worker(option(wrong), ear))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("--python " + wrong);
        }
        assertThat(ear.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/true", "/bin/cat", "/usr/bin/yes"})
    void saysThatAProgramIsNoPython(String program) throws Exception {
        bench.worker(option(Path.of(program)), ear);

        assertThat(gone().detail()).contains(program);
        assertThat(ear.all(Said.Gone.class)).hasSize(1);
    }

    @Test
    void saysThatAPythonIsTooOld() throws Exception {
        // Stands for any: it answers the question for its version as an old one does.
        Path old =
                Files.writeString(
                        temp.resolve("python2"),
                        "#!/bin/sh\n"
                                + "exec '"
                                + Bench.python().executable()
                                + "' -c 'import sys\n"
                                + "sys.version_info = (2, 7)\n"
                                + "sys.version = \"2.7.18 (old)\"\n"
                                + "exec(sys.argv[1])' \"$5\"\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        bench.worker(option(old), ear);

        assertThat(gone().detail()).matches("Sightline needs Python 3.8 or newer; .* is 2.7.18");
    }

    @Test
    void isEndedWhereItsPythonDoesNotComeUp() throws Exception {
        // Stands for one that hangs in what its site loads; the supervisor loads none of that.
        Path hanging =
                Files.writeString(
                        temp.resolve("python3"),
                        "#!/bin/sh\n"
                                + "case \"$*\" in *supervisor.py*) exec '"
                                + Bench.python().executable()
                                + "' -S -E -s \"$6\" \"$0\" \"$8\";; esac\n"
                                + "exec sleep 1000\n");
        assertThat(hanging.toFile().setExecutable(true)).isTrue();

        bench.worker(option(hanging), ear, Duration.ofSeconds(2));

        assertThat(gone().detail()).contains("did not come up in time");
        assertThat(ear.all(Said.Ready.class)).isEmpty();
    }

    private static Interpreter option(Path path) {
        return new Interpreter(path, Interpreter.Source.OPTION);
    }

    private long pid() {
        return ear.first(Said.Ready.class).pid();
    }

    /** The supervisor and all beneath it. */
    private List<ProcessHandle> family() {
        ProcessHandle supervisor = Bench.supervisorOf(pid());
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(supervisor), supervisor.descendants())
                .toList();
    }

    private Said.Gone gone() {
        Said.Gone gone = ear.first(Said.Gone.class);
        assertThat(ear.all().getLast()).isSameAs(gone);
        return gone;
    }

    /** Its content, once that has not changed for a while. */
    private static String steady(Path file) {
        String[] last = {content(file)};
        await().atMost(Ear.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    String before = last[0];
                    last[0] = content(file);
                    return !before.isEmpty() && before.equals(last[0]);
                });
        return last[0];
    }

    private static String content(Path file) {
        try {
            String text = Files.readString(file);
            return text.isEmpty() ? "0" : text;
        } catch (IOException e) {
            return "0";
        }
    }
}
