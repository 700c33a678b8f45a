package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.WsClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/** A client that knows nothing but the seed's text and compat.md §2. */
class StreamSocketTest {
    @TempDir Path temp;

    private Works works;
    private String session;

    @BeforeEach
    void setUp() throws Exception {
        works = new Works(temp).start();
        session =
                works.json("POST", "/api/build/start", works.order(null))
                        .get("session_id")
                        .asString();
    }

    @AfterEach
    void tearDown() throws Exception {
        works.close();
    }

    private WsClient open(String more) throws Exception {
        return WsClient.open(
                works.node.port(),
                "/api/build/stream/" + session + "?token=" + works.node.token() + more);
    }

    private static JsonNode until(WsClient client, String type) throws Exception {
        while (true) {
            JsonNode message = client.nextJson();
            if (message.get("type").asString().equals(type)) return message;
        }
    }

    @Test
    void greetsAnswersAndTellsWhatHappens() throws Exception {
        try (WsClient client = open("")) {
            JsonNode hello = client.nextJson();
            assertThat(hello.get("type").asString()).isEqualTo("connection");
            assertThat(hello.get("status").asString()).isEqualTo("connected");
            assertThat(hello.get("session_id").asString()).isEqualTo(session);
            client.say("{\"type\":\"ping\"}");
            until(client, "pong");
            client.say("no json");
            assertThat(until(client, "error").get("message").asString()).isEqualTo("Invalid JSON");
            client.say("{\"type\":\"request_status\"}");
            assertThat(until(client, "status").get("project_alias").asString()).isEqualTo("shop");

            works.checkpoint(
                    1,
                    "{\"id\":\"c1\",\"phase\":\"p\",\"components\":["
                            + Works.component("a", "in_progress", 5)
                            + "]}");
            JsonNode checkpoint = until(client, "checkpoint_update");
            assertThat(checkpoint.get("checkpoint_id").asString()).isEqualTo("c1");
            assertThat(checkpoint.get("tasks_completed").isArray()).isTrue();
            assertThat(checkpoint.get("files_created").isArray()).isTrue();
            assertThat(checkpoint.get("session_id").asString()).isEqualTo(session);
            assertThat(until(client, "component_update").get("component_id").asString())
                    .isEqualTo("a");
            assertThat(until(client, "build_progress").get("total").asInt()).isEqualTo(1);
            works.checkpoint(2, "{");
            assertThat(until(client, "error").get("error_message").asString()).isNotEmpty();
        }
    }

    @Test
    void hearsOnlyWhatItAskedFor() throws Exception {
        try (WsClient client = open("")) {
            client.say("{\"type\":\"subscribe\",\"topics\":[\"components\",\"file_change\"]}");
            assertThat(until(client, "subscribed").get("topics")).hasSize(2);
            works.checkpoint(
                    1, "{\"components\":[" + Works.component("a", "in_progress", 5) + "]}");

            assertThat(client.nextJson().get("type").asString()).isEqualTo("file_change");
            assertThat(client.nextJson().get("type").asString()).isEqualTo("component_update");
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        String place;
        try (WsClient client = open("")) {
            works.checkpoint(1, "{\"id\":\"c1\"}");
            place = until(client, "build_progress").get("seq").asString();
        }
        works.checkpoint(2, "{\"id\":\"c2\"}");
        try (WsClient client = open("&since=" + place)) {
            assertThat(until(client, "checkpoint_update").get("checkpoint_id").asString())
                    .isEqualTo("c2");
        }
    }

    @Test
    void hearsTheTerminalOfItsOwnSession() throws Exception {
        String running = works.runScript("echo mine");
        works.awaitStatus(running, "completed");
        try (WsClient client = open("")) {
            works.awaitStatus(works.runScript("echo other"), "completed");
            client.say("{\"type\":\"ping\"}");
            JsonNode message = client.nextJson();
            while (!message.get("type").asString().equals("pong")) {
                assertThat(message.get("type").asString()).isNotEqualTo("terminal_output");
                message = client.nextJson();
            }
        }
    }

    @Test
    void knowsADeclaredBuildByItsAlias() throws Exception {
        JsonNode answer =
                works.json(
                        "POST",
                        "/api/build/init",
                        "{\"project_name\":\"The"
                                + " shop\",\"project_alias\":\"theirs\",\"project_path\":\""
                                + works.project
                                + "\",\"components\":[],\"features\":[]}");
        assertThat(answer.get("session_id").asString()).startsWith("session-");
        assertThat(answer.get("message").asString()).isEqualTo("Session initialized successfully");
        session = answer.get("session_id").asString();
        JsonNode status = works.json("GET", "/api/build/status/theirs", "");
        assertThat(status.get("projectAlias").asString()).isEqualTo("theirs");
        assertThat(status.get("project_alias").asString()).isEqualTo("theirs");
        try (WsClient client = open("")) {
            client.nextJson();
            works.json("PATCH", "/api/build/status/theirs/runtime", "{\"pid\":7}");
            assertThat(until(client, "runtime_update").at("/runtime/pid").asInt()).isEqualTo(7);
        }
        assertThat(works.json("GET", "/api/build/status/theirs", "").at("/runtime/pid").asInt())
                .isEqualTo(7);
    }
}
