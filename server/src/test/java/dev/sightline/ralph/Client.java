package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Speaks to one project of a node. */
record Client(TestNode node, String project) {
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        var request =
                node.request("/api/projects/" + project + path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return node.send(request);
    }

    /** The answer, which must be a good one. */
    JsonNode ok(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = send(method, path, body, headers);
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return answer.body().isEmpty() ? Json.read(new byte[] {'{', '}'}) : json(answer);
    }

    JsonNode get(String path) throws Exception {
        return ok("GET", path, "");
    }

    JsonNode post(String path, String body) throws Exception {
        return ok("POST", path, body);
    }

    /** Its status and its code, {@code 409 not_ours}. */
    String refusal(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = send(method, path, body, headers);
        return answer.statusCode() + " " + json(answer).path("code").stringValue();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
