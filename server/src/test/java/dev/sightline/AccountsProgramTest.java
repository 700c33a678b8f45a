package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code sightline user} and {@code sightline token} as people and scripts run them. */
class AccountsProgramTest {
    private record Said(int code, String out, String err) {}

    @TempDir Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path state;
    private Path file;

    @BeforeEach
    void setUp() throws Exception {
        state = temp.resolve("state");
        file = Files.writeString(Files.createDirectory(temp.resolve("served")).resolve("a.py"), "");
    }

    @AfterEach
    void tearDown() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void letsUsersInAndOutOfARunningNode() throws Exception {
        Said refused = run("", file, "--auth", "password", "--no-browser", "--state", state);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith(
                        "sightline: --auth password: nobody may log in yet. Run: sightline user")
                .contains("add NAME --role admin");

        Said added = user("correct horse\n", "add", "ada", "--password-stdin");
        assertThat(added.out()).isEqualTo("Added ada as admin.\n");
        assertThat(user("correct horse\n", "add", "bob", "--password-stdin").out())
                .isEqualTo("Added bob as editor.\n");
        JsonNode node = serve();
        assertThat(login(node, "bob", "correct horse")).isEqualTo(200);

        Said link = run("", "link", "--state", state);
        assertThat(link.out()).startsWith("http://127.0.0.1:").doesNotContain("#");
        assertThat(link.err()).contains("Log in there");

        assertThat(user("battery staple\r\n", "passwd", "bob", "--password-stdin").code()).isZero();
        await().until(() -> login(node, "bob", "battery staple") == 200);
        assertThat(user("", "list").out().lines())
                .anyMatch(line -> line.matches("ada +admin +since .*"))
                .anyMatch(line -> line.matches("bob +editor +since .*"));
        assertThat(user("", "remove", "bob").code()).isZero();
        await().until(() -> login(node, "bob", "battery staple") == 401);
    }

    @Test
    void handsOutTokensThatEnd() throws Exception {
        JsonNode node = serveWith("launch");
        Said made = run("", "token", "create", "--name", "ci", "--state", state);
        assertThat(made.code()).isZero();
        String token = made.out().strip();
        assertThat(token).matches("[\\w-]{43}");
        await().until(() -> get(node, token) == 200);

        Said listed = run("", "token", "list", "--state", state);
        assertThat(listed.out()).doesNotContain(token).containsPattern("ci +viewer +until ");
        String id = listed.out().substring(0, 8);
        assertThat(run("", "token", "revoke", id, "--state", state).code()).isZero();

        await().until(() -> get(node, token) == 401);
        assertThat(run("", "token", "list", "--state", state).out()).contains("revoked");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(user("", "add", "ada").err())
                .startsWith("sightline: there is no terminal to ask for the password on")
                .contains("--password-stdin");
        assertThat(user("short\n", "add", "ada", "--password-stdin").err())
                .contains("at least 8 characters");
        assertThat(user("correct horse\n", "add", "a\u001b[31mb", "--password-stdin").code())
                .isEqualTo(2);
        assertThat(user("correct horse\n", "add", "ada", "--role", "king").code()).isEqualTo(2);
        assertThat(user("", "remove", "ada").err()).startsWith("sightline: there is no user ada");
        assertThat(user("").code()).isEqualTo(2);
        assertThat(run("", "token", "create", "--expires", "never").code()).isEqualTo(2);
        assertThat(run("", "token", "revoke", "x", "--state", state).code()).isEqualTo(1);
        assertThat(state).as("nothing was made for nothing").doesNotExist();
    }

    @Test
    void helps() throws Exception {
        assertThat(user("", "add", "--help").out().replaceAll("\\s+", " "))
                .contains("admin for the first user");
        assertThat(run("", "user", "--help").out()).contains("add", "passwd", "remove", "list");
        assertThat(run("", "token", "--help").out()).contains("create", "list", "revoke");
        assertThat(run("", "--help").out()).contains("sightline user add NAME");
    }

    private Said user(String in, String... words) throws Exception {
        List<Object> all = new ArrayList<>(List.of("user"));
        all.addAll(List.of(words));
        if (!List.of(words).contains("--help")) all.addAll(List.of("--state", state));
        return run(in, all.toArray());
    }

    private Said run(String in, Object... words) throws Exception {
        Process process = start(words);
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, err);
    }

    private JsonNode serve() throws Exception {
        return serveWith("password");
    }

    private JsonNode serveWith(String auth) throws Exception {
        Path ready = temp.resolve("ready.json");
        Process node =
                start(
                        file,
                        "--auth",
                        auth,
                        "--port",
                        "0",
                        "--no-browser",
                        "--state",
                        state,
                        "--ready-file",
                        ready);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ready) || !node.isAlive());
        return Json.read(Files.readAllBytes(ready));
    }

    private Process start(Object... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ChildJava.program(words));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", temp.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int login(JsonNode node, String name, String password) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(node.get("url").asString() + "/api/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"username\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(name, password))));
    }

    private static int get(JsonNode node, String token) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(node.get("url").asString() + "/api/node"))
                        .header("Authorization", "Bearer " + token));
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
