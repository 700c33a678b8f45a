package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.OpenApi;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jobs steered over HTTP. How the agent's program is called is {@link AgentTest}'s. */
class JobRoutesTest {
    @TempDir Path temp;

    private AgentFolder home;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        home = new AgentFolder(temp.resolve("home"));
        home.write("cron/jobs.json", "{\"jobs\":[{\"id\":\"a1\"},{\"id\":\"--all\"}]}");
        Path served = Files.createDirectories(temp.toRealPath().resolve("served"));
        node = TestNode.serving(temp.resolve("state"), served).withHermes(home.path()).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void knowsOnlyTheJobsOfTheFile() throws Exception {
        OpenApi contract = OpenApi.read();
        for (String prefix : List.of("/api/cron/", "/api/hermes/cron/")) {
            for (String action : List.of("pause", "resume", "run")) {
                for (String id : List.of("none", "--all", "-h", "A1", "%20")) {
                    HttpResponse<String> answer = node.post(prefix + id + "/" + action, "{}");
                    assertThat(answer.statusCode()).as(id).isEqualTo(404);
                    assertThat(
                                    contract.faults(
                                            "POST", prefix + "{id}/" + action, 404, answer.body()))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void takesNoJobOfAFileThatIsBroken() throws Exception {
        home.write("cron/jobs.json", "{\"jobs\":[");

        HttpResponse<String> answer = node.post("/api/cron/a1/pause", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(
                        Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
                                .get("code")
                                .stringValue())
                .isEqualTo("bad_json");
    }
}
