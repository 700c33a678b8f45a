package dev.sightline.cli;

import dev.sightline.auth.AuthMode;
import dev.sightline.json.Json;
import dev.sightline.state.RunningNode;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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
        Answer answer = post(node, "/api/auth/link", "{}");
        if (answer.status() != 200) {
            throw new IOException("the node at " + node.url() + " answers " + answer.status());
        }
        return new NewLink(
                answer.body().get("url").asString(),
                answer.body().path("auth").asString("").equals(AuthMode.PASSWORD.word()));
    }

    /**
     * What the node said.
     *
     * @param body missing where there is none
     */
    public record Answer(int status, JsonNode body) {}

    /**
     * @param path such as {@code /api/projects}
     */
    public static Answer get(RunningNode node, String path) throws IOException {
        return answer(connection(node, "GET", path));
    }

    /**
     * @param json of the body
     */
    public static Answer post(RunningNode node, String path, String json) throws IOException {
        HttpURLConnection connection = connection(node, "POST", path);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return answer(connection);
    }

    private static HttpURLConnection connection(RunningNode node, String method, String path)
            throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(node.local() + path).toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) Loopback.trust(https);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + node.token());
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream body =
                status < HttpURLConnection.HTTP_BAD_REQUEST
                        ? connection.getInputStream()
                        : connection.getErrorStream();
        if (body == null) return new Answer(status, MissingNode.getInstance());
        try (body) {
            return new Answer(status, Json.read(body.readAllBytes()));
        }
    }
}
