package dev.sightline.bench.build;

import dev.sightline.bench.contender.RunningContender;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A client that begins and ends builds over HTTP. */
final class BuildClient implements AutoCloseable {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_MILLIS = 10;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningContender node;

    BuildClient(RunningContender node) {
        this.node = node;
    }

    /** Makes a directory a project of the node. */
    void add(Path project) throws IOException, InterruptedException {
        post("/api/projects", Map.of("path", project.toString()));
    }

    /**
     * @param command words; none only to observe
     * @return id of the session
     */
    String start(Path project, List<String> command) throws IOException, InterruptedException {
        Map<String, Object> order =
                Map.of(
                        "project_alias",
                        String.valueOf(project.getFileName()),
                        "project_path",
                        project.toString(),
                        "command",
                        command);
        return post("/api/build/start", order).path("session_id").asString("");
    }

    /** Waits until it is under way, and its command, where it has one, has said something. */
    void awaitRunning(String session) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            JsonNode now = send("GET", "/api/build/status/" + session, Optional.empty());
            boolean speaks =
                    now.path("command").isNull() || now.path("terminal_bytes").asLong(0) > 0;
            if (speaks && now.path("status").asString("").equals("running")) return;
            if (System.nanoTime() > end) throw new IOException("a build does not begin: " + now);
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Ends it, where it still runs, and has it forgotten. */
    void remove(String session) throws IOException, InterruptedException {
        post("/api/build/cancel", Map.of("session_id", session));
        send("DELETE", "/api/build/sessions/" + session, Optional.empty());
    }

    private JsonNode post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send("POST", path, Optional.of(json.writeValueAsBytes(body)));
    }

    private JsonNode send(String method, String path, Optional<byte[]> body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(node.origin().resolve(path))
                        .header("Authorization", "Bearer " + node.token())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.map(HttpRequest.BodyPublishers::ofByteArray)
                                        .orElseGet(HttpRequest.BodyPublishers::noBody))
                        .build();
        HttpResponse<byte[]> response =
                client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " is refused: " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
