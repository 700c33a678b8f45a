package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.SseClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Runs that belong to the node: {@code /api/runs}, and the kernels that they run in. */
class RunRoutesTest {
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
        studio = Studio.in(temp, Studio.atMost(2));
    }

    @AfterEach
    void tearDown() {
        studio.close();
    }

    @Test
    void showsWhoeverAsksAllOfARunAndThenWhatComes() throws Exception {
        String run = studio.start("script", WAIT, "sessionId", "s");
        List<List<String>> seen = new ArrayList<>();
        try (SseClient first = studio.follow(run)) {
            Studio.until(first, "stream");
            try (SseClient second = studio.follow(run)) {
                // It came later, and gets what the first has.
                Studio.until(second, "stream");
                Files.writeString(studio.mark("go"), "");
                Studio.until(first, "complete");
                Studio.until(second, "complete");
                assertThat(second.isAtEnd()).isTrue();
            }
        }
        for (int i = 0; i < 2; i++) seen.add(kept(run));

        assertThat(seen.get(0)).isEqualTo(seen.get(1));
        assertThat(seen.get(0).getFirst()).startsWith("expressions");
        assertThat(seen.get(0).getLast()).startsWith("complete");
        assertThat(studio.get("/api/runs/" + run).get("events").asInt())
                .isEqualTo(seen.get(0).size());
    }

    private List<String> kept(String run) throws Exception {
        List<String> all = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        try (SseClient client = studio.follow(run)) {
            while (!client.isAtEnd()) {
                SseClient.Event event = client.next();
                all.add(event.type() + " " + event.data());
                ids.add(Long.parseLong(String.valueOf(event.id())));
            }
        }
        assertThat(ids).isEqualTo(LongStream.rangeClosed(1, ids.size()).boxed().toList());
        return all;
    }

    @Test
    void goesOnAfterTheEventThatAClientHasHad() throws Exception {
        String run = studio.start("script", "1\n2\n");
        studio.awaitStatus(run, "ok");
        try (SseClient client = studio.follow(run, "Last-Event-ID: 2")) {
            assertThat(client.next().id()).isEqualTo("3");
        }
        int last = studio.get("/api/runs/" + run).get("events").asInt();
        String events = "/api/runs/" + run + "/events";

        assertThat(studio.node.get(events + "?after=" + last).statusCode()).isEqualTo(204);
        assertThat(studio.node.get(events + "?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void listsThemNewestFirstBySessionAndByPath() throws Exception {
        Path file = Files.writeString(studio.folder.resolve("a.py"), "1");
        String first = studio.start("script", "1", "path", file.toString());
        String second = studio.start("script", "2", "sessionId", "s");
        studio.awaitStatus(first, "ok");
        studio.awaitStatus(second, "ok");
        HttpResponse<String> all = studio.node.get("/api/runs");

        assertThat(all.headers().firstValue("Sightline-Seq")).isPresent();
        assertThat(ids(Studio.read(all))).containsExactly(second, first);
        assertThat(ids(studio.get("/api/runs?sessionId=s"))).containsExactly(second);
        assertThat(ids(studio.get("/api/runs?path=" + file))).containsExactly(first);
        assertThat(ids(studio.get("/api/runs?limit=1"))).containsExactly(second);
        assertThat(studio.node.get("/api/runs?limit=0").statusCode()).isEqualTo(400);
        assertThat(studio.node.get("/api/runs?path=/etc/passwd").statusCode()).isEqualTo(403);
        JsonNode run = studio.get("/api/runs/" + first);
        assertThat(run.get("session").asString()).isEqualTo(file.toString());
        assertThat(run.get("path").asString()).isEqualTo(file.toString());
        assertThat(run.get("name").asString()).isEqualTo("a.py");
    }

    private static List<String> ids(JsonNode runs) {
        List<String> ids = new ArrayList<>();
        for (JsonNode run : runs.get("runs")) ids.add(run.get("id").asString());
        return ids;
    }

    @Test
    void interruptsWhatRunsAndNothingElse() throws Exception {
        assertThat(studio.post("/api/interrupt").body()).isEqualTo("{\"status\":\"ok\"}");
        String run = studio.start("script", WAIT, "sessionId", "s");
        try (SseClient client = studio.follow(run)) {
            Studio.until(client, "stream");
            assertThat(studio.post("/api/interrupt", "sessionId", "other").statusCode())
                    .isEqualTo(200);
            assertThat(studio.status(run)).isEqualTo("running");
            assertThat(studio.post("/api/interrupt", "sessionId", "s").statusCode()).isEqualTo(200);
            SseClient.Event end = Studio.until(client, "complete");
            assertThat(end.text("status")).isEqualTo("interrupted");
        }
    }

    @Test
    void resetsANamespace() throws Exception {
        studio.execute("script", "x = 1", "sessionId", "s");
        assertThat(studio.post("/api/reset", "sessionId", "s").body())
                .isEqualTo("{\"status\":\"ok\"}");

        assertThat(studio.execute("script", "'x' in dir()", "sessionId", "s")).contains("False");
        assertThat(studio.post("/api/reset", "sessionId", "none").statusCode()).isEqualTo(200);
    }

    @Test
    void givesAScriptTheLineThatItAsksFor() throws Exception {
        String run = studio.start("script", "name = input('? ')\nname * 2\ninput()\n");
        try (SseClient client = studio.follow(run)) {
            SseClient.Event ask = Studio.until(client, "input");
            assertThat(ask.text("prompt")).isEqualTo("? ");
            assertThat(studio.post("/api/runs/" + run + "/input", "text", "ab").statusCode())
                    .isEqualTo(200);
            Studio.until(client, "input_given");
            Studio.until(client, "input");
            assertThat(studio.post("/api/runs/" + run + "/input", "eof", true).statusCode())
                    .isEqualTo(200);
            assertThat(Studio.until(client, "complete").text("status")).isEqualTo("error");
        }
        assertThat(kept(run)).anyMatch(event -> event.contains("abab"));
        HttpResponse<String> late = studio.post("/api/runs/" + run + "/input", "text", "x");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("not_asked");
    }

    @Test
    void hasAKernelReadyShowsItAndStopsIt() throws Exception {
        assertThat(studio.post("/api/init-session").statusCode()).isEqualTo(400);
        assertThat(studio.post("/api/init-session", "sessionId", "s").body())
                .isEqualTo("{\"status\":\"ok\"}");
        await().atMost(Studio.PATIENCE)
                .until(() -> kernel().get("status").asString().equals("idle"));

        assertThat(kernel().get("session").asString()).isEqualTo("s");
        assertThat(kernel().get("python").get("version").asString()).startsWith("3.");
        assertThat(studio.post("/api/kernels/stop", "sessionId", "s").statusCode()).isEqualTo(200);
        assertThat(studio.post("/api/kernels/stop", "sessionId", "s").statusCode()).isEqualTo(404);
    }

    private JsonNode kernel() throws Exception {
        return studio.get("/api/kernels").get("kernels").get(0);
    }

    @Test
    void tellsTheNamesOfANamespace() throws Exception {
        assertThat(studio.node.get("/api/variables?sessionId=s").statusCode()).isEqualTo(404);
        studio.execute("script", "answer = 42", "sessionId", "s");
        JsonNode first = studio.get("/api/variables?sessionId=s").get("variables").get(0);

        assertThat(first.get("name").asString()).isEqualTo("answer");
        assertThat(first.get("repr").asString()).isEqualTo("42");
    }

    @Test
    void startsNoMoreKernelsThanItMay() throws Exception {
        studio.execute("script", "1", "sessionId", "a");
        studio.execute("script", "1", "sessionId", "b");
        HttpResponse<String> third = studio.post("/api/runs", "script", "1", "sessionId", "c");

        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.body()).contains("too_many_kernels");
        assertThat(third.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void queuesNoMoreThanAFew() throws Exception {
        String run = studio.start("script", WAIT, "sessionId", "s");
        int status = 202;
        int queued = 0;
        while (status == 202 && queued < 100) {
            status = studio.post("/api/runs", "script", "1", "sessionId", "s").statusCode();
            queued++;
        }
        assertThat(status).isEqualTo(409);
        assertThat(queued).isBetween(16, 18);
        assertThat(studio.node.get("/api/variables?sessionId=s").statusCode()).isEqualTo(409);
        Files.writeString(studio.mark("go"), "");
        studio.awaitStatus(run, "ok");
    }

    @Test
    void knowsNoRunThatThereIsNot() throws Exception {
        for (String path : List.of("/api/runs/x", "/api/runs/x/events", "/api/runs/%2e%2e")) {
            HttpResponse<String> answer = studio.node.get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
        }
        assertThat(studio.post("/api/runs/x/input", "text", "y").body()).contains("no_run");
    }
}
