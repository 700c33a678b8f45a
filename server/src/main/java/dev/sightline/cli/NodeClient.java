package dev.sightline.cli;

import dev.sightline.auth.AuthMode;
import dev.sightline.json.Json;
import dev.sightline.state.RunningNode;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.HttpsURLConnection;

/** What a second process of the same user asks of a running node. */
public final class NodeClient {
    private static final int TIMEOUT_MILLIS = 5_000;

    private NodeClient() {}

    /**
     * A new link.
     *
     * @param logIn whether it only leads to the page where one logs in
     */
    public record NewLink(String url, boolean logIn) {}

    /** A new one-time link. */
    public static String newLink(RunningNode node) throws IOException {
        return link(node).url();
    }

    static NewLink link(RunningNode node) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create(node.local() + "/api/auth/link").toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) Loopback.trust(https);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + node.token());
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException(
                    "the node at " + node.url() + " answers " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            JsonNode answer = Json.read(in.readAllBytes());
            return new NewLink(
                    answer.get("url").asString(),
                    answer.path("auth").asString("").equals(AuthMode.PASSWORD.word()));
        }
    }
}
