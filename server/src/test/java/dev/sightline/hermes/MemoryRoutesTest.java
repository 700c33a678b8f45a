package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.OpenApi;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What users change in what an agent remembers, beside an agent that does the same. */
class MemoryRoutesTest {
    private static final String FILE = "memories/MEMORY.md";

    @TempDir Path temp;

    private AgentFolder home;
    private TestNode node;
    private OpenApi contract;

    @BeforeEach
    void setUp() throws Exception {
        home = new AgentFolder(temp.resolve("home"));
        home.write(FILE, "one\n§\ntwo\n");
        Path served = Files.createDirectories(temp.toRealPath().resolve("served"));
        node = TestNode.serving(temp.resolve("state"), served).withHermes(home.path()).start();
        contract = OpenApi.read();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private HttpResponse<String> send(String method, String json, String... headers)
            throws Exception {
        var request =
                node.request("/api/memory")
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json));
        if (headers.length > 0) request.headers(headers);
        HttpResponse<String> answer = node.send(request);
        assertThat(contract.faults(method, "/api/memory", answer.statusCode(), answer.body()))
                .as("%s %s: %s", method, json, answer.body())
                .isEmpty();
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String remember(String content) {
        return "{\"target\":\"memory\",\"content\":\"%s\"}".formatted(content);
    }

    private JsonNode memory() throws Exception {
        return json(node.get("/api/memory")).get("memory");
    }

    @Test
    void addsReplacesAndForgets() throws Exception {
        assertThat(json(send("POST", remember("  three  "))).get("entry_count").intValue())
                .isEqualTo(3);
        assertThat(memory().get("entry_count").intValue()).isEqualTo(3);
        send("PUT", "{\"target\":\"memory\",\"old_text\":\"two\",\"content\":\"second\"}");
        send("DELETE", "{\"target\":\"memory\",\"old_text\":\"one\"}");

        assertThat(home.read(FILE)).isEqualTo("second\n§\nthree\n");
        assertThat(memory().get("entries").get(0).get("text").stringValue()).isEqualTo("second");
    }

    @Test
    void makesTheFileOfAUserThatNothingIsKnownOf() throws Exception {
        send("POST", "{\"target\":\"user\",\"content\":\"Likes tea.\"}");

        assertThat(home.read("memories/USER.md")).isEqualTo("Likes tea.\n");
        send("DELETE", "{\"target\":\"user\",\"old_text\":\"tea\"}");
        assertThat(home.read("memories/USER.md")).isEmpty();
    }

    @Test
    void refusesAsOldClientsKnowIt() throws Exception {
        assertRefused("POST", remember("  "), 400, "content cannot be empty");
        assertRefused("POST", remember("one"), 409, "Duplicate entry");
        assertRefused(
                "DELETE",
                "{\"target\":\"memory\",\"old_text\":\"none\"}",
                404,
                "No entry matches old_text");
        assertRefused(
                "DELETE",
                "{\"target\":\"memory\",\"old_text\":\"o\"}",
                409,
                "Multiple entries match — use a more specific old_text");
        assertThat(send("POST", "{\"target\":\"mind\",\"content\":\"x\"}").statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "{\"target\":\"memory\"}").statusCode()).isEqualTo(422);
        assertThat(send("PUT", remember("x")).statusCode()).isEqualTo(422);
        assertThat(send("POST", remember("a § b")).statusCode()).isEqualTo(422);
        assertThat(home.read(FILE)).isEqualTo("one\n§\ntwo\n");
    }

    private void assertRefused(String method, String body, int status, String detail)
            throws Exception {
        HttpResponse<String> answer = send(method, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("detail").stringValue()).isEqualTo(detail);
    }

    @Test
    void saysWhereThereIsMoreThanTheAgentTakes() throws Exception {
        assertThat(json(send("POST", remember("x"))).get("over_limit").booleanValue()).isFalse();
        assertThat(json(send("POST", remember("x".repeat(3000)))).get("over_limit").booleanValue())
                .isTrue();
    }

    @Test
    void keepsToTheFileThatTheUserHasSeen() throws Exception {
        String etag = memory().get("etag").stringValue();
        home.write(FILE, "the agent was faster\n");

        HttpResponse<String> stale = send("POST", remember("x"), "If-Match", "\"" + etag + "\"");

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).get("code").stringValue()).isEqualTo("stale");
        String now = json(stale).get("etag").stringValue();
        assertThat(send("POST", remember("x"), "If-Match", "\"" + now + "\"").statusCode())
                .isEqualTo(200);
        assertThat(home.read(FILE)).isEqualTo("the agent was faster\n§\nx\n");
    }

    @Test
    void losesNothingOfManyWritersAtOnce() throws Exception {
        Process agent =
                python(
                        """
                        import fcntl, os, sys
                        path = sys.argv[1]
                        for i in range(20):
                            with open(path + ".lock", "a") as lock:
                                fcntl.flock(lock, fcntl.LOCK_EX)
                                with open(path) as file: text = file.read()
                                text = text.rstrip("\\n") + "\\n§\\nagent %d\\n" % i
                                with open(path + ".new", "w") as file: file.write(text)
                                os.replace(path + ".new", path)
                        """);
        List<Callable<Integer>> writes =
                IntStream.range(0, 20)
                        .<Callable<Integer>>mapToObj(
                                i -> () -> send("POST", remember("user " + i)).statusCode())
                        .toList();
        try (ExecutorService users = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> write : users.invokeAll(writes)) {
                assertThat(write.get()).isEqualTo(200);
            }
        }
        assertThat(agent.waitFor()).isZero();

        List<String> entries = List.of(home.read(FILE).strip().split("\n§\n"));
        assertThat(entries).hasSize(42).doesNotHaveDuplicates();
    }

    @Test
    void takesTheLockThatTheAgentTakes() throws Exception {
        Process agent =
                python(
                        """
                        import fcntl, sys
                        lock = open(sys.argv[1] + ".lock", "a")
                        fcntl.flock(lock, fcntl.LOCK_EX)
                        print("locked", flush=True)
                        sys.stdin.read()
                        """);
        try (BufferedReader said = agent.inputReader()) {
            assertThat(said.readLine()).isEqualTo("locked");

            HttpResponse<String> busy = send("POST", remember("three"));

            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(json(busy).get("code").stringValue()).isEqualTo("busy");
            assertThat(home.read(FILE)).isEqualTo("one\n§\ntwo\n");
        } finally {
            agent.outputWriter().close();
            assertThat(agent.waitFor()).isZero();
        }
        assertThat(send("POST", remember("three")).statusCode()).isEqualTo(200);
    }

    @Test
    void makesALockThatOnlyItsOwnerMayOpen() throws Exception {
        send("POST", remember("three"));

        Path lock = home.path().resolve(FILE + ".lock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                .isEqualTo("rw-------");
        assertThat(lock).isEmptyFile();
    }

    @Test
    void followsNoLinkToALock() throws Exception {
        Path other = home.write("other", "");
        Files.createSymbolicLink(home.path().resolve(FILE + ".lock"), other);

        assertThat(send("POST", remember("three")).statusCode()).isEqualTo(422);
        assertThat(home.read(FILE)).isEqualTo("one\n§\ntwo\n");
    }

    private Process python(String script) throws Exception {
        return new ProcessBuilder("python3", "-c", script, home.path().resolve(FILE).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
