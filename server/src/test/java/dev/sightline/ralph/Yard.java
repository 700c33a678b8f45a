package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.json.Json;

import org.awaitility.Awaitility;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A project with a loop in it, the node that serves it, and a client that hears of it. */
final class Yard implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Path home;
    final Path project;

    /** Messages in the order in which they came. */
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    private final TestNode.Plan plan;
    TestNode node;
    private WsClient client;
    private Thread reader;

    @SuppressWarnings("NullAway.Init")
    Yard(Path temp) throws IOException {
        home = temp.toRealPath();
        project = Files.createDirectories(home.resolve("shop"));
        plan = TestNode.serving(home.resolve("state"), project);
    }

    Path file(String relative) {
        return project.resolve(relative);
    }

    void write(String relative, String text) throws IOException {
        Files.createDirectories(file(relative).getParent());
        Files.writeString(file(relative), text);
    }

    void append(String relative, String text) throws IOException {
        append(relative, text.getBytes(StandardCharsets.UTF_8));
    }

    void append(String relative, byte[] bytes) throws IOException {
        Files.createDirectories(file(relative).getParent());
        Files.write(file(relative), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void log(String text) throws IOException {
        append(Part.LOG_FILE, text);
    }

    Yard start() throws Exception {
        node = plan.start();
        // All that was there has been looked at.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> node.get("/api/projects/shop").body().contains("\"live\""));
        ready();
        return this;
    }

    private void ready() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !Files.exists(file(".ralph")) || !project().get("summary").isNull());
    }

    JsonNode project() throws Exception {
        return Json.read(node.get("/api/projects/shop").body().getBytes(StandardCharsets.UTF_8));
    }

    /** Hears all from here on. */
    Yard listen() throws IOException {
        return listen("");
    }

    /** Hears all since a place. */
    Yard listen(String since) throws IOException {
        client = node.socket();
        String place = since.isEmpty() ? "" : ",\"since\":\"" + since + "\"";
        client.say("{\"action\":\"subscribe\",\"projects\":[\"shop\"]" + place + "}");
        client.say("{\"action\":\"ping\"}");
        WsClient socket = client;
        reader = Thread.ofPlatform().daemon().start(() -> read(socket));
        // What was asked for before the ping was heard before it.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> heard.stream().anyMatch(m -> isType(m, "pong")));
        return this;
    }

    private void read(WsClient socket) {
        try {
            while (true) heard.add(socket.nextJson());
        } catch (IOException closed) {
            // Its end.
        }
    }

    /** The client goes. */
    void hangUp() throws Exception {
        client.close();
        reader.join();
    }

    static boolean isType(JsonNode message, String type) {
        return message.get("type").asString().equals(type);
    }

    List<JsonNode> all(String type) {
        return heard.stream().filter(message -> isType(message, type)).toList();
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

    /** All text of the log so far. */
    String text() {
        StringBuilder text = new StringBuilder();
        data("log_append").forEach(data -> text.append(data.get("lines").asString()));
        return text.toString();
    }

    void awaitText(String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text()).as(heard.toString()).isEqualTo(text));
    }

    /** Something is told that has nothing to do with the loop: all before it has been told. */
    void settle() throws Exception {
        String position = node.position();
        long seq = Long.parseLong(position.substring(position.indexOf(':') + 1));
        node.append(project().get("id").asString(), "settled", Map.of());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        heard.stream().anyMatch(m -> m.has("seq") && m.get("seq").asLong() > seq));
    }

    String position() {
        return node.position();
    }

    void restart() throws Exception {
        if (client != null) client.close();
        node.close();
        heard.clear();
        start();
    }

    void stop() throws IOException {
        if (client != null) client.close();
        node.close();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
