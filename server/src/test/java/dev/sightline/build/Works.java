package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.json.Json;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A project that is built, the node that serves it, and a client that hears of it. */
final class Works implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Path project;

    /** Messages in the order in which they came. */
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    private final TestNode.Plan plan;
    TestNode node;
    private @Nullable WsClient client;

    @SuppressWarnings("NullAway.Init")
    Works(Path temp) throws IOException {
        Path home = temp.toRealPath();
        project = Files.createDirectories(home.resolve("shop"));
        plan = TestNode.serving(home.resolve("state"), project);
        for (String folder : List.of("checkpoints", "context", "artifacts")) {
            Files.createDirectories(project.resolve(".buildrunner/" + folder));
        }
    }

    /** Put in place by a rename, as BuildRunner does it. */
    void write(String relative, String text) throws IOException {
        Path file = project.resolve(relative);
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * @param number of the checkpoint, by which they are in order
     */
    void checkpoint(int number, String json) throws IOException {
        write(file(number), json);
    }

    static String file(int number) {
        return ".buildrunner/checkpoints/checkpoint_20251117_21300%d_000000.json".formatted(number);
    }

    static String component(String id, String status, int progress) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"type\":\"backend\",\"status\":\"%s\",\"progress\":%d}"
                .formatted(id, id, status, progress);
    }

    Works start() throws Exception {
        node = plan.start();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> node.get("/api/projects/shop").body().contains("\"live\""));
        return this;
    }

    Works listen() throws IOException {
        return listen("");
    }

    /** Hears all since a place. */
    Works listen(String since) throws IOException {
        WsClient socket = node.socket();
        client = socket;
        String place = since.isEmpty() ? "" : ",\"since\":\"" + since + "\"";
        socket.say("{\"action\":\"subscribe\",\"projects\":[\"shop\"]" + place + "}");
        socket.say("{\"action\":\"ping\"}");
        var _ = Thread.ofPlatform().daemon().start(() -> read(socket));
        // What was asked for before the ping was heard before it.
        Awaitility.await().atMost(PATIENCE).until(() -> !all("pong").isEmpty());
        return this;
    }

    private void read(WsClient socket) {
        try {
            while (true) heard.add(socket.nextJson());
        } catch (IOException closed) {
            // Its end.
        }
    }

    List<JsonNode> all(String type) {
        return heard.stream()
                .filter(message -> message.get("type").asString().equals(type))
                .toList();
    }

    /** The data of the events of a type, as they came. */
    List<JsonNode> data(String type) {
        return all(type).stream().map(message -> message.get("data")).toList();
    }

    /** Waits for so many of a type. */
    List<JsonNode> await(String type, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(data(type)).hasSizeGreaterThanOrEqualTo(count));
        return data(type);
    }

    /** Something is told that has nothing to do with the build: all before it has been told. */
    void settle() throws Exception {
        int before = all("settled").size();
        node.append(id(), "settled", Map.of());
        await("settled", before + 1);
    }

    /** Types in the order in which they came, without those of every project. */
    List<String> types() {
        return heard.stream()
                .map(message -> message.get("type").asString())
                .filter(type -> !List.of("pong", "disk_changed", "settled").contains(type))
                .toList();
    }

    /** Of the project. */
    String id() throws Exception {
        return json("GET", "/api/projects/shop", "").get("id").asString();
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return node.send(
                node.request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** The answer, which must be a good one. */
    JsonNode json(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Its status, its code and what it says: {@code 400 bad_state Cannot …}. */
    String refusal(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        JsonNode said = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        return answer.statusCode()
                + " "
                + said.path("code").asString()
                + " "
                + said.path("detail").asString();
    }

    JsonNode build() throws Exception {
        return json("GET", "/api/projects/shop/build", "");
    }

    /** Begins a build of these words; its id. */
    String run(String... words) throws Exception {
        return json("POST", "/api/build/start", order(List.of(words))).get("session_id").asString();
    }

    /** A shell script. */
    String runScript(String... lines) throws Exception {
        return run("sh", "-c", String.join("\n", lines));
    }

    String order(@Nullable List<String> words) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("project_alias", "shop");
        fields.put("project_path", project.toString());
        if (words != null) fields.put("command", words);
        return new String(Json.bytes(fields), StandardCharsets.UTF_8);
    }

    JsonNode steer(String verb, String session) throws Exception {
        return json("POST", "/api/build/" + verb, named(session));
    }

    static String named(String session) {
        return "{\"session_id\":\"" + session + "\"}";
    }

    JsonNode status(String session) throws Exception {
        return json("GET", "/api/build/status/" + session, "");
    }

    JsonNode awaitStatus(String session, String status) {
        List<JsonNode> last = new ArrayList<>();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode now = status(session);
                    assertThat(now.get("status").asString()).as(now.toString()).isEqualTo(status);
                    last.add(now);
                });
        return last.getLast();
    }

    /** Waits until it is over, however. */
    JsonNode awaitOver(String session, Duration patience) {
        List<JsonNode> last = new ArrayList<>();
        Awaitility.await()
                .atMost(patience)
                .until(() -> {
                    last.add(status(session));
                    return !last.getLast().get("completed_at").isNull();
                });
        return last.getLast();
    }

    /** All that the terminal of a session shows, by its route. */
    String terminal(String session) throws Exception {
        StringBuilder output = new StringBuilder();
        long offset = 0;
        while (true) {
            String path = "/api/build/sessions/" + session + "/terminal?limit=65536&offset=";
            JsonNode part = json("GET", path + offset, "");
            assertThat(part.get("offset").asLong()).isEqualTo(offset);
            output.append(part.get("output").asString());
            offset = part.get("next").asLong();
            if (offset >= part.get("total").asLong()) return output.toString();
        }
    }

    /** Waits until the terminal shows this. */
    void awaitTerminal(String session, String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(terminal(session)).contains(text));
    }

    void hangUp() throws IOException {
        WsClient socket = client;
        if (socket != null) socket.close();
        client = null;
        heard.clear();
    }

    void restart() throws Exception {
        hangUp();
        node.close();
        start();
    }

    @Override
    public void close() throws IOException {
        hangUp();
        node.close();
    }
}
