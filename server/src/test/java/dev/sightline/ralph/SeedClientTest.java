package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.auth.Role;
import dev.sightline.json.Json;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a client that knows the seed's text alone sees of a loop. */
class SeedClientTest {
    private static final String LOGIN = "{\"username\":\"ada\",\"password\":\"long enough\"}";

    @TempDir Path temp;

    private Path shop;
    private TestNode node;
    private SeedClient client;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        LoopFiles.write(shop);
        node =
                TestNode.serving(home.resolve("state"), shop)
                        .withUser("ada", "long enough", Role.VIEWER)
                        .start();
        client = connected(token());
        await().until(() -> client.connected);
    }

    @AfterEach
    void tearDown() {
        client.close();
        node.close();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20));
    }

    private String token() throws Exception {
        String tokens = node.post("/api/auth/login", LOGIN).body();
        return Json.read(tokens.getBytes(StandardCharsets.UTF_8)).get("access_token").stringValue();
    }

    private SeedClient connected(String token) {
        Duration second = Duration.ofMillis(50);
        return new SeedClient(node.url(), token, List.of("shop"), second).connect();
    }

    private JsonNode told(String type) {
        await().until(() -> !client.told(type, "shop").isEmpty());
        return client.told(type, "shop").getLast();
    }

    private Path file(String relative) {
        return shop.resolve(relative);
    }

    @Test
    void fetchesTheStateOfItsProjects() {
        JsonNode listed = client.stored("projects").get(0);
        assertThat(listed.get("name").stringValue()).isEqualTo("shop");
        assertThat(listed.get("status").stringValue()).isEqualTo("error");
        assertThat(client.stored("shop/iterations").get("total").intValue()).isEqualTo(3);
        assertThat(client.stored("shop/plan").get("tasks_done").intValue()).isEqualTo(3);
        assertThat(client.stored("shop/stats").get("tasks_total").intValue()).isEqualTo(5);
    }

    @Test
    void isAnsweredWhenItPings() {
        client.ping();

        await().until(() ->
                client.messages.stream()
                        .anyMatch(one -> one.get("type").stringValue().equals("pong")));
        assertThat(client.messages.getLast().size()).isEqualTo(1);
    }

    @Test
    void hearsWhatTheLogSays() throws Exception {
        LoopFiles.append(
                file(".ralph/ralph.log"),
                "[01:23:41] === Iteration 4 (loop 4/50) ===\n[01:23:42] Running: codex exec\n");

        JsonNode started = told("iteration_started");
        assertThat(started.get("iteration").intValue()).isEqualTo(4);
        assertThat(started.get("max").intValue()).isEqualTo(50);
        assertThat(told("log_append").get("lines").stringValue()).endsWith("codex exec\n");
    }

    @Test
    void hearsThatAnIterationIsOver() throws Exception {
        LoopFiles.append(
                file(".ralph/iterations.jsonl"),
                """
                {"iteration":3,"max":50,"start":"2026-02-08T01:14:01+01:00","end":"2026-02-08T01:16:20+01:00","duration_seconds":139,"tokens":62.698,"status":"success","tasks_completed":["2.2"],"commit":"abc1234","test_passed":true,"errors":[]}
                """);

        JsonNode data = told("iteration_completed");

        assertThat(data.get("iteration").intValue()).isEqualTo(3);
        assertThat(data.get("max").intValue()).isEqualTo(50);
        assertThat(data.get("duration_seconds").intValue()).isEqualTo(139);
        assertThat(data.get("tokens").doubleValue()).isEqualTo(62.698);
        assertThat(data.get("status").stringValue()).isEqualTo("success");
        assertThat(data.get("health").stringValue()).isEqualTo("productive");
        assertThat(data.get("tasks_completed").get(0).stringValue()).isEqualTo("2.2");
        assertThat(data.get("commit").stringValue()).isEqualTo("abc1234");
        assertThat(data.get("test_passed").booleanValue()).isTrue();
        assertThat(data.get("errors").isEmpty()).isTrue();
    }

    @Test
    void hearsThatThePlanHasChanged() throws Exception {
        String ticked = LoopFiles.PLAN.replace("[ ] 2.2", "[x] 2.2");
        Files.writeString(file("IMPLEMENTATION_PLAN.md"), ticked);

        JsonNode data = told("plan_updated");

        assertThat(data.get("tasks_done").intValue()).isEqualTo(4);
        assertThat(data.get("tasks_total").intValue()).isEqualTo(5);
        JsonNode phase = data.get("phases").get(1);
        assertThat(phase.get("name").stringValue()).isEqualTo("Phase 2: Pages");
        assertThat(phase.get("done").intValue()).isEqualTo(2);
        assertThat(phase.get("total").intValue()).isEqualTo(3);
        assertThat(phase.get("status").stringValue()).isEqualTo("in_progress");
    }

    @Test
    void hearsWhatTheLoopSaysToPeople() throws Exception {
        Files.writeString(
                file(".ralph/pending-notification.txt"),
                """
                {"timestamp":"2026-02-08T01:30:00+01:00","prefix":"ERROR","message":"Tests failing","iteration":15,"details":"task 5.3"}
                """);

        JsonNode data = told("notification");

        assertThat(data.get("prefix").stringValue()).isEqualTo("ERROR");
        assertThat(data.get("message").stringValue()).isEqualTo("Tests failing");
        assertThat(data.get("iteration").intValue()).isEqualTo(15);
        assertThat(data.get("details").stringValue()).isEqualTo("task 5.3");
    }

    @Test
    void hearsThatALoopRunsAndIsPaused() throws Exception {
        Files.delete(file(".ralph/pending-notification.txt"));
        Files.writeString(file(".ralph/ralph.pid"), ProcessHandle.current().pid() + "\n");
        await().until(() -> told("status_changed").get("status").stringValue().equals("running"));

        Files.createFile(file(".ralph/pause"));

        await().until(() -> told("status_changed").get("status").stringValue().equals("paused"));
        assertThat(told("status_changed").get("previous").stringValue()).isEqualTo("running");
    }

    @Test
    void hearsOfItsOtherFiles() throws Exception {
        Files.writeString(file("AGENTS.md"), "# Agents\nBe brief.\n");
        assertThat(told("file_changed").get("file").stringValue()).isEqualTo("AGENTS.md");

        Files.writeString(file("specs/pages.md"), "# Pages\nTwo.\n");
        await().until(() ->
                told("file_changed").get("file").stringValue().equals("specs/pages.md"));
    }

    @Test
    void hearsNothingMoreOfWhatItGaveUp() throws Exception {
        client.unsubscribe("shop");
        Files.writeString(file("PROMPT.md"), "Other.\n");
        client.ping();
        await().until(() ->
                client.messages.stream()
                        .anyMatch(one -> one.get("type").stringValue().equals("pong")));

        assertThat(client.told("file_changed", "shop")).isEmpty();
    }

    @Test
    void comesBackAfterTheNodeWasAway() throws Exception {
        int port = node.port();
        node.close();
        await().until(() -> client.reconnecting);
        LoopFiles.append(
                file(".ralph/iterations.jsonl"),
                """
                {"iteration":3,"max":50,"start":"2026-02-08T01:14:01+01:00","status":"success","errors":[]}
                {"iteration":4,"max":50,"start":"2026-02-08T01:17:01+01:00","status":"success","errors":[]}
                """);

        node =
                TestNode.serving(temp.toRealPath().resolve("state"), shop)
                        .withUser("bob", "long enough", Role.VIEWER)
                        .onPort(port)
                        .start();

        await().until(() -> client.connected && !client.reconnecting);
        assertThat(client.stored("shop/iterations").get("total").intValue()).isEqualTo(4);
        LoopFiles.append(file(".ralph/ralph.log"), "[01:23:41] === Iteration 5/50 ===\n");
        assertThat(told("iteration_started").get("iteration").intValue()).isEqualTo(5);
    }

    @Test
    void goesToTheLoginWithoutAValidToken() {
        try (SeedClient stranger = connected("no.such.token")) {
            await().until(() -> stranger.atLogin);
            assertThat(stranger.messages).isEmpty();
        }
    }
}
