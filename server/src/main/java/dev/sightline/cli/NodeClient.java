package dev.sightline.cli;

import dev.sightline.json.Json;
import dev.sightline.state.RunningNode;

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

    /** A new one-time link. */
    public static String newLink(RunningNode node) throws IOException {
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
            return Json.read(in.readAllBytes()).get("url").asString();
        }
    }
}
