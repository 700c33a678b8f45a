package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of a loop over HTTP. */
class LogRoutesTest {
    private static final int BYTES = LoopFiles.LOG.getBytes(StandardCharsets.UTF_8).length;

    @TempDir Path temp;

    private Path log;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        Path shop = Files.createDirectory(home.resolve("shop"));
        LoopFiles.write(shop);
        log = shop.resolve(".ralph/ralph.log");
        node = TestNode.serving(home.resolve("state"), shop).start();
        get("/loop");
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return node.get("/api/projects/shop" + path);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = ask(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(JsonNode answer) {
        return answer.get("lines").valueStream().map(JsonNode::stringValue).toList();
    }

    private List<Integer> found(String query) throws Exception {
        return get("/log/search?" + query)
                .get("lines")
                .valueStream()
                .map(JsonNode::intValue)
                .toList();
    }

    @Test
    void givesTheLastLines() throws Exception {
        JsonNode last = get("/log/lines?count=2");

        assertThat(lines(last)).hasSize(2).endsWith("Reading the plan");
        assertThat(last.get("first").intValue()).isEqualTo(12);
        assertThat(last.get("total").intValue()).isEqualTo(13);
        assertThat(last.get("size").intValue()).isEqualTo(BYTES);
        assertThat(last.get("end").intValue()).isEqualTo(BYTES);
        assertThat(last.get("open").booleanValue()).isFalse();
    }

    @Test
    void givesLinesByNumber() throws Exception {
        JsonNode some = get("/log/lines?from=3&count=2");

        assertThat(lines(some)).containsExactly("Created tables.sql", "tokens used");
        assertThat(some.get("first").intValue()).isEqualTo(3);
        assertThat(lines(get("/log/lines?from=14"))).isEmpty();
    }

    @Test
    void hasWhatWasToldBeforeItsPlaceInTheSequence() throws Exception {
        LoopFiles.append(log, "half a");
        await().untilAsserted(() -> {
            JsonNode last = get("/log/lines?count=1");
            assertThat(lines(last)).containsExactly("half a");
            assertThat(last.get("open").booleanValue()).isTrue();
            assertThat(last.get("first").intValue()).isEqualTo(14);
        });
        assertThat(ask("/log/lines").headers().firstValue("Sightline-Seq")).isPresent();
    }

    @Test
    void givesBytesFromAnOffsetOn() throws Exception {
        JsonNode all = get("/log?offset=0");
        assertThat(all.get("text").stringValue()).isEqualTo(LoopFiles.LOG);
        assertThat(all.get("reset").booleanValue()).isFalse();
        assertThat(all.get("has_more").booleanValue()).isFalse();

        LoopFiles.append(log, "more\n");
        String place =
                "offset=%d&generation=%s"
                        .formatted(
                                all.get("offset").intValue(), all.get("generation").stringValue());

        assertThat(get("/log?" + place).get("text").stringValue()).isEqualTo("more\n");
    }

    @Test
    void beginsAnewWhereTheLogIsAnotherOne() throws Exception {
        String generation = get("/log").get("generation").stringValue();
        Files.move(log, log.resolveSibling("ralph.log.1"));
        Files.writeString(log, "anew\n");

        await().untilAsserted(() -> {
            JsonNode page = get("/log?offset=20&generation=" + generation);
            assertThat(page.get("reset").booleanValue()).isTrue();
            assertThat(page.get("text").stringValue()).isEqualTo("anew\n");
        });
        assertThat(get("/log?offset=99").get("reset").booleanValue()).isTrue();
    }

    @Test
    void findsLines() throws Exception {
        assertThat(found("q=TOKENS")).containsExactly(4, 9);
        assertThat(found("q=TOKENS&case=1")).isEmpty();
        String header = URLEncoder.encode("^\\[\\d+:\\d+:\\d+\\] ===", StandardCharsets.UTF_8);
        assertThat(found("regex=1&q=" + header)).containsExactly(1, 7, 12);
        assertThat(found("kind=errors")).containsExactly(8, 11);
        assertThat(found("kind=errors&q=relation")).containsExactly(8);
        assertThat(get("/log/search?q=e").get("total").intValue()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({
        "/log?offset=-1,400,bad_request",
        "/log/lines?from=0,400,bad_request",
        "/log/lines?count=2001,400,bad_request",
        "/log/search,400,bad_request",
        "/log/search?q=x&kind=some,400,bad_request",
        "/log/search?q=(&regex=1,400,bad_expression",
    })
    void saysWhatIsWrongWithAParameter(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = ask(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode said = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(said.get("code").stringValue()).isEqualTo(code);
        assertThat(said.get("detail").stringValue()).contains("`");
    }

    @Test
    void refusesALongText() throws Exception {
        assertThat(ask("/log/search?q=" + "x".repeat(257)).statusCode()).isEqualTo(400);
        assertThat(ask("/log/search?q=" + "x".repeat(256)).statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatThereIsNoLog() throws Exception {
        Files.delete(log);

        await().untilAsserted(() -> {
            for (String path : List.of("/log", "/log/lines", "/log/search?q=x")) {
                HttpResponse<String> answer = ask(path);
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).contains("no_log");
            }
        });
    }
}
