package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.OpenApi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** Holds the routes of builds to {@code docs/reference/openapi.yaml}. */
class BuildContractTest {
    @TempDir Path temp;

    private Works works;
    private OpenApi contract;

    @BeforeEach
    void setUp() throws Exception {
        works = new Works(temp);
        works.checkpoint(
                1,
                "{\"id\":\"one\",\"phase\":\"p\",\"components\":["
                        + Works.component("a", "in_progress", 5)
                        + "],\"features\":[{\"id\":\"f\",\"name\":\"F\",\"tasks\":[{\"id\":\"t\",\"name\":\"T\",\"completed\":true}]}]}");
        works.checkpoint(2, "{ broken");
        works.write(".buildrunner/context/notes.md", "hello\n");
        works.write(".buildrunner/artifacts/a.bin", "x");
        works.write(".buildrunner/build.json", "{\"command\":[\"true\"]}");
        works.start();
        contract = OpenApi.read();
    }

    @AfterEach
    void tearDown() throws Exception {
        works.close();
    }

    private HttpResponse<String> kept(String method, String template, String path, String body)
            throws Exception {
        HttpResponse<String> answer = works.send(method, path, body);
        assertThat(contract.faults(method, template, answer.statusCode(), answer.body()))
                .as("%s %s: %d %s", method, path, answer.statusCode(), answer.body())
                .isEmpty();
        return answer;
    }

    @Test
    void keepsWhatIsSaidOfAProject() throws Exception {
        String template = "/api/projects/{id}/build";
        assertThat(kept("GET", template, "/api/projects/shop/build", "").statusCode())
                .isEqualTo(200);
        kept("GET", template, "/api/projects/none/build", "");
        kept("GET", "/api/projects/{id}", "/api/projects/shop", "");
        String trust = works.build().at("/command/trust").asString();
        String path = "/api/projects/shop/build/trust";
        kept("POST", template + "/trust", path, "{\"trust\":\"" + trust + "\"}");
        kept("POST", template + "/trust", path, "{\"trust\":\"other\"}");
    }

    @Test
    void keepsWhatIsSaidOfSessions() throws Exception {
        String start = "/api/build/start";
        kept("POST", start, start, works.order(null));
        kept("POST", start, start, works.order(List.of("nope")));
        kept("POST", start, start, "{}");
        JsonNode began = works.json("POST", start, works.order(List.of("sleep", "600")));
        String session = began.get("session_id").asString();
        works.awaitStatus(session, "running");
        kept("POST", start, start, works.order(List.of("true")));
        kept("GET", "/api/build/status/{name}", "/api/build/status/" + session, "");
        kept("GET", "/api/build/status/{name}", "/api/build/status/none", "");
        kept("GET", "/api/build/sessions/active", "/api/build/sessions/active?alias=shop", "");
        String input = "/api/build/sessions/{name}/input";
        kept("POST", input, "/api/build/sessions/" + session + "/input", "{\"text\":\"x\"}");
        kept("POST", input, "/api/build/sessions/" + session + "/input", "{}");
        for (String verb : List.of("pause", "resume", "resume", "cancel")) {
            String path = "/api/build/" + verb;
            kept("POST", path, path, Works.named(session));
        }
        kept("POST", input, "/api/build/sessions/" + session + "/input", "{\"text\":\"x\"}");
        kept("GET", "/api/build/sessions", "/api/build/sessions?limit=5", "");
        kept("GET", "/api/build/sessions", "/api/build/sessions?limit=0", "");
        kept("GET", "/api/build/stats", "/api/build/stats", "");
        String terminal = "/api/build/sessions/{name}/terminal";
        kept("GET", terminal, "/api/build/sessions/" + session + "/terminal", "");
        kept("GET", terminal, "/api/build/sessions/none/terminal", "");
        String one = "/api/build/sessions/{name}";
        kept("DELETE", one, "/api/build/sessions/" + session, "");
        kept("DELETE", one, "/api/build/sessions/" + session, "");
        kept("POST", "/api/build/cleanup", "/api/build/cleanup?older_than_days=0", "");
    }

    @Test
    void keepsWhatIsSaidOfDescribedBuilds() throws Exception {
        String said =
                "{\"project_name\":\"S\",\"project_alias\":\"s\",\"project_path\":\"%s\"}"
                        .formatted(works.project);
        kept("POST", "/api/build/init", "/api/build/init", said);
        kept("POST", "/api/build/init", "/api/build/init", said.replace("\"s\"", "\"s s\""));
        kept("GET", "/api/build/status/{name}", "/api/build/status/s", "");
        String runtime = "/api/build/status/{name}/runtime";
        kept("PATCH", runtime, "/api/build/status/s/runtime", "{\"runtime\":\"x\"}");
        kept("PATCH", runtime, "/api/build/status/none/runtime", "{}");
    }
}
