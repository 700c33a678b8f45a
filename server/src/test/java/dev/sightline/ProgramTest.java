package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, as scripts start it. */
class ProgramTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path folder;
    private Path file;
    private Path ready;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(folder.resolve("a.py"), "one\n");
        ready = temp.resolve("ready.json");
    }

    @AfterEach
    void tearDown() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void printsOneLineWhenItIsReadyAndWritesTheReadyFile() throws Exception {
        Process node = serve("--ready-file", ready.toString());

        assertThat(firstLine(node))
                .matches(
                        "Sightline is ready at http://127\\.0\\.0\\.1:\\d+/\\?path=.*/a\\.py"
                                + "#launch=[\\w-]{43}");
        JsonNode said = Json.read(Files.readAllBytes(ready));
        assertThat(said.propertyNames()).containsExactly("url", "token", "pid");
        assertThat(said.get("pid").asLong()).isEqualTo(node.pid());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ready)))
                .isEqualTo("rw-------");
        assertThat(get(said, "/api/node").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheTokenFromTheEnvironment() throws Exception {
        ProcessBuilder builder = program("--ready-file", ready.toString());
        builder.environment().put("SIGHTLINE_TOKEN", "chosen");
        firstLine(start(builder));

        assertThat(Json.read(Files.readAllBytes(ready)).get("token").asString())
                .isEqualTo("chosen");
    }

    @Test
    void endsWithinTwoSecondsOfATermSignalAndLeavesNoTrace() throws Exception {
        Process node = serve("--ready-file", ready.toString());
        firstLine(node);

        node.destroy();

        assertThat(node.waitFor(2, TimeUnit.SECONDS)).isTrue();
        try (var left = Files.walk(temp.resolve("state"))) {
            assertThat(left).noneMatch(path -> path.endsWith("node.json"));
        }
    }

    @Test
    void pointsToTheNodeThatServesTheseRootsAlready() throws Exception {
        firstLine(serve("--ready-file", ready.toString()));
        String url = Json.read(Files.readAllBytes(ready)).get("url").asString();
        Path sibling = Files.writeString(file.resolveSibling("b.py"), "two\n");

        Process second =
                start(
                        new ProcessBuilder(
                                ChildJava.program(sibling, "--state", temp.resolve("state"))));

        assertThat(firstLine(second))
                .startsWith("Sightline is ready at " + url + "/?path=" + sibling + "#launch=");
        assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
    }

    @Test
    void givesANewLinkToTheRunningNode() throws Exception {
        firstLine(serve("--ready-file", ready.toString()));

        Process link =
                start(
                        new ProcessBuilder(
                                ChildJava.program("link", "--state", temp.resolve("state"))));

        assertThat(firstLine(link)).matches("http://127.0.0.1:\\d+/\\?path=.*#launch=[\\w-]{43}");
    }

    @Test
    void keepsSessionsOverARestart() throws Exception {
        Process node = serve("--ready-file", ready.toString());
        String secret = firstLine(node).replaceFirst(".*#launch=", "");
        URI url = URI.create(Json.read(Files.readAllBytes(ready)).get("url").asString());
        HttpResponse<String> launch =
                send(
                        HttpRequest.newBuilder(url.resolve("/api/auth/launch"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"secret\":\"" + secret + "\"}")));
        String cookie = launch.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        node.destroy();
        node.waitFor();

        String port = Integer.toString(url.getPort());
        firstLine(start(new ProcessBuilder(servedOn(port))));
        HttpResponse<String> again =
                send(HttpRequest.newBuilder(url.resolve("/api/node")).header("Cookie", cookie));
        assertThat(again.statusCode()).isEqualTo(200);
    }

    @Test
    void printsSettledChangesAsJson() throws Exception {
        Process watch = start(new ProcessBuilder(ChildJava.program("watch", folder, "--json")));
        BufferedReader err = reader(watch.getErrorStream());
        assertThat(err.readLine()).startsWith("Watching ");
        Files.writeString(file, "two\n");

        JsonNode change = Json.read(firstLine(watch).getBytes(StandardCharsets.UTF_8));
        assertThat(change.propertyNames())
                .containsExactly("kind", "path", "from", "size", "mtime_ns", "settled_us");
        assertThat(change.get("kind").asString()).isEqualTo("modified");
        assertThat(change.get("path").asString()).isEqualTo(file.toString());
        assertThat(change.get("size").asInt()).isEqualTo(4);
    }

    @Test
    void watchesAFileUnderAnyNameOfIt() throws Exception {
        Process watch =
                start(
                        new ProcessBuilder(ChildJava.program("watch", "./../served/a.py"))
                                .directory(folder.toFile()));
        assertThat(reader(watch.getErrorStream()).readLine()).startsWith("Watching ");
        Files.writeString(file, "two\n");

        assertThat(firstLine(watch)).isEqualTo("modified " + file);
    }

    @Test
    void startsAnewAfterItWasKilled() throws Exception {
        Process killed = serve("--ready-file", ready.toString());
        firstLine(killed);
        killed.destroyForcibly().waitFor();

        Process node = serve("--ready-file", ready.toString());

        assertThat(firstLine(node)).startsWith("Sightline is ready at ");
        assertThat(Json.read(Files.readAllBytes(ready)).get("pid").asLong()).isEqualTo(node.pid());
    }

    @Test
    void takesAWordForACommandOnlyInTheFirstPlace() throws Exception {
        Path named = Files.writeString(file.resolveSibling("watch"), "a file\n");
        Process node =
                start(
                        new ProcessBuilder(
                                        ChildJava.program("./watch", "--port", "0", "--no-browser"))
                                .directory(folder.toFile()));

        assertThat(firstLine(node)).contains("?path=" + named);
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() throws Exception {
        for (List<Object> wrong :
                List.<List<Object>>of(
                        List.of(temp.resolve("missing.py")),
                        List.of(file, "--host", "0.0.0.0"),
                        List.of(file, "--auth", "password"),
                        List.of(file, "--no-such-flag"))) {
            Process process = start(new ProcessBuilder(ChildJava.program(wrong.toArray())));
            assertThat(reader(process.getErrorStream()).readLine()).startsWith("sightline: ");
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void logsOneLineAnEntryWhateverIsInIt() throws Exception {
        Process node = serve("--ready-file", ready.toString());
        firstLine(node);
        JsonNode said = Json.read(Files.readAllBytes(ready));
        get(said, "/api/read-file?path=/etc/%0Aforged%1B%5B31m&token=canary");
        BufferedReader log = reader(node.getErrorStream());

        JsonNode entry = Json.read(log.readLine().getBytes(StandardCharsets.UTF_8));

        assertThat(entry.get("message").asString())
                .isEqualTo("refused GET /api/read-file code=outside_roots who=program@127.0.0.1");
    }

    private Process serve(String... more) throws IOException {
        return start(program(more));
    }

    private ProcessBuilder program(String... more) {
        List<Object> words = new ArrayList<>(servedOn("0"));
        words.addAll(List.of(more));
        return new ProcessBuilder(words.stream().map(Object::toString).toList());
    }

    private List<String> servedOn(String port) {
        return ChildJava.program(
                file, "--port", port, "--no-browser", "--state", temp.resolve("state"));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", temp.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static String firstLine(Process process) throws Exception {
        BufferedReader out = reader(process.getInputStream());
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> out.ready() || !process.isAlive());
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError(reader(process.getErrorStream()).lines().toList());
        }
        return line;
    }

    private static BufferedReader reader(java.io.InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(JsonNode node, String path) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(node.get("url").asString() + path))
                        .header("Authorization", "Bearer " + node.get("token").asString()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
