package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.WsClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs beside the events on {@code /api/ws}. */
class AttachTest {
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

    private static void attach(WsClient client, String run, Object... more) throws Exception {
        List<Object> fields = new ArrayList<>(List.of("action", "attach", "run", run));
        fields.addAll(List.of(more));
        client.say(Studio.json(fields.toArray()));
    }

    private static List<Integer> numbers(WsClient client, String run) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        while (true) {
            JsonNode message = client.nextJson();
            assertThat(message.get("run").asString()).isEqualTo(run);
            if (!message.has("number")) continue;
            numbers.add(message.get("number").asInt());
            if (message.get("event").get("type").asString().equals("complete")) return numbers;
        }
    }

    @Test
    void tellsAllOfARunFromItsBeginningOrFromWhereAClientWas() throws Exception {
        String run = studio.start("script", "1\n2\n");
        studio.awaitStatus(run, "ok");
        try (WsClient client = studio.node.socket()) {
            attach(client, run);
            List<Integer> all = numbers(client, run);
            assertThat(all.getFirst()).isEqualTo(1);
            attach(client, run, "after", 3);
            assertThat(numbers(client, run)).isEqualTo(all.subList(3, all.size()));
        }
    }

    @Test
    void tellsTextWhileItComesUntilItIsDetached() throws Exception {
        String run = studio.start("script", WAIT);
        try (WsClient client = studio.node.socket()) {
            attach(client, run);
            assertThat(Studio.until(client, "stream").toString()).contains("begun");
            client.say(Studio.json("action", "detach", "run", run));
            client.say("{\"action\":\"ping\"}");
            Studio.until(client, "pong");
            Files.writeString(studio.mark("go"), "");
            studio.awaitStatus(run, "ok");
            client.say("{\"action\":\"ping\"}");
            assertThat(client.nextJson().get("type").asString()).isEqualTo("pong");
        }
    }

    @Test
    void saysWhatCannotBeAttachedAndLivesOn() throws Exception {
        try (WsClient client = studio.node.socket()) {
            attach(client, "none");
            JsonNode error = client.nextJson();
            assertThat(error.get("type").asString()).isEqualTo("error");
            assertThat(error.get("run").asString()).isEqualTo("none");
            assertThat(error.get("code").asString()).isEqualTo("no_run");
            attach(client, "x", "server", "http://127.0.0.1:1");
            assertThat(client.nextJson().get("code").asString()).isEqualTo("no_server");
            for (String wrong :
                    List.of("{\"action\":\"attach\"}", "{\"action\":\"attach\",\"run\":1}")) {
                client.say(wrong);
                assertThat(client.nextJson().get("code").asString()).isEqualTo("bad_request");
            }
        }
    }

    @Test
    void followsNoMoreThanSixteenAtATime() throws Exception {
        List<String> runs = new ArrayList<>();
        runs.add(studio.start("script", WAIT, "sessionId", "a"));
        for (int i = 0; i < 15; i++) runs.add(studio.start("script", "1", "sessionId", "a"));
        runs.add(studio.start("script", WAIT, "sessionId", "b"));
        try (WsClient client = studio.node.socket()) {
            for (String run : runs) attach(client, run);
            JsonNode error = Studio.until(client, "error");
            assertThat(error.get("code").asString()).isEqualTo("too_many");
            assertThat(error.get("run").asString()).isEqualTo(runs.getLast());
            client.say(Studio.json("action", "detach", "run", runs.getFirst()));
            attach(client, runs.getLast());
            JsonNode next = Studio.until(client, "stream");
            while (!next.get("run").asString().equals(runs.getLast())) {
                next = Studio.until(client, "stream");
            }
        }
    }
}
