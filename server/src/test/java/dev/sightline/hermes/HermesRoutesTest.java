package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.AuthMode;
import dev.sightline.http.Route;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The node with an agent's home, as clients know the tool that exists (compat.md §4). */
class HermesRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path temp;

    private Path agent;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        agent = Files.createDirectories(temp.toRealPath().resolve("agent"));
        Files.createDirectory(agent.resolve("memories"));
        remember("likes tea");
        node = plan().start();
    }

    private TestNode.Plan plan() throws Exception {
        Path served = Files.createDirectories(temp.resolve("served"));
        return TestNode.serving(temp.resolve("state"), served).withHermes(agent);
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private void remember(String text) throws Exception {
        Path draft = Files.writeString(agent.resolve("draft.tmp"), text);
        Files.move(draft, agent.resolve("memories/MEMORY.md"), StandardCopyOption.ATOMIC_MOVE);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = node.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String first(JsonNode memory) {
        return memory.at("/memory/entries/0/text").asString();
    }

    private long misses(String collector) throws Exception {
        return get("/api/cache/stats").at("/collectors/" + collector + "/misses").asLong();
    }

    // Routes.

    private static final String PROBLEM = "Sightline-Problem";

    @Test
    void answersEachSubjectAlsoByTheBarePathOfTheToolThatExists() throws Exception {
        assertThat(first(get("/api/hermes/memory"))).isEqualTo("likes tea");
        assertThat(get("/api/memory")).isEqualTo(get("/api/hermes/memory"));
    }

    @Test
    void keepsTheNamesThatAreOurs() throws Exception {
        List<String> routes =
                node.routes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .toList();

        assertThat(routes).doesNotHaveDuplicates();
        assertThat(get("/api/projects").isArray()).isTrue();
        assertThat(get("/api/health").has("keys")).isFalse();
    }

    @Test
    void saysWhatItFollows() throws Exception {
        JsonNode self = get("/api/hermes");

        assertThat(self.get("home").asString()).isEqualTo(agent.toString());
        assertThat(self.get("exists").asBoolean()).isTrue();
        assertThat(self.get("watch_mode").asString()).isEqualTo("live");
        assertThat(self.get("project").asString()).isEqualTo("~hermes");
    }

    @Test
    void saysUpToWhichEventAnAnswerIs() throws Exception {
        HttpResponse<String> answer = node.get("/api/hermes/memory");

        assertThat(answer.headers().firstValue("Sightline-Seq").orElse("")).matches("\\w+:\\d+");
    }

    @Test
    void saysThatNoHomeIsToBeLookedIntoAndHasNoOtherRouteThen() throws Exception {
        Path served = Files.createDirectory(temp.resolve("other"));
        try (TestNode without = TestNode.serving(temp.resolve("s2"), served).start()) {
            assertThat(without.get("/api/hermes/memory").statusCode()).isEqualTo(404);
            assertThat(without.routes())
                    .filteredOn(route -> route.template().contains("hermes"))
                    .singleElement()
                    .returns("/api/hermes", Route::template);
            JsonNode self = json(without.get("/api/hermes").body());
            assertThat(self.get("home").asString()).isEmpty();
            assertThat(self.get("exists").asBoolean()).isFalse();
        }
    }

    @Test
    void saysThatThereIsNoHomeAndFindsItOnceItComes() throws Exception {
        Path later = temp.toRealPath().resolve("later");
        node.close();
        agent = later;
        node = plan().start();

        HttpResponse<String> answer = node.get("/api/hermes/memory");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer.body()).get("code").asString()).isEqualTo("no_home");
        assertThat(answer.body()).contains("--hermes", later.toString());
        assertThat(get("/api/hermes").get("exists").asBoolean()).isFalse();

        Files.createDirectories(later.resolve("memories"));
        await().atMost(PATIENCE).until(() -> node.get("/api/memory").statusCode() == 200);
        remember("now");
        await().atMost(PATIENCE).until(() -> first(get("/api/memory")).equals("now"));
    }

    // What cannot be read.

    @Test
    void refusesWhileNothingGoodWasEverMadeAndThenSaysWhatIsWrongWithTheLastGoodOne()
            throws Exception {
        Path memory = agent.resolve("memories/MEMORY.md");
        node.close();
        // Larger than anybody reads: unreadable for whoever may read everything, too.
        remember("x".repeat(6 * 1024 * 1024));
        node = plan().start();
        assertThat(node.get("/api/memory").statusCode()).isEqualTo(503);
        assertThat(json(node.get("/api/memory").body()).get("code").asString())
                .isEqualTo("too_large");

        remember("good");
        await().atMost(PATIENCE).until(() -> node.get("/api/memory").statusCode() == 200);
        assertThat(get("/api/memory").has("problem")).isFalse();
        remember("x".repeat(6 * 1024 * 1024));
        await().atMost(PATIENCE).until(() -> get("/api/memory").has("problem"));

        JsonNode stale = get("/api/memory");
        assertThat(first(stale)).isEqualTo("good");
        assertThat(stale.at("/problem/path").asString()).isEqualTo("memories/MEMORY.md");
        assertThat(stale.at("/problem/code").asString()).isEqualTo("too_large");
        Files.delete(memory);
        await().atMost(PATIENCE).until(() -> !get("/api/memory").has("problem"));
    }

    @Test
    void saysBesideAListThatItIsOld() throws Exception {
        remember("Tabs are wrong here: use spaces.");
        await().atMost(PATIENCE).until(() -> get("/api/timeline").size() == 1);
        assertThat(node.get("/api/timeline").headers().map()).doesNotContainKey(PROBLEM);

        Path broken = Files.writeString(agent.resolve("state.db"), "no database é".repeat(100));
        await().atMost(PATIENCE).until(() -> problem("/api/timeline").contains("state.db"));
        assertThat(get("/api/timeline").size()).isEqualTo(1);
        Files.delete(broken);
        await().atMost(PATIENCE).until(() -> problem("/api/timeline").isEmpty());
    }

    private String problem(String path) throws Exception {
        return node.get(path)
                .headers()
                .firstValue(PROBLEM)
                .map(header -> URLDecoder.decode(header, StandardCharsets.UTF_8))
                .map(header -> json(header).get("path").asString())
                .orElse("");
    }

    // The cache.

    @Test
    void hasMadeWhatTheOverviewShowsBeforeAnybodyAsks() throws Exception {
        for (String shown :
                List.of(
                        "dashboard?timeline=7",
                        "sessions?limit=5&tools=false",
                        "memory",
                        "gateway",
                        "token-costs")) {
            String collector = shown.replaceAll("\\?.*", "");
            await().atMost(PATIENCE).until(() -> misses(collector) == 1);
            get("/api/hermes/" + shown);
            assertThat(misses(collector)).as(shown).isEqualTo(1);
        }
    }

    @Test
    void makesAnAnswerAnewOnlyWhenItsFilesChange() throws Exception {
        for (int i = 0; i < 5; i++) get("/api/memory");
        assertThat(misses("memory")).isEqualTo(1);

        Files.writeString(agent.resolve("SOUL.md"), "calm");
        remember("two");
        await().atMost(PATIENCE).until(() -> first(get("/api/memory")).equals("two"));

        assertThat(misses("memory")).isEqualTo(2);
    }

    // The socket: a client that knows compat.md and nothing else.

    private WsClient listen(String... headers) throws Exception {
        WsClient client = WsClient.open(node.port(), "/ws", headers);
        if (client.status() == 101) {
            client.say("ping");
            // Whatever came before it: from here on it hears.
            WsClient.Frame frame = client.next();
            while (frame.opcode() == WsClient.TEXT && !frame.text().equals("pong")) {
                frame = client.next();
            }
        }
        return client;
    }

    private WsClient listen() throws Exception {
        return listen("Authorization: Bearer " + node.token());
    }

    @Test
    void answersATextPingWithATextPong() throws Exception {
        try (WsClient client = listen()) {
            client.say("something else");
            client.say("ping");
            assertThat(client.next().text()).isEqualTo("pong");
        }
    }

    @Test
    void needsNoCredentialWhereNobodyDoes() throws Exception {
        node.close();
        node = plan().withAuth(AuthMode.NONE).start();
        try (WsClient client = WsClient.open(node.port(), "/ws")) {
            client.say("ping");
            assertThat(client.next().text()).isEqualTo("pong");
        }
    }

    @Test
    void pushesWhatChangedAndWhere() throws Exception {
        try (WsClient client = listen()) {
            remember("more");

            JsonNode message = client.nextJson();

            assertThat(message.get("type").asString()).isEqualTo("data_changed");
            assertThat(message.get("data_types")).isEqualTo(json("[\"memory\"]"));
            assertThat(message.get("paths").get(0).asString())
                    .isEqualTo(agent.resolve("memories/MEMORY.md").toString());
            assertThat(first(get("/api/memory"))).isEqualTo("more");
        }
    }

    @Test
    void coalescesABurstAndNeverLosesItsLastChange() throws Exception {
        try (WsClient client = listen()) {
            int notices = 0;
            for (int i = 1; i <= 100; i++) remember("n" + i);
            while (!first(get("/api/memory")).equals("n100")) {
                // Whoever waits for a notice after each look sees the last one.
                assertThat(client.nextJson().get("type").asString()).isEqualTo("data_changed");
                notices++;
            }
            assertThat(notices).isLessThan(50);
        }
    }

    @Test
    void namesFivePathsAtMost() throws Exception {
        try (WsClient client = listen()) {
            for (int i = 0; i < 30; i++) {
                Path skill = Files.createDirectories(agent.resolve("skills/dev/s" + i));
                Files.writeString(skill.resolve("SKILL.md"), "x");
            }
            Files.writeString(agent.resolve("SOUL.md"), "the last");
            JsonNode message = client.nextJson();
            while (!message.get("data_types").toString().contains("profiles")) {
                assertThat(message.get("data_types")).isEqualTo(json("[\"skills\"]"));
                assertThat(message.get("paths").size()).isBetween(1, 5);
                message = client.nextJson();
            }
        }
    }

    @Test
    void saysThatAllWasForgotten() throws Exception {
        get("/api/memory");
        try (WsClient client = listen()) {
            HttpResponse<String> cleared = node.post("/api/cache/clear", "{}");

            assertThat(json(cleared.body()).get("cleared").asInt()).isPositive();
            JsonNode message = client.nextJson();
            assertThat(message.get("type").asString()).isEqualTo("cache_invalidate");
            assertThat(message.get("keys")).isEqualTo(json("[]"));
        }
        get("/api/memory");
        assertThat(misses("memory")).isEqualTo(2);
    }

    @Test
    void bringsWhatWasMissedToWhoSaysWhereItStopped() throws Exception {
        String since;
        try (WsClient client = listen()) {
            remember("one");
            since = client.nextJson().get("seq").asString();
        }
        remember("two");
        await().atMost(PATIENCE).until(() -> first(get("/api/memory")).equals("two"));
        Files.writeString(agent.resolve("memories/USER.md"), "ada");

        String bearer = "Authorization: Bearer " + node.token();
        try (WsClient client = WsClient.open(node.port(), "/ws?since=" + since, bearer)) {
            assertThat(client.nextJson().get("data_types")).isEqualTo(json("[\"memory\"]"));
            assertThat(client.nextJson().get("data_types"))
                    .isEqualTo(json("[\"memory\",\"user\"]"));
        }
        try (WsClient client = WsClient.open(node.port(), "/ws?since=lost:1", bearer)) {
            assertThat(client.nextJson().get("type").asString()).isEqualTo("reset");
        }
    }

    @Test
    void tellsTheSameOnTheCommonStream() throws Exception {
        try (WsClient client = node.socket()) {
            client.say("{\"action\":\"subscribe\",\"projects\":[\"~hermes\"]}");
            client.say("{\"action\":\"ping\"}");
            assertThat(client.nextJson().get("type").asString()).isEqualTo("pong");

            remember("three");

            JsonNode event = client.nextJson();
            assertThat(event.get("type").asString()).isEqualTo("data_changed");
            assertThat(event.get("project").asString()).isEqualTo("~hermes");
            assertThat(event.at("/data/data_types")).isEqualTo(json("[\"memory\"]"));
        }
    }

    @Test
    void refusesAForeignPage() throws Exception {
        for (String origin : List.of("http://evil.test", "null", "http://localhost:1")) {
            try (WsClient client = listen("Origin: " + origin)) {
                assertThat(client.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void closesWhoHasNoTokenOrAWrongOne() throws Exception {
        for (String query : List.of("", "?token=wrong")) {
            try (WsClient client = WsClient.open(node.port(), "/ws" + query)) {
                assertThat(client.status()).isEqualTo(101);
                WsClient.Frame end = client.untilClose();
                assertThat(end.code()).isEqualTo(1008);
            }
        }
        try (WsClient client = WsClient.open(node.port(), "/ws?token=" + node.token())) {
            client.say("ping");
            assertThat(client.next().text()).isEqualTo("pong");
        }
    }
}
