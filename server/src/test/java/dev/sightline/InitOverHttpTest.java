package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code POST /api/build/init} of a node whose user has a home of his own. */
class InitOverHttpTest {
    @TempDir Path temp;

    private Path home;
    private Path work;
    private Process node;
    private JsonNode self;

    @BeforeEach
    void setUp() throws Exception {
        Path real = temp.toRealPath();
        home = Files.createDirectory(real.resolve("home"));
        work = Files.createDirectory(real.resolve("work"));
        Path ready = real.resolve("ready.json");
        ProcessBuilder builder =
                new ProcessBuilder(
                        ChildJava.program(
                                work,
                                "--port=0",
                                "--no-browser",
                                "--state=" + real.resolve("state"),
                                "--ready-file=" + ready));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SIGHTLINE_TOKEN", "secret-of-this-test");
        builder.redirectErrorStream(true);
        builder.redirectOutput(real.resolve("log").toFile());
        node = builder.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ready) || !node.isAlive());
        self = Json.read(Files.readAllBytes(ready));
    }

    @AfterEach
    void tearDown() throws Exception {
        node.destroyForcibly().waitFor();
    }

    private HttpResponse<String> init(String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(self.get("url").asString() + "/api/build/init"))
                            .header("Authorization", "Bearer secret-of-this-test")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String order(String alias, Path path, String more) {
        return "{\"alias\":\"%s\",\"project_path\":\"%s\"%s}".formatted(alias, path, more);
    }

    @Test
    void beginsAProjectBeneathWhatIsServed() throws Exception {
        Path shop = work.resolve("shop");
        String prd =
                ",\"prd_data\":{\"name\":\"The"
                        + " shop\",\"features\":[{\"name\":\"Cart\",\"description\":\"Holds\"}]}";
        HttpResponse<String> answer = init(order("shop", shop, prd));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(OpenApi.read().faults("POST", "/api/build/init", 201, answer.body())).isEmpty();
        JsonNode body = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(body.get("message").asString())
                .isEqualTo("Project 'shop' initialized successfully");
        assertThat(shop.resolve(".buildrunner/checkpoints")).isDirectory();
        try (var files = Files.walk(shop)) {
            Path spec =
                    files.filter(file -> file.endsWith("PROJECT_SPEC.md"))
                            .findFirst()
                            .orElseThrow();
            assertThat(spec).content().contains("The shop", "Cart");
        }
        assertThat(home.resolve(".buildrunner/aliases.json"))
                .content()
                .contains("\"shop\"", shop.toString());
    }

    @Test
    void beginsNothingElsewhereOrWithAnotherAlias() throws Exception {
        Path elsewhere = home.resolve("shop");
        HttpResponse<String> outside = init(order("shop", elsewhere, ""));
        assertThat(outside.statusCode()).as(outside.body()).isEqualTo(400);
        assertThat(elsewhere).doesNotExist();

        HttpResponse<String> odd = init(order("sh op", work.resolve("shop"), ""));
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(odd.body()).contains("Invalid alias name: sh op.");
        assertThat(init(order("shop", work.resolve("shop"), ",\"prd_data\":[]")).body())
                .contains("bad_prd");
        assertThat(work).isEmptyDirectory();
        assertThat(home.resolve(".buildrunner")).doesNotExist();
    }
}
