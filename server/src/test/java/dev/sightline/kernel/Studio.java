package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.cli.Settings;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node on a folder of scripts, and how its clients run them with the Python of this machine. */
final class Studio implements AutoCloseable {
    /** For a Python to start on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final Path folder;
    final TestNode node;

    private Studio(Path folder, TestNode node) {
        this.folder = folder;
        this.node = node;
    }

    static Studio in(Path temp) throws Exception {
        return in(temp, Settings.Kernels.DEFAULTS);
    }

    static Studio in(Path temp, Settings.Kernels kernels) throws Exception {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("scripts"));
        TestNode.Plan plan = TestNode.serving(temp.resolve("state"), folder);
        return new Studio(folder, plan.withKernels(kernels).start());
    }

    /** The same node once more, after its end. */
    static Studio again(Path temp, int port) throws Exception {
        Path folder = temp.toRealPath().resolve("scripts");
        TestNode.Plan plan = TestNode.serving(temp.resolve("state"), folder);
        return new Studio(folder, plan.onPort(port).start());
    }

    static Settings.Kernels atMost(int kernels) {
        return new Settings.Kernels(Optional.empty(), kernels, 60, List.of());
    }

    /** Names and values in turn. */
    static String json(Object... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) object.put((String) fields[i], fields[i + 1]);
        return new String(Json.bytes(object), StandardCharsets.UTF_8);
    }

    static JsonNode read(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The whole stream of {@code execute-script}, byte by byte. */
    String execute(Object... fields) throws Exception {
        HttpResponse<String> answer = post("/api/execute-script", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> post(String path, Object... fields) throws Exception {
        return node.post(path, json(fields));
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = node.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    /** Begins a run; its id. */
    String start(Object... fields) throws Exception {
        HttpResponse<String> answer = post("/api/runs", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer).get("id").asString();
    }

    String status(String run) throws Exception {
        return get("/api/runs/" + run).get("status").asString();
    }

    void awaitStatus(String run, String status) {
        await().atMost(PATIENCE).until(() -> status(run).equals(status));
    }

    SseClient follow(String run, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + node.token());
        return SseClient.open(node, "/api/runs/" + run + "/events", all.toArray(String[]::new));
    }

    /** Reads on until an event of this type. */
    static SseClient.Event until(SseClient client, String type) throws Exception {
        while (true) {
            SseClient.Event event = client.next();
            if (event.data().path("type").asString("").equals(type)) return event;
        }
    }

    static JsonNode until(WsClient client, String type) throws Exception {
        while (true) {
            JsonNode message = client.nextJson();
            JsonNode event = message.path("event").isObject() ? message.get("event") : message;
            if (event.path("type").asString("").equals(type)) return message;
        }
    }

    /** A file that a script makes once it has come so far. */
    Path mark(String name) {
        return folder.resolve(name);
    }

    static void awaitFile(Path file) {
        await().atMost(PATIENCE).until(() -> Files.exists(file));
    }

    @Override
    public void close() {
        node.close();
    }
}
