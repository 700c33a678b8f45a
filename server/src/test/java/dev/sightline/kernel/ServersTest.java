package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.SseClient;
import dev.sightline.WsClient;
import dev.sightline.cli.Connection;
import dev.sightline.cli.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Row 21 of security.md: scripts run on another node by its name, and nothing else is asked. */
class ServersTest {
    /** One statement that has said something, and waits. */
    private static final String WAIT =
            """
            import os, time
            if 1:
                print('begun', flush=True)
                while not os.path.exists('go'): time.sleep(0.01)
            """;

    @TempDir Path temp;

    private Studio far;
    private Studio near;
    private Path token;
    private Trap trap;
    private Trap stranger;

    @BeforeEach
    void setUp() throws Exception {
        far = Studio.in(Files.createDirectory(temp.resolve("far")));
        token = Files.writeString(temp.resolve("token"), far.node.token() + "\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        trap = Trap.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        stranger =
                Trap.answering(
                        "HTTP/1.1 302 Found\r\nLocation: %s/api/runs\r\nContent-Length: 0\r\n\r\n"
                                .formatted(trap.url()));
        List<Connection> servers =
                List.of(
                        to("far", far.node.url(), Optional.of(token)),
                        to("bare", far.node.url(), Optional.empty()),
                        to("stranger", stranger.url(), Optional.empty()),
                        to("nobody", Trap.urlOfNobody(), Optional.empty()));
        near =
                Studio.in(
                        Files.createDirectory(temp.resolve("near")),
                        new Settings.Kernels(Optional.empty(), 8, 60, servers));
    }

    @AfterEach
    void tearDown() throws Exception {
        near.close();
        far.close();
        trap.close();
        stranger.close();
    }

    private static Connection to(String name, String url, Optional<Path> token) {
        return new Connection(name, URI.create(url), token);
    }

    @Test
    void namesItsServersAndNeverTheirAddresses() throws Exception {
        assertThat(near.node.get("/api/servers").body())
                .isEqualTo(
                        "{\"servers\":[{\"name\":\"far\"},{\"name\":\"bare\"},"
                                + "{\"name\":\"stranger\"},{\"name\":\"nobody\"}]}");
    }

    @Test
    void runsAScriptOnAnotherNodeByItsName() throws Exception {
        String here = far.execute("script", "print(1)\n2\n");
        HttpResponse<String> there =
                near.post("/api/servers/far/execute-script", "script", "print(1)\n2\n");

        assertThat(there.body()).isEqualTo(here);
        String run = there.headers().firstValue("Sightline-Run").orElseThrow();
        assertThat(far.status(run)).isEqualTo("ok");
        assertThat(near.get("/api/servers/far/runs/" + run).get("id").asString()).isEqualTo(run);
        assertThat(
                        near.get("/api/servers/far/runs?limit=1")
                                .get("runs")
                                .get(0)
                                .get("id")
                                .asString())
                .isEqualTo(run);
        assertThat(near.get("/api/servers/far/kernels").get("kernels")).hasSize(1);
        assertThat(near.get("/api/servers/far/variables").get("variables")).isEmpty();
        assertThat(near.get("/api/runs").get("runs")).isEmpty();
        assertThat(near.get("/api/kernels").get("kernels")).isEmpty();
    }

    @Test
    void streamsEventsAsTheyComeAndInterrupts() throws Exception {
        HttpResponse<String> started =
                near.post("/api/servers/far/runs", "script", WAIT, "sessionId", "s");
        assertThat(started.statusCode()).isEqualTo(202);
        String run = Studio.read(started).get("id").asString();
        String events = "/api/servers/far/runs/" + run + "/events";
        String bearer = "Authorization: Bearer " + near.node.token();
        try (SseClient client = SseClient.open(near.node, events, bearer)) {
            assertThat(client.next().id()).isEqualTo("1");
            Studio.until(client, "stream");
            assertThat(near.post("/api/servers/far/interrupt", "sessionId", "s").body())
                    .isEqualTo("{\"status\":\"ok\"}");
            assertThat(Studio.until(client, "complete").text("status")).isEqualTo("interrupted");
            assertThat(client.isAtEnd()).isTrue();
        }
        try (SseClient client = SseClient.open(near.node, events, bearer, "Last-Event-ID: 1")) {
            assertThat(client.next().id()).isEqualTo("2");
        }
        assertThat(near.node.get(events + "?after=1000").statusCode()).isEqualTo(204);
    }

    @Test
    void attachesToARunOfAnotherNode() throws Exception {
        String run = far.start("script", WAIT);
        try (WsClient client = near.node.socket()) {
            client.say(Studio.json("action", "attach", "run", run, "server", "far"));
            JsonNode first = client.nextJson();
            assertThat(first.propertyNames()).containsExactly("server", "run", "number", "event");
            assertThat(first.get("server").asString()).isEqualTo("far");
            assertThat(first.get("number").asInt()).isEqualTo(1);
            Studio.until(client, "stream");
            Files.writeString(far.mark("go"), "");
            JsonNode last = Studio.until(client, "complete");
            assertThat(last.get("number").asInt())
                    .isEqualTo(far.get("/api/runs/" + run).get("events").asInt());
            client.say(Studio.json("action", "attach", "run", "none", "server", "far"));
            assertThat(Studio.until(client, "error").get("code").asString()).isEqualTo("no_run");
        }
    }

    @Test
    void comesBackToARunWhenTheOtherNodeDoes() throws Exception {
        String run = far.start("script", WAIT, "sessionId", "s");
        try (WsClient client = near.node.socket()) {
            client.say(Studio.json("action", "attach", "run", run, "server", "far"));
            Studio.until(client, "stream");
            int port = far.node.port();
            far.close();
            far = Studio.again(temp.resolve("far"), port);
            Files.writeString(token, far.node.token());
            JsonNode last = Studio.until(client, "complete");
            assertThat(last.get("event").get("status").asString()).isEqualTo("lost");
        }
    }

    @Test
    void asksNobodyForANameThatWasNotGiven() throws Exception {
        List<String> names = new ArrayList<>();
        for (String name :
                List.of(
                        trap.url(),
                        trap.url().replace("http://", "//"),
                        trap.url().replace("http://", ""),
                        trap.url().replace("http://", "far@"),
                        "unknown",
                        "FAR",
                        "far ",
                        "*")) {
            names.add(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        String body = Studio.json("script", "1", "sessionId", "s", "server", trap.url());
        for (String name : names) {
            for (String path : List.of("/runs", "/kernels", "/runs/x", "/runs/x/events")) {
                HttpResponse<String> answer = near.node.get("/api/servers/" + name + path);
                assertThat(answer.statusCode()).as(name + path).isIn(400, 404);
            }
            for (String path : List.of("/runs", "/execute-script", "/reset", "/interrupt")) {
                HttpResponse<String> answer = near.node.post("/api/servers/" + name + path, body);
                assertThat(answer.statusCode()).as(name + path).isIn(400, 404);
            }
        }
        // Neither a parameter nor a field says another address.
        String url = URLEncoder.encode(trap.url(), StandardCharsets.UTF_8);
        for (String parameter : List.of("python-server", "server", "url", "host", "token")) {
            near.get("/api/servers/far/runs?" + parameter + "=" + url);
        }
        near.node.post("/api/servers/far/execute-script", body);
        for (String run : List.of("..", "%2e%2e", "..%2f..%2fnode", "x%3Fa=b", "x%23", "@evil")) {
            HttpResponse<String> answer = near.node.get("/api/servers/far/runs/" + run);
            assertThat(answer.statusCode()).as(run).isIn(200, 400, 404);
            assertThat(answer.body()).as(run).doesNotContain("\"roots\"", "\"version\"");
        }
        assertThat(trap.asked()).isZero();
    }

    @Test
    void followsNoRedirect() throws Exception {
        for (String path : List.of("/runs", "/runs/x/events")) {
            HttpResponse<String> answer = near.node.get("/api/servers/stranger" + path);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("server_unreachable");
        }
        assertThat(stranger.asked()).isEqualTo(2);
        assertThat(trap.asked()).isZero();
    }

    @Test
    void saysWhatToDoWhereANodeIsNotThere() throws Exception {
        HttpResponse<String> answer = near.node.get("/api/servers/nobody/runs");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("server_unreachable", "--connect-to");
    }

    @Test
    void passesRefusalsOnButNotThatOfItsOwnToken() throws Exception {
        HttpResponse<String> large =
                near.post("/api/servers/far/runs", "script", "1", "path", "/etc/passwd");
        assertThat(large.statusCode()).isEqualTo(403);
        assertThat(large.body()).contains("outside_roots");
        assertThat(near.node.get("/api/servers/far/runs/none/events").body()).contains("no_run");
        HttpResponse<String> refused = near.node.get("/api/servers/bare/runs");
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.body()).contains("server_refused", "--token-file");
    }

    @Test
    void takesNoTokenThatOthersMayRead() throws Exception {
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
        HttpResponse<String> answer = near.node.get("/api/servers/far/runs");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("bad_token_file", "chmod 600");
        assertThat(answer.body()).doesNotContain(far.node.token());
        Files.delete(token);
        assertThat(near.node.get("/api/servers/far/runs").body()).contains("bad_token_file");
    }

    @Test
    void letsNoStrangerThrough() throws Exception {
        HttpResponse<String> answer = near.node.send(near.node.stranger("/api/servers/far/runs"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
