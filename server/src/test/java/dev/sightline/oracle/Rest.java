package dev.sightline.oracle;

import dev.sightline.event.Position;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Snapshots. Whoever asks waits until the node is there and answers. */
final class Rest implements AutoCloseable {
    private static final long BREATH_NANOS = 20_000_000;

    private final Node node;
    private final HttpClient http = HttpClient.newHttpClient();

    Rest(Node node) {
        this.node = node;
    }

    Entry.Snapshot files(String project) throws InterruptedException {
        HttpResponse<String> answer = get("/api/projects/" + project + "/files");
        JsonNode body = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        Map<String, Stamp> files = new TreeMap<>();
        for (JsonNode file : body.get("files")) {
            files.put(file.get("path").asString(), FileChange.stamp(file));
        }
        if (body.get("truncated").asBoolean()) throw new AssertionError("truncated");
        return new Entry.Snapshot(place(answer), project, files);
    }

    /** Ids of all projects by their paths. */
    Map<String, String> projects() throws InterruptedException {
        Map<String, String> ids = new TreeMap<>();
        HttpResponse<String> answer = get("/api/projects");
        for (JsonNode project : Json.read(answer.body().getBytes(StandardCharsets.UTF_8))) {
            ids.put(project.get("path").asString(), project.get("id").asString());
        }
        return ids;
    }

    Position now() throws InterruptedException {
        return place(get("/api/projects"));
    }

    private static Position place(HttpResponse<String> answer) {
        String header = answer.headers().firstValue("Sightline-Seq").orElse("no header");
        return Position.parse(header).orElseThrow(() -> new AssertionError(header));
    }

    private HttpResponse<String> get(String path) throws InterruptedException {
        while (true) {
            Optional<HttpResponse<String>> answer = tried(path);
            if (answer.isPresent()) {
                int status = answer.get().statusCode();
                if (status == 200) return answer.get();
                if (status != 503) throw new AssertionError(path + ": " + answer.get().body());
            }
            LockSupport.parkNanos(BREATH_NANOS);
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }

    /** Empty where the node died meanwhile. */
    private Optional<HttpResponse<String>> tried(String path) throws InterruptedException {
        InetSocketAddress address = node.address();
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + node.token())
                        .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
