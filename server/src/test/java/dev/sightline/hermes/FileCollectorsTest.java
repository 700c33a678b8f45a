package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.OpenApi;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is made of plain files, asked of a real node. */
class FileCollectorsTest {
    @TempDir Path temp;

    private AgentFolder home;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        home = new AgentFolder(temp.resolve("home")).furnished();
        Path served = Files.createDirectories(temp.toRealPath().resolve("served"));
        node = TestNode.serving(temp.resolve("state"), served).withHermes(home.path()).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = node.get("/api/hermes/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory",
                "skills",
                "cron",
                "gateway",
                "providers",
                "model-info",
                "health",
                "profiles",
                "snapshots",
                "logs",
                "projects",
                "agents",
                "state",
                "dashboard"
            })
    void answersAsTheContractSaysAndTellsNoSecret(String path) throws Exception {
        OpenApi contract = OpenApi.read();
        List<String> prefixes =
                List.of("projects", "health").contains(path)
                        ? List.of("/api/hermes/")
                        : List.of("/api/hermes/", "/api/");
        for (String prefix : prefixes) {
            HttpResponse<String> answer = node.get(prefix + path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(contract.faults("GET", prefix + path, 200, answer.body())).isEmpty();
            assertThat(answer.body()).doesNotContain("canary");
        }
    }

    @Test
    void answersForAHomeWithNothingInIt() throws Exception {
        OpenApi contract = OpenApi.read();
        Path served = Files.createDirectories(temp.toRealPath().resolve("other"));
        Path empty = Files.createDirectories(temp.toRealPath().resolve("empty"));
        try (TestNode bare =
                TestNode.serving(temp.resolve("state2"), served).withHermes(empty).start()) {
            for (String path :
                    List.of(
                            "memory",
                            "skills",
                            "cron",
                            "gateway",
                            "providers",
                            "model-info",
                            "health",
                            "profiles",
                            "snapshots",
                            "logs",
                            "projects",
                            "agents")) {
                HttpResponse<String> answer = bare.get("/api/hermes/" + path);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(contract.faults("GET", "/api/hermes/" + path, 200, answer.body()))
                        .isEmpty();
            }
        }
    }

    @Test
    void tellsWhatTheFilesSay() throws Exception {
        assertThat(get("skills").get("skills").get(0).get("name").stringValue())
                .isEqualTo("Letters");
        JsonNode job = get("cron").get("jobs").get(0);
        assertThat(job.get("outputs").get(0).get("name").stringValue()).isEqualTo("a1/first.md");
        assertThat(job.get("next_run_computed_at").isString()).isTrue();
        assertThat(get("model-info").get("family").stringValue()).isEqualTo("owls");
        assertThat(get("snapshots").get("total").intValue()).isEqualTo(2);
        JsonNode providers = get("providers").get("providers");
        assertThat(providers).hasSize(2);
        assertThat(providers.get(0).get("status").stringValue()).isEqualTo("connected");
        assertThat(providers.get(0).get("expires_at").stringValue())
                .isEqualTo("2999-01-01T00:00:00Z");
        assertThat(providers.get(0).get("auth_mode").stringValue()).isEqualTo("device");
        assertThat(providers.get(1).get("status").stringValue()).isEqualTo("missing");
        JsonNode keys = get("health").get("keys");
        assertThat(keys.valueStream().map(key -> key.get("name").stringValue()))
                .contains("ACME_TOKEN");
        assertThat(get("health").get("services").get(0).get("note").stringValue())
                .isEqualTo("pid file exists but process dead");
        JsonNode work = get("profiles").get("profiles").get(1);
        assertThat(work.get("name").stringValue()).isEqualTo("work");
        assertThat(work.get("model").stringValue()).isEqualTo("cat");
        assertThat(work.get("api_keys").get(0).stringValue()).isEqualTo("WORK_API_KEY");
        assertThat(work.get("memory_entries").intValue()).isEqualTo(2);
        assertThat(work.get("skill_count").intValue()).isEqualTo(1);
    }

    @Test
    void tellsAsMuchOfTheTimelineAsIsAskedFor() throws Exception {
        for (String name : List.of("one", "two", "three")) {
            home.write("skills/writing/" + name + "/SKILL.md", "---\nname: " + name + "\n---\n");
        }
        await().until(() -> get("timeline").size() >= 3);
        List<JsonNode> all = get("timeline").valueStream().toList();

        assertThat(get("timeline?limit=2").valueStream())
                .containsExactlyElementsOf(all.subList(all.size() - 2, all.size()));
        assertThat(get("dashboard?timeline=2").get("state").get("timeline"))
                .isEqualTo(get("timeline?limit=2"));
        assertThat(get("dashboard").get("state").get("timeline")).hasSize(all.size());
        for (String wrong : List.of("timeline?limit=0", "dashboard?timeline=0")) {
            assertThat(node.get("/api/hermes/" + wrong).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void tellsTheEndOfALog() throws Exception {
        JsonNode first = get("logs?lines=2");
        assertThat(first.get("name").stringValue()).isEqualTo("errors.log");
        assertThat(first.get("lines").valueStream().map(JsonNode::stringValue))
                .containsExactly("two [redacted]", "three");
        assertThat(first.get("files").get(1).get("name").stringValue()).isEqualTo("gateway.log");
        assertThat(get("logs?name=gateway.log").get("lines").get(0).stringValue()).isEqualTo("up");
        assertThat(node.get("/api/logs?name=../config.yaml").statusCode()).isEqualTo(404);
        assertThat(node.get("/api/logs?lines=0").statusCode()).isEqualTo(422);
        assertThat(node.get("/api/logs?lines=many").statusCode()).isEqualTo(422);
    }

    @Test
    void makesAnewOnlyWhatAChangeConcerns() throws Exception {
        List<String> all = List.of("memory", "skills", "model-info", "snapshots", "logs");
        for (String path : all) get(path);

        home.write("skills/writing/poems/SKILL.md", "---\nname: Poems\n---\n");

        await().until(() -> get("skills").get("total").intValue() == 2);
        for (String path : all) get(path);
        JsonNode stats =
                Json.read(node.get("/api/cache/stats").body().getBytes(StandardCharsets.UTF_8));
        for (String path : all) {
            int misses = stats.get("collectors").get(path).get("misses").intValue();
            if (path.equals("skills")) assertThat(misses).isGreaterThan(1);
            else assertThat(misses).as(path).isEqualTo(1);
        }
    }

    @Test
    void keepsTheLastGoodJobsWhereTheFileBreaks() throws Exception {
        assertThat(get("cron").get("total").intValue()).isEqualTo(1);

        home.write("cron/jobs.json", "{\"jobs\": [");

        await().until(() -> get("cron").has("problem"));
        assertThat(get("cron").get("total").intValue()).isEqualTo(1);
        assertThat(get("cron").get("problem").get("code").stringValue()).isEqualTo("bad_json");
    }
}
