package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.WsClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;

/** {@code WS /ws/session} as the tools that exist speak it; compat.md, 3. */
class SessionSocketTest {
    /** One statement that has said something, and waits. */
    private static final String WAIT =
            """
            import os, time
            if 1:
                print('begun', flush=True)
                while not os.path.exists('go'): time.sleep(0.01)
            """;

    @TempDir Path temp;

    private Studio studio;

    @BeforeEach
    void setUp() throws Exception {
        studio = Studio.in(temp);
    }

    @AfterEach
    void tearDown() {
        studio.close();
    }

    private WsClient open(String query) throws Exception {
        return WsClient.open(
                studio.node.port(), "/ws/session?token=" + studio.node.token() + query);
    }

    private static void execute(WsClient client, String script) throws Exception {
        client.say(Studio.json("type", "execute", "script", script));
    }

    @Test
    void runsScriptsInItsSession() throws Exception {
        try (WsClient client = open("&sessionId=s")) {
            execute(client, "x = 20\nx + 1\n");
            assertThat(Studio.until(client, "expressions").get("expressions")).hasSize(2);
            assertThat(Studio.until(client, "result").get("isInvisible").asBoolean()).isTrue();
            JsonNode second = Studio.until(client, "result");
            assertThat(second.get("output").get(0).get("content").asString()).isEqualTo("21\n");
            assertThat(Studio.until(client, "complete").get("status").asString()).isEqualTo("ok");
        }
        assertThat(studio.execute("script", "x", "sessionId", "s")).contains("20");
    }

    @Test
    void watchesAFile() throws Exception {
        Path file = Files.writeString(studio.folder.resolve("a.py"), "one\n");
        try (WsClient client = open("&sessionId=s")) {
            client.say(Studio.json("type", "watch", "path", file.toString()));
            JsonNode first = Studio.until(client, "initial");
            assertThat(first.get("path").asString()).isEqualTo(file.toString());
            assertThat(first.get("content").asString()).isEqualTo("one\n");
            Files.writeString(file, "two\n");
            assertThat(Studio.until(client, "fileChanged").get("content").asString())
                    .isEqualTo("two\n");
            client.say(Studio.json("type", "watch", "path", "/etc/passwd"));
            assertThat(Studio.until(client, "error").get("code").asString())
                    .isEqualTo("outside_roots");
        }
    }

    @Test
    void saysThatItIsBusyWhileSomethingRunsAndHearsAnInterrupt() throws Exception {
        try (WsClient client = open("&sessionId=s")) {
            execute(client, WAIT);
            Studio.until(client, "stream");
            execute(client, "1");
            Studio.until(client, "busy");
            client.say(Studio.json("type", "interrupt"));
            assertThat(Studio.until(client, "complete").get("status").asString())
                    .isEqualTo("interrupted");
            execute(client, "1");
            Studio.until(client, "result");
        }
    }

    @Test
    void resetsAndAnswersWhatAScriptAsks() throws Exception {
        try (WsClient client = open("&sessionId=s")) {
            execute(client, "x = input('? ')\nx\n");
            Studio.until(client, "input");
            client.say(Studio.json("type", "input", "text", "abc"));
            Studio.until(client, "input_given");
            Studio.until(client, "result");
            assertThat(Studio.until(client, "result").toString()).contains("'abc'");
            Studio.until(client, "complete");
            client.say(Studio.json("type", "reset"));
            execute(client, "'x' in dir()");
            assertThat(Studio.until(client, "result").toString()).contains("False");
        }
    }

    @Test
    void showsWhoComesBackAllOfWhatRuns() throws Exception {
        try (WsClient client = open("&sessionId=s")) {
            execute(client, WAIT);
            Studio.until(client, "stream");
        }
        try (WsClient client = open("&sessionId=s")) {
            Studio.until(client, "expressions");
            Studio.until(client, "stream");
            Files.writeString(studio.mark("go"), "");
            assertThat(Studio.until(client, "complete").get("status").asString()).isEqualTo("ok");
        }
    }

    @Test
    void endsASessionOfItsOwnWithTheSocket() throws Exception {
        try (WsClient client = open("")) {
            execute(client, "1");
            Studio.until(client, "complete");
            assertThat(studio.get("/api/kernels").get("kernels")).hasSize(1);
        }
        await().atMost(Studio.PATIENCE)
                .until(() -> studio.get("/api/kernels").get("kernels").isEmpty());
    }

    @Test
    void answersWhatItDoesNotUnderstandAndLivesOn() throws Exception {
        try (WsClient client = open("&sessionId=s")) {
            for (String wrong :
                    new String[] {
                        "{",
                        "[]",
                        "null",
                        "\"x\"",
                        "{\"type\":\"dance\"}",
                        "{}",
                        "{\"type\":\"execute\"}",
                        "{\"type\":\"watch\"}",
                        "{\"type\":1}",
                        "{\"type\":\"input\",\"text\":\"x\"}",
                        Studio.json("type", "execute", "script", "1", "scriptName", "/etc/passwd")
                    }) {
                client.say(wrong);
                JsonNode answer = client.nextJson();
                assertThat(answer.get("type").asString()).as(wrong).isEqualTo("error");
                assertThat(answer.has("code")).as(wrong).isTrue();
            }
            execute(client, "1");
            Studio.until(client, "complete");
        }
    }

    @Test
    void takesAScriptThatIsLargerThanOtherMessages() throws Exception {
        try (WsClient client = open("&sessionId=s")) {
            execute(client, "#" + "x".repeat(5 * 1024 * 1024 - 10) + "\n1");
            Studio.until(client, "result");
            client.fragment(WsClient.TEXT, false, new byte[3 * 1024 * 1024]);
            client.fragment(WsClient.CONTINUATION, false, new byte[3 * 1024 * 1024]);
            client.fragment(WsClient.CONTINUATION, true, new byte[1]);
            assertThat(client.untilClose().code()).isEqualTo(1009);
        }
    }

    @Test
    void tellsABadTokenByACodeOfItsOwnAndRunsNothing() throws Exception {
        for (String query : new String[] {"?token=wrong", "?sessionId=s", ""}) {
            try (WsClient client = WsClient.open(studio.node.port(), "/ws/session" + query)) {
                assertThat(client.status()).isEqualTo(101);
                execute(client, "open('ran', 'w')");
                WsClient.Frame close = client.untilClose();
                assertThat(close.code()).isEqualTo(4001);
                assertThat(close.reason())
                        .isEqualTo(
                                query.contains("wrong")
                                        ? "Invalid access token"
                                        : "Not authenticated");
            }
        }
        try (WsClient client =
                WsClient.open(
                        studio.node.port(),
                        "/ws/session?token=" + studio.node.token(),
                        "Origin: http://evil.test")) {
            assertThat(client.status()).isEqualTo(403);
        }
        assertThat(studio.mark("ran")).doesNotExist();
        assertThat(studio.get("/api/runs").get("runs")).isEmpty();
    }
}
