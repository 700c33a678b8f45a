package dev.sightline.bench.ralph;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** What a node answers to plain requests. */
final class NodeAnswers {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI origin;
    private final String token;

    NodeAnswers(URI origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    /** The JSON of a 200; empty for every other answer, and for none. */
    Optional<JsonNode> get(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) origin.resolve(path).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token);
            if (connection.getResponseCode() != 200) {
                try (InputStream error = connection.getErrorStream()) {
                    if (error != null) error.readAllBytes();
                }
                return Optional.empty();
            }
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(JSON.readTree(in.readAllBytes()));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of the one project that it serves. */
    Optional<String> project() {
        return get("/api/projects")
                .filter(all -> all.size() > 0)
                .map(all -> all.get(0).path("id").asString(""));
    }

    /** How many bytes of the log it has counted. */
    long counted(String project) {
        return get("/api/projects/" + project + "/loop")
                .map(loop -> loop.path("indexed").path("bytes").asLong(-1))
                .orElse(-1L);
    }

    /** Its last line. */
    String lastLine(String project) {
        return get("/api/projects/" + project + "/log/lines?count=1")
                .map(answer -> answer.path("lines"))
                .filter(lines -> lines.size() > 0)
                .map(lines -> lines.get(lines.size() - 1).asString(""))
                .orElse("");
    }
}
