package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.auth.Role;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds the node to {@code docs/reference/openapi.yaml}. */
class ContractTest {
    @TempDir Path temp;

    private Path file;
    private TestNode node;
    private OpenApi contract;

    @BeforeEach
    void setUp() throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        Files.writeString(folder.resolve("photo.bin"), "x");
        Files.write(folder.resolve("photo.bin"), new byte[] {(byte) 0xFF, 0});
        file = Files.writeString(folder.resolve("a.py"), "one\n");
        Path home = Files.createDirectory(temp.resolve("home"));
        node = TestNode.serving(temp.resolve("state"), folder).withHermes(home).start();
        contract = OpenApi.read();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void servesExactlyTheRoutesOfTheContract() {
        Set<String> served = new TreeSet<>();
        node.routes().forEach(route -> served.add(route.method() + " " + route.template()));

        assertThat(served).isEqualTo(contract.routes());
    }

    @Test
    void answersAsTheContractSays() throws Exception {
        String at = "?path=" + TestNode.encoded(file);
        assertKept("GET", "/api/health", node.get("/api/health"));
        assertKept("GET", "/api/node", node.get("/api/node"));
        assertKept("POST", "/api/auth/link", node.post("/api/auth/link", "{}"));
        assertKept("POST", "/api/auth/ticket", node.post("/api/auth/ticket", "{}"));
        assertKept("GET", "/api/read-file", node.get("/api/read-file" + at));
        assertKept(
                "GET",
                "/api/read-file",
                node.get("/api/read-file" + at.replace("a.py", "photo.bin")));
        assertKept("GET", "/api/list-files", node.get("/api/list-files"));
        assertKept("GET", "/api/projects", node.get("/api/projects"));
        assertKept("GET", "/api/projects/{id}", node.get("/api/projects/served"));
        assertKept("GET", "/api/projects/{id}/files", node.get("/api/projects/served/files"));
        String known = "{\"path\":\"%s\"}".formatted(file.getParent());
        assertKept("POST", "/api/projects", node.post("/api/projects", known));
        String save = "{\"path\":\"%s\",\"content\":\"two\\n\"}".formatted(file);
        assertKept("POST", "/api/save-file", node.post("/api/save-file", save));
        String secret = node.newLink().replaceFirst(".*#launch=", "");
        String launch = "{\"secret\":\"%s\"}".formatted(secret);
        assertKept("POST", "/api/auth/launch", node.post("/api/auth/launch", launch));
    }

    @Test
    void refusesAsTheContractSays() throws Exception {
        String outside = "?path=" + TestNode.encoded(temp.resolve("state"));
        assertKept("GET", "/api/read-file", node.get("/api/read-file" + outside));
        assertKept("GET", "/api/read-file", node.send(node.stranger("/api/read-file")));
        assertKept("POST", "/api/auth/launch", node.post("/api/auth/launch", "{\"secret\":\"x\"}"));
        assertKept("GET", "/api/projects/{id}", node.get("/api/projects/none"));
        assertKept("GET", "/api/projects/{id}/files", node.get("/api/projects/none/files"));
        assertKept("POST", "/api/projects", node.post("/api/projects", "{\"path\":\"/none\"}"));
        String save = "{\"path\":\"%s\",\"content\":\"two\\n\"}".formatted(file);
        HttpResponse<String> stale = node.post("/api/save-file", save, "If-Match", "\"0000\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertKept("POST", "/api/save-file", stale);
    }

    @Test
    void runsScriptsAsTheContractSays() throws Exception {
        HttpResponse<String> begun = node.post("/api/runs", "{\"script\":\"x = 1\\nx\"}");
        assertThat(begun.statusCode()).isEqualTo(202);
        assertKept("POST", "/api/runs", begun);
        String id = Json.read(begun.body().getBytes(UTF_8)).get("id").asString();
        String bearer = "Authorization: Bearer " + node.token();
        try (SseClient events = SseClient.open(node, "/api/runs/" + id + "/events", bearer)) {
            while (!events.isAtEnd()) {
                assertThat(contract.faults("RunEvent", events.next().data())).isEmpty();
            }
        }
        assertKept("GET", "/api/runs", node.get("/api/runs"));
        assertKept("GET", "/api/runs/{id}", node.get("/api/runs/" + id));
        assertKept("GET", "/api/runs/{id}", node.get("/api/runs/none"));
        String late = "/api/runs/" + id + "/input";
        assertKept("POST", "/api/runs/{id}/input", node.post(late, "{\"eof\":true}"));
        assertKept("GET", "/api/kernels", node.get("/api/kernels"));
        assertKept("GET", "/api/variables", node.get("/api/variables"));
        assertKept("GET", "/api/servers", node.get("/api/servers"));
        for (String path : List.of("/api/reset", "/api/interrupt", "/api/kernels/stop")) {
            assertKept("POST", path, node.post(path, "{}"));
        }
        assertKept("POST", "/api/init-session", node.post("/api/init-session", "{}"));
        assertKept("POST", "/api/execute-script", node.post("/api/execute-script", "{}"));
    }

    @Test
    void letsUsersInAsTheContractSays() throws Exception {
        String off = "{\"username\":\"ada\",\"password\":\"long enough\"}";
        assertKept("POST", "/api/auth/login", node.post("/api/auth/login", off));
        TestNode.Plan plan = TestNode.serving(temp.resolve("other"), file);
        try (TestNode asking = plan.withUser("ada", "long enough", Role.VIEWER).start()) {
            HttpResponse<String> tokens = asking.post("/api/auth/login", off);
            assertKept("POST", "/api/auth/login", tokens);
            assertThat(tokens.statusCode()).isEqualTo(200);
            String session = off.replace("}", ",\"session\":true}");
            assertKept("POST", "/api/auth/login", asking.post("/api/auth/login", session));
            assertKept("POST", "/api/auth/login", asking.post("/api/auth/login", "{}"));
            String wrong = off.replace("long", "wrong");
            assertKept("POST", "/api/auth/login", asking.post("/api/auth/login", wrong));
            String refresh =
                    Json.read(tokens.body().getBytes(UTF_8)).get("refresh_token").asString();
            String body = "{\"refresh_token\":\"" + refresh + "\"}";
            assertKept("POST", "/api/auth/refresh", asking.post("/api/auth/refresh", body));
            assertKept("POST", "/api/auth/logout", asking.post("/api/auth/logout", body));
            assertKept("POST", "/api/auth/refresh", asking.post("/api/auth/refresh", body));
            assertKept("POST", "/api/auth/refresh", asking.post("/api/auth/refresh", "{}"));
            assertKept("GET", "/api/node", asking.send(asking.stranger("/api/node")));
        }
    }

    @Test
    void streamsWhatTheContractSays() throws Exception {
        try (SseClient client = node.watch(file, "&follow=1")) {
            assertThat(contract.faults("FileContent", client.next().data())).isEmpty();
            Files.delete(file);
            assertThat(contract.faults("FileDeleted", client.next().data())).isEmpty();
        }
        try (SseClient client = node.watch(file)) {
            assertThat(contract.faults("FileError", client.next().data())).isEmpty();
        }
    }

    private void assertKept(String method, String path, HttpResponse<String> answer) {
        List<String> faults = contract.faults(method, path, answer.statusCode(), answer.body());
        assertThat(faults).as("%s %s: %s", method, path, answer.body()).isEmpty();
    }
}
