package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sightline run} as a process of its own, with the machine's Python. */
class RunProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path script;

    @BeforeEach
    void setUp() throws Exception {
        script = Files.createDirectory(temp.toRealPath().resolve("work")).resolve("s.py");
    }

    @AfterEach
    void tearDown() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void printsEachStatementWithWhatItPutOut() throws Exception {
        write(
                """
                x = 20

                x + 1
                for i in range(2):
                    print("line", i)
                """);

        Ended ended = run("", script);

        assertThat(ended.out.replaceAll("  (<1|\\d+) ms", ""))
                .isEqualTo(
                        """
                           1 │ x = 20
                           3 │ x + 1
                             ┊ 21
                           4 │ for i in range(2): …
                             ┊ line 0
                             ┊ line 1
                        """);
        assertThat(ended.err).isEmpty();
        assertThat(ended.code).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1 / 0,                                        1
                    import sys; sys.exit(3),                      3
                    import sys; sys.exit(),                       0
                    import sys; sys.exit('so not'),               1
                    import os; os._exit(9),                       9
                    'import os; os.kill(os.getpid(), 15)',        143
                    'import ctypes; ctypes.string_at(0)',         139
                    raise KeyboardInterrupt,                      130
                    'def f(:',                                    1
                    """)
    void endsAsPythonDoes(String statement, int code) throws Exception {
        write(statement + "\nprint('not ' + 'reached')\n");

        Ended ended = run("", script);

        assertThat(ended.code).isEqualTo(code);
        assertThat(ended.out).doesNotContain("not reached");
    }

    @Test
    void showsWhereItFailed() throws Exception {
        write("def f():\n    return 1 / 0\n\nf()\n");

        assertThat(run("", script).out)
                .contains("┊ Traceback (most recent call last):")
                .contains("s.py\", line 2, in f\n")
                .contains("┊ ZeroDivisionError: division by zero\n");
    }

    @Test
    void goesOnAfterAnErrorWhereItMay() throws Exception {
        write("1 / 0\nprint('reached')\n");

        assertThat(run("", "--keep-going", script).out).contains("┊ reached\n");
    }

    @Test
    void standsWhereItsUserStandsWithTheUsersArguments() throws Exception {
        write("import os, sys, near\nprint(sys.argv, os.getcwd(), __file__)\n");
        Files.writeString(script.resolveSibling("near.py"), "");

        Ended ended = run("", "work/s.py", "--json", "-x", "é");

        assertThat(ended.out)
                .contains(
                        "┊ ['work/s.py', '--json', '-x', 'é'] "
                                + temp.toRealPath()
                                + " "
                                + script
                                + "\n");
    }

    @Test
    void runsSomeLinesOnly() throws Exception {
        write("print(1)\nprint(2)\nprint(3)\n");

        assertThat(run("", "--lines", "2-", script).out)
                .contains("2\n", "3\n")
                .doesNotContain("1 │");
        assertThat(run("", "--lines", "2", script).out).doesNotContain("1 │", "3 │");
        assertThat(run("", "--lines", "x", script).code).isEqualTo(2);
    }

    @Test
    void asksItsStandardInput() throws Exception {
        write("name = input('name? ')\nprint(name, name)\ninput()\n");

        Ended ended = run("zoé\n", script);

        assertThat(ended.out).contains("┊ name? \n", "┊ zoé zoé\n", "EOFError");
        assertThat(ended.code).isEqualTo(1);
    }

    @Test
    void doesWhatPythonDoesAtItsEnd() throws Exception {
        write(
                """
                import atexit, threading, time
                _ = atexit.register(print, "last")
                threading.Thread(target=lambda: (time.sleep(0.2), print("thread"))).start()
                """);

        assertThat(run("", script).out).containsSubsequence("┊ thread\n", "┊ last\n");
    }

    @Test
    void printsItsEvents() throws Exception {
        write("print('a')\nx = 1\n1 / 0\nx\n");

        Ended ended = run("", "--json", script);

        List<JsonNode> events =
                ended.out
                        .lines()
                        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                        .filter(event -> !event.get("type").asString().equals("usage"))
                        .toList();
        assertThat(events)
                .extracting(event -> event.get("type").asString())
                .containsExactly(
                        "expressions",
                        "running",
                        "stream",
                        "result",
                        "running",
                        "result",
                        "running",
                        "result",
                        "cancelled",
                        "complete");
        assertThat(events.get(3).toString())
                .startsWith(
                        "{\"type\":\"result\",\"nodeIndex\":0,\"lineStart\":1,\"lineEnd\":1,"
                                + "\"output\":[{\"type\":\"stdout\",\"text\":\"a\\n\","
                                + "\"content\":\"a\\n\"}],\"isInvisible\":false,\"ms\":");
        assertThat(events.get(8).get("expressions").get(0).get("lineStart").asInt()).isEqualTo(4);
        assertThat(events.get(9).get("status").asString()).isEqualTo("error");
    }

    @Test
    void interruptsTheStatementAtTheFirstCtrlC() throws Exception {
        write("print('on', flush=True)\nwhile True: pass\n");
        Process process = start(script);
        awaitOutput(process, "while True");

        interrupt(process);

        Ended ended = end(process);
        assertThat(ended.code).isEqualTo(130);
        assertThat(ended.out).contains("KeyboardInterrupt");
    }

    @Test
    void killsAtTheSecondCtrlC() throws Exception {
        write(
                """
                while True:
                    try:
                        print("on", flush=True)
                        while True: pass
                    except KeyboardInterrupt:
                        print("no", flush=True)
                """);
        Process process = start(script);
        awaitOutput(process, "on");
        List<ProcessHandle> family = process.descendants().toList();
        interrupt(process);
        awaitOutput(process, "no");

        interrupt(process);

        assertThat(end(process).code).isEqualTo(130);
        assertThat(family).hasSize(2);
        await().atMost(PATIENCE).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void takesItsPythonWithItWhenItIsKilled() throws Exception {
        write("print('on', flush=True)\nwhile True: pass\n");
        Process process = start(script);
        awaitOutput(process, "on");
        List<ProcessHandle> family = process.descendants().toList();
        assertThat(family).hasSize(2);

        process.destroyForcibly();

        await().atMost(PATIENCE).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        write("print(1)\n");
        Files.createDirectories(script.resolveSibling(".venv/bin"));
        Files.createSymbolicLink(
                script.resolveSibling(".venv/bin/python"), Path.of("/no/such/python"));

        assertThat(run("", script).err).contains("virtual environment", "is broken");
        assertThat(run("", "--python", "/bin/true", script).out)
                .contains("/bin/true did not start");
        assertThat(run("", "none.py").err).contains("no such file: ");
        assertThat(run("", "--python", "python3", script).code).isZero();
    }

    private record Ended(int code, String out, String err) {}

    private void write(String text) throws IOException {
        Files.writeString(script, text);
    }

    private Ended run(String input, Object... words) throws Exception {
        Process process = start(words);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return end(process);
    }

    private final StringBuilder soFar = new StringBuilder();

    private void awaitOutput(Process process, String text) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        while (soFar.indexOf(text) < 0) {
            int c = out.read();
            if (c < 0) throw new AssertionError("ended after: " + soFar);
            soFar.append((char) c);
        }
    }

    private static Ended end(Process process) throws Exception {
        StringBuilder err = new StringBuilder();
        Thread reader =
                Thread.ofVirtual()
                        .start(() ->
                                process.errorReader(StandardCharsets.UTF_8)
                                        .lines()
                                        .forEach(line -> err.append(line).append('\n')));
        StringBuilder out = new StringBuilder();
        BufferedReader text = process.inputReader(StandardCharsets.UTF_8);
        for (int c = text.read(); c >= 0; c = text.read()) out.append((char) c);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        reader.join();
        return new Ended(process.exitValue(), out.toString(), err.toString());
    }

    private static void interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private Process start(Object... words) throws IOException {
        List<String> command = new ArrayList<>();
        // Tests that run in the background of a shell inherit that Ctrl+C is ignored.
        command.addAll(List.of("env", "--default-signal=INT"));
        command.addAll(ChildJava.program("run"));
        for (Object word : words) command.add(word.toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("SIGHTLINE_HOME", temp.resolve("state").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }
}
