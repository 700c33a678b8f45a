package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;
import dev.sightline.process.Identity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A loop that really runs, started and steered over HTTP. */
class ControlRoutesTest {
    private static final String SCRIPT =
            """
            #!/bin/bash
            echo "=== Iteration 1 (loop 1/$1) ==="
            echo "cli=$RALPH_CLI flags=$RALPH_FLAGS test=$RALPH_TEST managed=$RALPH_MANAGED"
            trap 'echo "stopped (signal: SIGTERM)"; exit 0' TERM
            sleep 120 &
            echo "child=$!"
            wait
            """;

    @TempDir Path temp;

    private Path shop;
    private Path state;
    private TestNode node;
    private Client client;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        state = home.resolve("state");
        Files.createDirectory(shop.resolve(".ralph"));
        script("ralph.sh", SCRIPT);
        start();
    }

    private void start() throws Exception {
        node = TestNode.serving(state, shop).start();
        client = new Client(node, "shop");
    }

    @AfterEach
    void tearDown() throws Exception {
        client.send("POST", "/stop", "{}");
        node.close();
    }

    @Test
    void runsWhatTheProjectBringsOnlyOnceItIsTrusted() throws Exception {
        var refused = client.send("POST", "/start", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        JsonNode untrusted = Client.json(refused);
        assertThat(untrusted.path("code").stringValue()).isEqualTo("untrusted");
        assertThat(untrusted.path("argv").toString())
                .isEqualTo("[\"%s/ralph.sh\",\"20\"]".formatted(shop));
        assertThat(shop.resolve(".ralph/ralph.log")).doesNotExist();
        assertThat(client.get("/loop").at("/trust/needed").booleanValue()).isTrue();
        String trust = untrusted.path("trust").stringValue();
        assertThat(client.refusal("POST", "/trust", "{\"trust\":\"other\"}"))
                .isEqualTo("409 changed");

        client.post("/trust", "{\"trust\":\"%s\"}".formatted(trust));
        assertThat(client.get("/loop").at("/trust/needed").booleanValue()).isFalse();
        long pid = client.post("/start", "{}").path("pid").longValue();

        assertThat(Identity.of(pid)).isPresent();
        assertThat(shop.resolve(".ralph/ralph.pid")).hasContent(pid + "\n");
        await().until(() -> log().contains("child="));
        assertThat(log()).contains("(loop 1/20)", "cli=codex flags= test= managed=1");
        await().until(() -> "running".equals(status()));
        assertThat(client.get("/loop").at("/process/ours").booleanValue()).isTrue();
        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("409 already_running");
    }

    @Test
    void asksAgainWhenTheScriptOrTheConfigurationIsAnother() throws Exception {
        trust();
        script("ralph.sh", SCRIPT + "# another\n");
        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("403 untrusted");
        trust();
        Files.writeString(shop.resolve(".ralph/config.json"), "{\"flags\":\"--evil\"}");
        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("403 untrusted");
        Files.delete(shop.resolve(".ralph/config.json"));
        client.post("/start", "{}");
    }

    @Test
    void takesWhatAnEditorSaysAsTheirs() throws Exception {
        trust();
        client.post(
                "/start",
                """
                {"max_iterations":3,"cli":"claude","flags":"--a $(touch x)","test_command":"make"}
                """);

        await().until(() -> log().contains("child="));
        assertThat(log())
                .contains("(loop 1/3)", "cli=claude flags=--a $(touch x) test=make managed=1");
        assertThat(shop.resolve("x")).doesNotExist();
    }

    @Test
    void runsTheCommandOfTheConfiguration() throws Exception {
        script("tools/go", "#!/bin/sh\necho \"words=$#:$1:$2\"\nsleep 60\n");
        Files.writeString(
                shop.resolve(".ralph/config.json"),
                "{\"command\":[\"tools/go\",\"a; touch x\"],\"max_iterations\":7}");
        trust();
        JsonNode started = client.post("/start", "{}");

        assertThat(started.path("command").toString())
                .isEqualTo("[\"%s/tools/go\",\"a; touch x\",\"7\"]".formatted(shop));
        await().until(() -> log().contains("words=2:a; touch x:7"));
        assertThat(shop.resolve("x")).doesNotExist();
    }

    @Test
    void refusesACommandThatIsNoneOrLeadsOut() throws Exception {
        for (String command : new String[] {"../evil", "tools/none", "no-such-program-here"}) {
            Files.writeString(
                    shop.resolve(".ralph/config.json"), "{\"command\":[\"" + command + "\"]}");
            assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("422 no_command");
        }
        Files.writeString(shop.resolve(".ralph/config.json"), "{broken");
        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("422 bad_config");
        Files.delete(shop.resolve(".ralph/config.json"));
        Files.delete(shop.resolve("ralph.sh"));
        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("422 no_command");
    }

    @Test
    void writesTheOutputThroughNoLinkThatSomebodyPlanted() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside"), "mine");
        Files.createSymbolicLink(shop.resolve(".ralph/ralph.log"), outside);
        trust();

        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("422 not_a_file");
        assertThat(outside).hasContent("mine");
    }

    @Test
    void stopsWhatItStartedAlsoAfterItsOwnRestart() throws Exception {
        trust();
        long pid = client.post("/start", "{}").path("pid").longValue();
        await().until(() -> log().contains("child="));
        node.close();
        assertThat(Identity.of(pid)).as("it outlives the node").isPresent();
        start();
        await().until(() -> client.get("/loop").at("/process/ours").booleanValue());

        assertThat(client.post("/stop", "{}").path("stopped").booleanValue()).isTrue();
        assertThat(Identity.of(pid)).isEmpty();
        String child = log().lines().filter(l -> l.startsWith("child=")).findFirst().orElseThrow();
        assertThat(Identity.of(Long.parseLong(child.substring(6)))).isEmpty();
        assertThat(log()).contains("signal: SIGTERM");
        assertThat(shop.resolve(".ralph/ralph.pid")).doesNotExist();
        await().atMost(Duration.ofSeconds(5)).until(() -> "stopped".equals(status()));
        assertThat(client.post("/stop", "{}").path("stopped").booleanValue()).isFalse();
    }

    @Test
    void pausesAndResumes() throws Exception {
        assertThat(client.post("/pause", "{}").path("paused").booleanValue()).isTrue();
        assertThat(client.post("/pause", "{}").path("paused").booleanValue()).isFalse();
        assertThat(shop.resolve(".ralph/pause")).exists();
        assertThat(client.post("/resume", "").path("resumed").booleanValue()).isTrue();
        assertThat(client.post("/resume", "{}").path("resumed").booleanValue()).isFalse();
        assertThat(shop.resolve(".ralph/pause")).doesNotExist();
    }

    @Test
    void addsToWhatWaitsForTheLoop() throws Exception {
        client.post("/inject", "{\"message\":\"Use SQLite.\"}");
        String all =
                client.post("/inject", "{\"message\":\"  And no ORM.\\n\"}")
                        .path("content")
                        .stringValue();

        assertThat(all).isEqualTo("Use SQLite.\n\nAnd no ORM.\n");
        // At once, whenever the lane hears of it.
        assertThat(client.get("/loop").path("waiting_note").stringValue()).isEqualTo(all);
        assertThat(shop.resolve(".ralph/inject.md")).hasContent(all);
        assertThat(client.refusal("POST", "/inject", "{\"message\":\" \"}"))
                .isEqualTo("400 bad_request");
    }

    @Test
    void knowsItsOwnLoopAlsoWhereThePidFileIsGone() throws Exception {
        trust();
        long pid = client.post("/start", "{}").path("pid").longValue();
        await().until(() -> "running".equals(status()));

        Files.delete(shop.resolve(".ralph/ralph.pid"));
        client.post("/pause", "{}");

        await().until(() -> "paused".equals(status()));
        assertThat(client.get("/loop").at("/process/pid").longValue()).isEqualTo(pid);
        assertThat(client.get("/loop").at("/process/ours").booleanValue()).isTrue();
    }

    @Test
    void startsNoSecondLoopBesideOneWhoseLeaderHasGone() throws Exception {
        script("ralph.sh", "#!/bin/sh\nsleep 1000 &\necho \"child=$!\"\n");
        trust();
        client.post("/start", "{}");
        await().until(() -> log().contains("child="));

        assertThat(client.refusal("POST", "/start", "{}")).isEqualTo("409 already_running");
        assertThat(client.post("/stop", "{}").path("stopped").booleanValue()).isTrue();
        String child = log().lines().filter(l -> l.startsWith("child=")).findFirst().orElseThrow();
        assertThat(Identity.of(Long.parseLong(child.substring(6)))).isEmpty();
    }

    @Test
    void saysWhatTheLoopTakes() throws Exception {
        assertThat(client.get("/system").path("process").isNull()).isTrue();
        assertThat(client.get("/system").at("/system/memory_total_mb").doubleValue()).isPositive();
        trust();
        long pid = client.post("/start", "{}").path("pid").longValue();
        await().until(() -> log().contains("child="));

        JsonNode process = client.get("/system").path("process");
        assertThat(process.path("pid").longValue()).isEqualTo(pid);
        assertThat(process.path("child_count").intValue()).isEqualTo(1);
        assertThat(process.path("rss_mb").doubleValue()).isPositive();
        assertThat(process.path("total_rss_mb").doubleValue())
                .isGreaterThanOrEqualTo(process.path("rss_mb").doubleValue());
    }

    private void trust() throws Exception {
        String hash = client.get("/loop").at("/trust/trust").stringValue();
        client.post("/trust", "{\"trust\":\"%s\"}".formatted(hash));
    }

    private String status() throws Exception {
        return client.get("/loop").path("status").stringValue();
    }

    private String log() throws Exception {
        Path log = shop.resolve(".ralph/ralph.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void script(String name, String text) throws Exception {
        Path file = shop.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
