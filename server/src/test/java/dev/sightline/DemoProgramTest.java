package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** {@code sightline demo} as a process of its own; its loop really runs. */
class DemoProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path made;
    private Path ready;

    @BeforeEach
    void setUp() throws Exception {
        made = Files.createDirectory(temp.toRealPath().resolve("made"));
        ready = temp.resolve("ready.json");
    }

    @AfterEach
    void tearDown() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void showsALoopFromItsFirstIterationToItsLastAndEnds() throws Exception {
        Process demo = start("--stay", "2");
        List<JsonNode> events = new ArrayList<>();
        JsonNode project = get("/api/projects").get(0);
        Path shop = Path.of(project.get("path").asString());

        try (WsClient client = fromTheFirstEvent()) {
            while (!isDone(events)) {
                JsonNode event = client.nextJson();
                events.add(event);
                if (says(event, "QUESTION")) {
                    String answer = "{\"message\":\"No, sessionStorage\"}";
                    String inject = "/api/projects/" + project.get("id").asString() + "/inject";
                    assertThat(post(inject, answer).statusCode()).isEqualTo(200);
                }
            }
            assertThat(shop.resolve("keep.js")).content().contains("sessionStorage");
            assertThat(shop.resolve("AGENTS.md")).content().contains("No, sessionStorage");
        }

        List<Integer> iterations = IntStream.rangeClosed(1, 12).boxed().toList();
        assertThat(numbers(events, "iteration_started")).isEqualTo(iterations);
        assertThat(numbers(events, "iteration_completed")).isEqualTo(iterations);
        assertThat(of(events, "iteration_completed"))
                .extracting(data -> data.get("status").asString())
                .containsOnlyOnce("error");
        assertThat(of(events, "plan_updated").getLast().get("tasks_done").asInt()).isEqualTo(12);
        assertThat(of(events, "notification"))
                .extracting(data -> data.path("prefix").asString(""))
                .contains("ERROR", "QUESTION", "DONE");
        assertThat(of(events, "status_changed"))
                .extracting(data -> data.get("status").asString())
                .contains("running", "waiting", "paused", "complete");
        assertThat(of(events, "log_append"))
                .anyMatch(data -> data.get("lines").asString().contains("=== Iteration 1 "));
        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isZero();
        assertThat(made).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void takesItsLoopAndItsFilesWithIt(String signal) throws Exception {
        Process demo = start();
        Path shop = Path.of(get("/api/projects").get(0).get("path").asString());
        Path pid = shop.resolve(".ralph/ralph.pid");
        await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        ProcessHandle loop =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        new ProcessBuilder("kill", "-" + signal, Long.toString(demo.pid())).start().waitFor();

        assertThat(demo.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.isAlive()).isFalse();
        assertThat(made).isEmptyDirectory();
    }

    @Test
    void leavesALoopThatEndsWithItWhenItIsKilled() throws Exception {
        Process demo = start();
        Path shop = Path.of(get("/api/projects").get(0).get("path").asString());
        Path pid = shop.resolve(".ralph/ralph.pid");
        await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        ProcessHandle loop =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        demo.destroyForcibly();

        await().atMost(PATIENCE).until(() -> !loop.isAlive());
    }

    private static boolean isDone(List<JsonNode> events) {
        return events.stream().anyMatch(event -> says(event, "DONE"))
                && of(events, "status_changed").stream()
                        .anyMatch(data -> data.get("status").asString().equals("complete"));
    }

    private static boolean says(JsonNode event, String prefix) {
        return event.get("type").asString().equals("notification")
                && event.get("data").path("prefix").asString("").equals(prefix);
    }

    private static List<JsonNode> of(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.get("type").asString().equals(type))
                .map(event -> event.get("data"))
                .toList();
    }

    private static List<Integer> numbers(List<JsonNode> events, String type) {
        return of(events, type).stream().map(data -> data.get("iteration").asInt()).toList();
    }

    /** The loop runs already: what it said before is in the journal. */
    private WsClient fromTheFirstEvent() throws Exception {
        String place =
                response("/api/projects").headers().firstValue("Sightline-Seq").orElseThrow();
        JsonNode node = node();
        WsClient client =
                WsClient.open(
                        URI.create(node.get("url").asString()).getPort(),
                        "/api/ws?token=" + node.get("token").asString());
        String epoch = place.substring(0, place.indexOf(':'));
        client.say("{\"action\":\"subscribe\",\"since\":\"" + epoch + ":0\"}");
        return client;
    }

    private JsonNode node() throws IOException {
        return Json.read(Files.readAllBytes(ready));
    }

    private JsonNode get(String path) throws Exception {
        return Json.read(response(path).body());
    }

    private HttpResponse<byte[]> response(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<byte[]> post(String path, String json) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        JsonNode node = node();
        return HttpRequest.newBuilder(URI.create(node.get("url").asString() + path))
                .header("Authorization", "Bearer " + node.get("token").asString());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        // Tests that run in the background of a shell inherit that Ctrl+C is ignored.
        command.addAll(List.of("env", "--default-signal=INT"));
        List<String> options = List.of("-Djava.io.tmpdir=" + made);
        command.addAll(ChildJava.command(options, "dev.sightline.Main"));
        command.addAll(List.of("demo", "--fast", "--port", "0", "--no-browser"));
        command.addAll(List.of("--ready-file", ready.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectErrorStream(true).redirectOutput(temp.resolve("said").toFile());
        Process process = builder.start();
        started.add(process);
        await().atMost(PATIENCE).until(() -> Files.exists(ready) && Files.size(ready) > 0);
        return process;
    }
}
