package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code POST /api/execute-script} with a real Python: the bytes of compat.md, 3. */
class ExecuteScriptTest {
    private static final String COMPLETE = "data: {\"type\":\"complete\"}\n\n";

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

    private static String result(int node, int from, int to, String output) {
        return "data: {\"nodeIndex\":%d,\"lineStart\":%d,\"lineEnd\":%d,\"output\":[%s],\"isInvisible\":%s}\n\n"
                .formatted(node, from, to, output, output.isEmpty());
    }

    private static String item(String type, String text) {
        return "{\"type\":\"%s\",\"text\":\"%s\",\"content\":\"%s\"}".formatted(type, text, text);
    }

    @Test
    void streamsAResultAStatementAndGoesOnAfterAnError() throws Exception {
        String script =
                """
                import sys
                x = 20
                x + 1
                print("a"); print("b", file=sys.stderr); print("c")

                def f():
                    print("in f")
                    return 5
                f()
                raise ValueError("no")
                "text"
                x;
                """;
        String trace =
                "Traceback (most recent call last):\\n  File \\\"<script>\\\", line 10, in"
                        + " <module>\\n    raise ValueError(\\\"no\\\")\\nValueError: no\\n";

        assertThat(studio.execute("script", script))
                .isEqualTo(
                        result(0, 1, 1, "")
                                + result(1, 2, 2, "")
                                + result(2, 3, 3, item("stdout", "21\\n"))
                                + result(3, 4, 4, item("stdout", "a\\n"))
                                + result(4, 4, 4, item("stderr", "b\\n"))
                                + result(5, 4, 4, item("stdout", "c\\n"))
                                + result(6, 6, 8, "")
                                + result(
                                        7,
                                        9,
                                        9,
                                        item("stdout", "5\\n") + "," + item("stdout", "in f\\n"))
                                + result(8, 10, 10, item("error", trace))
                                + result(9, 11, 11, item("markdown", "text"))
                                + result(10, 12, 12, "")
                                + COMPLETE);
    }

    @Test
    void saysWithASessionWhatWillRunAndStopsAtAnError() throws Exception {
        String script = "x = 1\nraise ValueError('no')\nx\nx\n";
        String body = studio.execute("script", script, "sessionId", "s");

        assertThat(body)
                .startsWith(
                        "data:"
                            + " {\"type\":\"expressions\",\"expressions\":[{\"lineStart\":1,\"lineEnd\":1},{\"lineStart\":2,\"lineEnd\":2},{\"lineStart\":3,\"lineEnd\":3},{\"lineStart\":4,\"lineEnd\":4}]}\n\n"
                                + result(0, 1, 1, ""))
                .endsWith(
                        "data:"
                            + " {\"type\":\"cancelled\",\"expressions\":[{\"lineStart\":3,\"lineEnd\":3},{\"lineStart\":4,\"lineEnd\":4}]}\n\n"
                                + COMPLETE);
        assertThat(studio.execute("script", "x", "sessionId", "s"))
                .endsWith(result(0, 1, 1, item("stdout", "1\\n")) + COMPLETE);
    }

    @Test
    void runsWhatOverlapsARangeAndCountsOverTheWholeScript() throws Exception {
        String script = "a = 1\nb = (2,\n     3)\nb\na\n";

        assertThat(studio.execute("script", script, "lineRange", Map.of("from", 3, "to", 4)))
                .isEqualTo(
                        result(1, 2, 3, "")
                                + result(2, 4, 4, item("stdout", "(2, 3)\\n"))
                                + COMPLETE);
    }

    @Test
    void emptiesTheNamespaceWhereThatIsAskedFor() throws Exception {
        studio.execute("script", "x = 1", "sessionId", "s");

        assertThat(studio.execute("script", "'x' in dir()", "sessionId", "s", "reset", true))
                .contains(item("stdout", "False\\n"));
    }

    @Test
    void placesASyntaxError() throws Exception {
        String body = studio.execute("script", "x = 1\n\ny = = 2\n");

        assertThat(body)
                .startsWith("data: {\"nodeIndex\":0,\"lineStart\":3,\"lineEnd\":3,")
                .contains("\"type\":\"error\"", "SyntaxError")
                .endsWith(COMPLETE);
    }

    @Test
    void tellsTextWhileItComesToWhoAsksForIt() throws Exception {
        Path go = studio.mark("go");
        String script =
                """
                import os, time
                print("first", flush=True)
                while not os.path.exists("go"): time.sleep(0.01)
                print("last")
                """;
        String body =
                Studio.json(
                        "script", "if 1:\n" + script.indent(2), "sessionId", "s", "stream", true);
        try (SseClient client = SseClient.post(studio.node, "/api/execute-script", body)) {
            SseClient.Event live = Studio.until(client, "stream");
            assertThat(live.data().get("output").get(0).get("content").asString())
                    .isEqualTo("first\n");
            Files.writeString(go, "");
            Studio.until(client, "complete");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void saysThatTheKernelDied() throws Exception {
        assertThat(studio.execute("script", "import os\nos._exit(3)"))
                .contains("data: {\"type\":\"error\",\"message\":\"")
                .endsWith(COMPLETE);
        assertThat(studio.execute("script", "1 + 1")).contains(item("stdout", "2\\n"));
    }

    @Test
    void goesOnWhenTheClientLeaves() throws Exception {
        String script =
                "import time, os\nprint(1)\nwhile not os.path.exists('go'): time.sleep(0.01)\n7\n";
        String body = Studio.json("script", script, "sessionId", "s");
        String run;
        try (SseClient client = SseClient.post(studio.node, "/api/execute-script", body)) {
            Studio.until(client, "expressions");
            run =
                    client.head().stream()
                            .filter(line -> line.startsWith("Sightline-Run: "))
                            .findFirst()
                            .orElseThrow()
                            .substring("Sightline-Run: ".length());
        }
        Files.writeString(studio.mark("go"), "");
        studio.awaitStatus(run, "ok");
        assertThat(studio.get("/api/runs/" + run).get("executed").asInt()).isEqualTo(4);
    }

    @Test
    void runsAFileWhereItLies() throws Exception {
        Path file = Files.writeString(studio.folder.resolve("a.py"), "1");
        String script = "import os, sys\nprint(__file__, os.getcwd(), sys.argv, sys.path[0])";

        assertThat(studio.execute("script", script, "scriptName", file.toString()))
                .contains("%s %s ['%s'] %s".formatted(file, studio.folder, file, studio.folder));
    }

    @Test
    void refusesNamesThatLeadElsewhere() throws Exception {
        Files.writeString(studio.folder.resolve(".env"), "SECRET=1");
        Path mark = studio.mark("ran");
        String script = "open('%s', 'w')".formatted(mark);
        Map<String, Integer> refused =
                Map.of(
                        "/etc/passwd",
                        403,
                        studio.folder + "/../x.py",
                        400,
                        studio.folder + "/.env",
                        403,
                        studio.folder + "/none.py",
                        404,
                        "../x.py",
                        422,
                        "a/../../b.py",
                        422,
                        "a\nb.py",
                        422,
                        "x".repeat(300),
                        422);
        for (Map.Entry<String, Integer> name : refused.entrySet()) {
            assertThat(
                            studio.post(
                                            "/api/execute-script",
                                            "script",
                                            script,
                                            "scriptName",
                                            name.getKey())
                                    .statusCode())
                    .as(name.getKey())
                    .isEqualTo(name.getValue());
        }
        assertThat(mark).doesNotExist();
        assertThat(studio.get("/api/kernels").get("kernels")).isEmpty();
    }

    @Test
    void refusesWhatIsNoScript() throws Exception {
        assertThat(studio.post("/api/execute-script").statusCode()).isEqualTo(400);
        for (Object range :
                List.of(
                        Map.of("from", 0),
                        Map.of("from", "1"),
                        "1-2",
                        Map.of("from", 3, "to", 2))) {
            assertThat(
                            studio.post("/api/execute-script", "script", "1", "lineRange", range)
                                    .statusCode())
                    .as("%s", range)
                    .isEqualTo(400);
        }
        assertThat(
                        studio.post(
                                        "/api/execute-script",
                                        "script",
                                        "1",
                                        "sessionId",
                                        "s".repeat(257))
                                .statusCode())
                .isEqualTo(400);
        String large = "#" + "x".repeat(5 * 1024 * 1024);
        assertThat(studio.post("/api/execute-script", "script", large).statusCode()).isEqualTo(413);
    }

    /** Row 1 of security.md: no code without identity, also not from another page. */
    @Test
    void runsNothingForAStranger() throws Exception {
        Path mark = studio.mark("ran");
        String body = Studio.json("script", "open('%s', 'w')".formatted(mark));
        int port = studio.node.port();
        String host = "Host: 127.0.0.1:" + port;
        String token = "Authorization: Bearer " + studio.node.token();
        String length = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
        String json = "Content-Type: application/json";
        Map<Integer, List<String>> attempts =
                Map.of(
                        401, List.of(host, json, length),
                        403, List.of(host, json, length, token, "Origin: http://evil.test"),
                        421, List.of("Host: evil.test:" + port, json, length, token));
        for (String path : List.of("/api/execute-script", "/api/runs")) {
            for (Map.Entry<Integer, List<String>> attempt : attempts.entrySet()) {
                RawHttp.Answer answer =
                        RawHttp.send(
                                studio.node,
                                "POST " + path + " HTTP/1.1",
                                attempt.getValue(),
                                body);
                assertThat(answer.status()).as(answer.text()).isEqualTo(attempt.getKey());
            }
        }
        assertThat(studio.get("/api/runs").get("runs")).isEmpty();
        assertThat(mark).doesNotExist();
    }
}
