package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;
import dev.sightline.ralph.LoopFiles;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds the routes of a Ralph loop to {@code docs/reference/openapi.yaml}. */
class LoopContractTest {
    private static final String AT = "/api/projects/{id}/";

    @TempDir Path temp;

    private Path shop;
    private TestNode node;
    private OpenApi contract;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        LoopFiles.write(shop);
        Path plain = Files.createDirectory(home.resolve("plain"));
        node = TestNode.serving(home.resolve("state"), shop, plain).start();
        contract = OpenApi.read();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private void assertKept(String method, String template, HttpResponse<String> answer) {
        // Nothing to say has no schema.
        if (answer.statusCode() == 204) return;
        List<String> faults =
                contract.faults(method, AT + template, answer.statusCode(), answer.body());
        assertThat(faults)
                .as("%s %s: %d %s", method, template, answer.statusCode(), answer.body())
                .isEmpty();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return node.get("/api/projects/shop/" + path);
    }

    /** With a body, and held to the contract. */
    private HttpResponse<String> send(String method, String template, String path, String json)
            throws Exception {
        HttpResponse<String> answer =
                node.send(
                        node.request("/api/projects/shop/" + path)
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json)));
        assertKept(method, template, answer);
        return answer;
    }

    private int status(String method, String path, String json) throws Exception {
        return send(method, path, path, json).statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loop",
                "iterations",
                "plan",
                "stats",
                "cost",
                "notifications",
                "report",
                "specs",
                "git/log",
                "system",
                "config",
                "log",
                "log/lines"
            })
    void answersAsTheContractSays(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertKept("GET", path, answer);
        assertKept("GET", path, node.get("/api/projects/plain/" + path));
        HttpResponse<String> unknown = node.get("/api/projects/none/" + path);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertKept("GET", path, unknown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iterations?limit=x",
                "iterations/details?numbers=1&numbers=3",
                "iterations/details",
                "log?offset=5&generation=other",
                "log?offset=x",
                "log/lines?from=3&count=2",
                "log/lines?from=0",
                "log/search?q=tokens",
                "log/search?kind=errors",
                "log/search",
                "git/log?limit=0"
            })
    void answersToParametersAsTheContractSays(String query) throws Exception {
        assertKept("GET", query.replaceFirst("\\?.*", ""), get(query));
    }

    @Test
    void answersForOneOfManyAsTheContractSays() throws Exception {
        for (String number : List.of("1", "3", "99", "x")) {
            assertKept("GET", "iterations/{number}", get("iterations/" + number));
        }
        for (String name : List.of("agents", "prompt", "other")) {
            assertKept("GET", "files/{name}", get("files/" + name));
        }
        for (String name : List.of("pages.md", "none.md", "..")) {
            assertKept("GET", "specs/{name}", get("specs/" + name));
        }
        for (String hash : List.of("abcdef1", "x")) {
            assertKept("GET", "git/diff/{hash}", get("git/diff/" + hash));
        }
    }

    @Test
    void listsItAsTheContractSays() throws Exception {
        HttpResponse<String> all = node.get("/api/projects");
        assertThat(contract.faults("GET", "/api/projects", 200, all.body())).isEmpty();
        HttpResponse<String> one = node.get("/api/projects/shop");
        assertThat(contract.faults("GET", "/api/projects/{id}", 200, one.body())).isEmpty();
    }

    @Test
    void writesFilesAsTheContractSays() throws Exception {
        assertThat(status("PUT", "plan", "{\"content\":\"## A\\n- [ ] 1.1: x\\n\"}"))
                .isEqualTo(200);
        assertThat(status("PUT", "plan", "{}")).isEqualTo(400);
        String agents = "{\"content\":\"# Agents\\n\"}";
        assertThat(send("PUT", "files/{name}", "files/agents", agents).statusCode()).isEqualTo(200);
        String spec = "{\"name\":\"new.md\",\"content\":\"# New\\n\"}";
        assertThat(status("POST", "specs", spec)).isEqualTo(201);
        assertThat(status("POST", "specs", spec)).isEqualTo(409);
        assertThat(send("PUT", "specs/{name}", "specs/new.md", agents).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "specs/{name}", "specs/new.md", "").statusCode()).isEqualTo(204);
        assertThat(status("PUT", "config", "{\"max_iterations\":7}")).isEqualTo(200);
        assertThat(status("PUT", "config", "{\"max_iterations\":\"x\"}")).isEqualTo(400);
    }

    @Test
    void steersALoopAsTheContractSays() throws Exception {
        assertThat(status("POST", "pause", "{}")).isEqualTo(200);
        assertThat(status("POST", "resume", "{}")).isEqualTo(200);
        assertThat(status("POST", "inject", "{\"message\":\"Be brief\"}")).isEqualTo(200);
        assertThat(status("POST", "inject", "{}")).isEqualTo(400);
        assertThat(status("POST", "stop", "{}")).isEqualTo(200);
        assertThat(status("PUT", "config", "{\"command\":[\"sleep\",\"60\"]}")).isEqualTo(200);
        HttpResponse<String> untrusted = send("POST", "start", "start", "{}");
        assertThat(untrusted.statusCode()).isEqualTo(403);
        String hash =
                Json.read(untrusted.body().getBytes(StandardCharsets.UTF_8))
                        .get("trust")
                        .stringValue();
        assertThat(status("POST", "trust", "{\"trust\":\"other\"}")).isGreaterThanOrEqualTo(400);
        assertThat(status("POST", "trust", "{\"trust\":\"" + hash + "\"}")).isEqualTo(200);
        assertThat(status("POST", "start", "{}")).isEqualTo(200);
        assertThat(status("POST", "start", "{}")).isEqualTo(409);
        assertThat(status("POST", "stop", "{}")).isEqualTo(200);
    }
}
