package dev.sightline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.WsClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The protocol of {@code /api/ws}, as docs/reference/streams.md has it. */
class EventSocketTest {
    @TempDir Path temp;

    private Path file;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path served = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(served.resolve("a.py"), "one\n");
        node = TestNode.serving(temp.resolve("state"), file).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private void append(String project, String type, int n) {
        node.append(project, type, Map.of("n", n));
    }

    /** Answered once all that was said before is done. */
    private static void pong(WsClient client) throws Exception {
        client.say("{\"action\":\"ping\"}");
        assertThat(client.next().text()).isEqualTo("{\"type\":\"pong\"}");
    }

    private static List<Integer> numbers(WsClient client, int count) throws Exception {
        List<Integer> all = new ArrayList<>();
        while (all.size() < count) all.add(client.nextJson().get("data").get("n").asInt());
        return all;
    }

    @Test
    void tellsTheEventsOfTheProjectsThatItSubscribedTo() throws Exception {
        try (WsClient client = node.socket()) {
            client.say(
                    "{\"action\":\"subscribe\",\"projects\":[\"shop-3fa9c1\"],\"since\":\""
                            + node.position()
                            + "\"}");
            append("other-111111", "a", 1);
            append("shop-3fa9c1", "a", 2);
            JsonNode event = client.nextJson();

            assertThat(event.propertyNames())
                    .containsExactly("type", "project", "timestamp", "data", "seq", "epoch");
            assertThat(event.get("project").asString()).isEqualTo("shop-3fa9c1");
            assertThat(event.get("timestamp").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
            assertThat(event.get("seq").asLong()).isEqualTo(2);
        }
    }

    @Test
    void namesAProjectByItsSlugToWhoAskedSo() throws Exception {
        try (WsClient client = node.socket()) {
            client.say(
                    "{\"action\":\"subscribe\",\"projects\":[\"shop\"],\"types\":[\"b\"],\"since\":\""
                            + node.position()
                            + "\"}");
            append("shop-3fa9c1", "a", 1);
            append("shop-3fa9c1", "b", 2);

            assertThat(client.nextJson().get("project").asString()).isEqualTo("shop");
        }
    }

    @Test
    void tellsWhatWasMissedInOrderAndThenWhatHappens() throws Exception {
        String before = node.position();
        for (int i = 0; i < 2_000; i++) append("shop-3fa9c1", "a", i);
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"subscribe\",\"since\":\"" + before + "\"}");
            assertThat(numbers(client, 2_000)).isSorted().doesNotHaveDuplicates();
            append("shop-3fa9c1", "a", 2_000);
            assertThat(numbers(client, 1)).containsExactly(2_000);
        }
    }

    @Test
    void tellsOneResetWhereThePlaceIsUnknown() throws Exception {
        append("shop-3fa9c1", "a", 1);
        String now = node.position();
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"subscribe\",\"since\":\"feed:1\"}");
            JsonNode reset = client.nextJson();
            assertThat(reset.get("type").asString()).isEqualTo("reset");
            assertThat(reset.get("data").get("reason").asString()).isEqualTo("unknown_epoch");
            assertThat(reset.get("epoch").asString() + ":" + reset.get("seq").asLong())
                    .isEqualTo(now);
            append("shop-3fa9c1", "a", 2);
            assertThat(numbers(client, 1)).containsExactly(2);
        }
    }

    @Test
    void hearsNoMoreOfWhatItUnsubscribed() throws Exception {
        try (WsClient client = node.socket()) {
            String since = node.position();
            client.say(
                    "{\"action\":\"subscribe\",\"projects\":[\"a\",\"b\"],\"since\":\""
                            + since
                            + "\"}");
            append("a-111111", "x", 1);
            append("b-222222", "x", 2);
            assertThat(numbers(client, 2)).containsExactly(1, 2);
            client.say("{\"action\":\"unsubscribe\",\"projects\":[\"a\"]}");
            // Steps are done in order: when this one is, so is the one before.
            client.say(
                    "{\"action\":\"subscribe\",\"projects\":[\"c\"],\"since\":\"" + since + "\"}");
            append("c-333333", "x", 3);
            assertThat(numbers(client, 1)).containsExactly(3);
            append("a-111111", "x", 4);
            append("b-222222", "x", 5);
            assertThat(numbers(client, 1)).containsExactly(5);
        }
    }

    @Test
    void answersWhatItDoesNotUnderstandAndLivesOn() throws Exception {
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"dance\"}");
            JsonNode unknown = client.nextJson();
            assertThat(unknown.propertyNames()).containsExactlyInAnyOrder("type", "message");
            assertThat(unknown.get("type").asString()).isEqualTo("error");
            assertThat(unknown.get("message").asString()).isEqualTo("Unknown action");
            for (String bad :
                    List.of(
                            "no json",
                            "[]",
                            "\"ping\"",
                            "{\"a\":1,\"a\":2}",
                            "[".repeat(1_000),
                            "{\"action\":\"subscribe\",\"projects\":\"all\"}",
                            "{\"action\":\"subscribe\",\"projects\":[1]}",
                            "{\"action\":\"subscribe\",\"since\":7}",
                            "{\"action\":\"watch\"}")) {
                client.say(bad);
                JsonNode answer = client.nextJson();
                assertThat(answer.get("type").asString()).as(bad).isEqualTo("error");
                assertThat(answer.get("message").asString()).as(bad).isNotEmpty();
                assertThat(answer.get("code").asString()).as(bad).isNotEmpty();
            }
            pong(client);
        }
    }

    @Test
    void takesATokenAsTheFirstMessage() throws Exception {
        try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
            client.say("{\"token\":\"" + node.token() + "\"}");
            assertThat(client.next().text()).isEqualTo("{\"type\":\"authenticated\"}");
            pong(client);
        }
    }

    @Test
    void takesATicketInTheUrlOnce() throws Exception {
        String ticket =
                node.post("/api/auth/ticket", "{}")
                        .body()
                        .replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
        try (WsClient client = WsClient.open(node.port(), "/api/ws?token=" + ticket)) {
            pong(client);
        }
        try (WsClient client = WsClient.open(node.port(), "/api/ws?token=" + ticket)) {
            assertThat(client.untilClose().code()).isEqualTo(1008);
        }
    }

    @Test
    void closesInTheWordsOfTheToolsThatExist() throws Exception {
        try (WsClient client = WsClient.open(node.port(), "/api/ws?token=wrong")) {
            WsClient.Frame close = client.untilClose();
            assertThat(close.code()).isEqualTo(1008);
            assertThat(close.reason()).isEqualTo("Invalid access token");
        }
        try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
            client.say("{\"token\":\"wrong\"}");
            assertThat(client.untilClose().reason()).isEqualTo("Invalid access token");
        }
        try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
            client.say("{\"action\":\"subscribe\"}");
            WsClient.Frame close = client.untilClose();
            assertThat(close.code()).isEqualTo(1008);
            assertThat(close.reason()).isEqualTo("Not authenticated");
        }
    }

    @Test
    void carriesWatchedFilesBesideTheEvents() throws Exception {
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"watch\",\"path\":\"" + file + "\"}");
            JsonNode initial = client.nextJson();
            assertThat(initial.get("type").asString()).isEqualTo("initial");
            assertThat(initial.get("watch").asString()).isEqualTo(file.toString());
            assertThat(initial.get("content").asString()).isEqualTo("one\n");

            Path next = Files.writeString(temp.resolve("next"), "two\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            assertThat(client.nextJson().get("content").asString()).isEqualTo("two\n");

            client.say("{\"action\":\"unwatch\",\"path\":\"" + file + "\"}");
            pong(client);
            Files.writeString(file, "three\n");
            client.say("{\"action\":\"watch\",\"path\":\"" + file + "\"}");
            JsonNode again = client.nextJson();
            assertThat(again.get("type").asString()).isEqualTo("initial");
            assertThat(again.get("content").asString()).isEqualTo("three\n");
        }
    }

    @Test
    void aRefusedFileIsAnErrorForItAlone() throws Exception {
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"watch\",\"path\":\"/etc/passwd\"}");
            JsonNode error = client.nextJson();
            assertThat(error.get("type").asString()).isEqualTo("error");
            assertThat(error.get("watch").asString()).isEqualTo("/etc/passwd");
            assertThat(error.get("code").asString()).isEqualTo("outside_roots");
            client.say("{\"action\":\"watch\",\"path\":\"" + file + "\"}");
            assertThat(client.nextJson().get("type").asString()).isEqualTo("initial");
        }
    }

    @Test
    void refusesANameOfMoreThan256Characters() throws Exception {
        String name = "\"" + "x".repeat(257) + "\"";
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"subscribe\",\"projects\":[" + name + "]}");
            assertThat(client.nextJson().get("code").asString()).isEqualTo("bad_request");
            client.say("{\"action\":\"subscribe\",\"types\":[" + name + "]}");
            assertThat(client.nextJson().get("code").asString()).isEqualTo("bad_request");
            client.say("{\"action\":\"ping\"}");
            assertThat(client.nextJson().get("type").asString()).isEqualTo("pong");
        }
    }

    @Test
    void takesTheSameProjectsAgainHoweverManyTheyAre() throws Exception {
        try (WsClient client = node.socket()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 200; i++) names.add("\"p" + i + "\"");
            String same =
                    "{\"action\":\"subscribe\",\"projects\":[" + String.join(",", names) + "]}";
            String others = same.replaceAll("\"p(\\d)", "\"q$1");
            client.say(same);
            client.say(same);
            pong(client);
            client.say(others);
            assertThat(client.nextJson().get("code").asString()).isEqualTo("too_many");
            client.say("{\"action\":\"unsubscribe\"}");
            client.say(others);
            pong(client);
        }
    }

    @Test
    void namesAtMost256Projects() throws Exception {
        try (WsClient client = node.socket()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 257; i++) names.add("\"p" + i + "\"");
            client.say("{\"action\":\"subscribe\",\"projects\":[" + String.join(",", names) + "]}");
            assertThat(client.nextJson().get("code").asString()).isEqualTo("too_many");
        }
    }

    @Test
    void letsNobodyChangeWhoItIs() throws Exception {
        try (WsClient client = node.socket()) {
            client.say("{\"token\":\"" + node.token() + "\"}");

            assertThat(client.nextJson().get("code").asString()).isEqualTo("already_authenticated");
            pong(client);
        }
    }

    @Test
    void tellsAStrangerWithoutAHandshakeThatItIsOne() throws Exception {
        assertThat(node.send(node.stranger("/api/ws").GET()).statusCode()).isEqualTo(401);
        assertThat(node.get("/api/ws").statusCode()).isEqualTo(426);
    }
}
