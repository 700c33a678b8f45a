package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What an operator asks a node for: is it ready, and what does it count. */
class OperationsTest {
    @TempDir Path temp;

    private Path folder;
    private Path file;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(folder.resolve("a.py"), "one\n");
        node = TestNode.serving(temp.resolve("state"), folder).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void isReadyWhenEveryPartWorks() throws Exception {
        HttpResponse<String> answer = node.get("/api/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("status").asString()).isEqualTo("ok");
        assertThat(json(answer).get("problems")).isEmpty();
    }

    @Test
    void isNotReadyWhileARootIsGone() throws Exception {
        Path away = temp.resolve("away");
        Files.move(folder, away);
        await().atMost(Duration.ofSeconds(10)).until(() -> ready().statusCode() == 503);

        assertThat(json(ready()).get("status").asString()).isEqualTo("degraded");
        JsonNode problem = json(ready()).get("problems").get(0);
        assertThat(problem.get("part").asString()).isEqualTo("watch");
        assertThat(problem.get("detail").asString()).contains(folder + " is gone");

        Files.move(away, folder);
        await().atMost(Duration.ofSeconds(10)).until(() -> ready().statusCode() == 200);
    }

    @Test
    void servesTheFiguresAsPrometheusReadsThem() throws Exception {
        HttpResponse<String> answer = node.get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        String id = json(node.get("/api/projects")).get(0).get("id").asString();
        await().until(() -> sample("sightline_watch{mode=\"live\",project=\"" + id + "\"}") == 1);
    }

    @Test
    void countsWhatHappened() throws Exception {
        double fine = sample("sightline_requests_total{status=\"2xx\"}");
        double refused = sample("sightline_requests_total{status=\"4xx\"}");
        node.get("/api/health");
        node.send(node.stranger("/api/node"));
        RawHttp.send(node, "GET / HTTP/1.1", List.of("Host: evil.test"), "");

        // An answer is counted when it is done, which its client may see a moment before.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    assertThat(sample("sightline_requests_total{status=\"4xx\"}"))
                            .isEqualTo(refused + 2);
                    assertThat(sample("sightline_requests_total{status=\"2xx\"}"))
                            .isGreaterThanOrEqualTo(fine + 2);
                });
        try (SseClient stream = node.watch(file)) {
            stream.next();
            assertThat(sample("sightline_streams{kind=\"sse\"}")).isOne();
        }
    }

    private HttpResponse<String> ready() throws Exception {
        return node.get("/api/ready");
    }

    private double sample(String name) throws Exception {
        String text = node.get("/metrics").body();
        var line = Pattern.compile("^" + Pattern.quote(name) + " (.*)$", Pattern.MULTILINE);
        var found = line.matcher(text);
        assertThat(found.find()).as(name + " in " + text).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
