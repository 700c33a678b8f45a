package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/** {@code examples/follow-loop.py} as a process of its own, with the machine's Python. */
class FollowLoopExampleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private Path project;
    private Path ready;
    private Path said;
    private TestNode node;
    private Process example;

    @BeforeEach
    void setUp() throws Exception {
        project = Files.createDirectories(temp.toRealPath().resolve("shop"));
        Files.createDirectory(project.resolve(".ralph"));
        Files.writeString(project.resolve(".ralph/ralph.log"), "before\n");
        ready = temp.resolve("ready.json");
        said = temp.resolve("said");
        node = start(0);
        Path script = Path.of("../examples/follow-loop.py").toAbsolutePath();
        example =
                new ProcessBuilder("python3", script.toString(), ready.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        await().atMost(PATIENCE).until(() -> node.openStreams() == 1);
    }

    @AfterEach
    void tearDown() {
        example.destroyForcibly();
        node.close();
    }

    @Test
    void printsWhatALoopDoes() throws Exception {
        append("ralph.log", "[10:00:00] === Iteration 3 (loop 1/50) ===\nworking on it\n");
        awaitSaid("== iteration 3 begins");
        append(
                "iterations.jsonl",
                "{\"iteration\":3,\"max\":50,\"start\":\"2026-02-08T01:07:23Z\","
                        + "\"end\":\"2026-02-08T01:11:47Z\",\"tokens\":69.31,"
                        + "\"status\":\"success\",\"tasks_completed\":[\"1.1\"],\"errors\":[]}\n");
        awaitSaid("== iteration 3: success, 1.1, 69.31 k tokens");
        Files.writeString(project.resolve("IMPLEMENTATION_PLAN.md"), "## A\n- [x] 1.1 — b\n");
        awaitSaid("== plan: 1 of 1");
        Files.writeString(project.resolve(".ralph/pending-notification.txt"), "QUESTION: Why?\n");
        awaitSaid("== QUESTION: Why?");

        assertThat(said).content().contains("working on it").doesNotContain("before");
    }

    @Test
    void missesNothingWhileTheNodeIsAway() throws Exception {
        append("ralph.log", "one\n");
        awaitSaid("one");
        int port = node.port();
        node.close();
        append("ralph.log", "two\n");

        node = start(port);

        append("ralph.log", "three\n");
        awaitSaid("three");
        assertThat(said).content().containsSubsequence("one\n", "two\n", "three\n");
        assertThat(Files.readString(said)).containsOnlyOnce("one\n").containsOnlyOnce("two\n");
    }

    private TestNode start(int port) throws IOException {
        TestNode started = TestNode.serving(temp.resolve("state"), project).onPort(port).start();
        Files.write(ready, Json.bytes(Map.of("url", started.url(), "token", started.token())));
        return started;
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(
                project.resolve(".ralph").resolve(file),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void awaitSaid(String text) {
        await().atMost(PATIENCE).until(() -> Files.readString(said).contains(text));
    }
}
