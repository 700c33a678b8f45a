package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.http.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bodies that are small to send and large to understand. */
class JsonBombTest {
    private static final int MILLION = 1_000_000;

    /** So that the largest of them is no more than most routes, and WebSockets, take. */
    private static final int SMALL = 10_000;

    private static final Duration QUICK = Duration.ofSeconds(5);

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void refusesThemAllWithoutBreaking() throws Exception {
        for (Map.Entry<String, String> bomb : bombs(MILLION).entrySet()) {
            long start = System.nanoTime();
            Wire request = Wire.post(node, "/api/save-file", bomb.getValue()).withToken();
            RawHttp.Answer answer = request.send();
            assertThat(answer.status()).as(bomb.getKey()).isBetween(400, 499);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(bomb.getKey())
                    .isLessThan(QUICK);
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
        assertThat(node.get("/api/health").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoCompressedBody() throws Exception {
        Wire save = Wire.save(node, premises.hello, "x\n").withToken();
        for (String coding : new String[] {"gzip", "deflate", "br", "gzip, gzip"}) {
            assertThat(save.with("Content-Encoding", coding).status()).as(coding).isEqualTo(415);
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void refusesThemOnEveryRouteThatReadsABody() throws Exception {
        for (Route route : node.routes()) {
            if (route.method().equals("GET")) continue;
            for (Map.Entry<String, String> bomb : bombs(SMALL).entrySet()) {
                Wire request =
                        Wire.post(node, Targets.unknown(route), bomb.getValue())
                                .by(route.method())
                                .withToken();
                // Some read no body at all; none breaks.
                assertThat(request.status())
                        .as("%s %s: %s", route.method(), route.template(), bomb.getKey())
                        .isBetween(200, 499);
            }
        }
        assertThat(Targets.on(node)).isNotNull();
        assertThat(node.get("/api/health").statusCode()).isEqualTo(200);
    }

    @Test
    void saysSoOnAWebSocketWhichLivesOn() throws Exception {
        try (WsClient client = node.socket()) {
            for (Map.Entry<String, String> bomb : bombs(SMALL).entrySet()) {
                client.say(bomb.getValue());
                assertThat(client.nextJson().get("type").stringValue())
                        .as(bomb.getKey())
                        .isEqualTo("error");
            }
            for (String field : List.of("projects", "types", "since")) {
                client.say("{\"action\":\"subscribe\",\"" + field + "\":1e999999999}");
                assertThat(client.nextJson().get("type").stringValue()).isEqualTo("error");
                client.say("{\"action\":\"subscribe\",\"" + field + "\":{\"a\":[]}}");
                assertThat(client.nextJson().get("type").stringValue()).isEqualTo("error");
            }
            client.say("{\"action\":\"ping\"}");
            assertThat(client.nextJson().get("type").stringValue()).isEqualTo("pong");
        }
    }

    @Test
    void takesNoneFromAStrangerOnAWebSocket() throws Exception {
        for (Map.Entry<String, String> bomb : bombs(SMALL).entrySet()) {
            try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
                client.say(bomb.getValue());
                WsClient.Frame frame = client.next();
                if (frame.opcode() == WsClient.CLOSE) {
                    assertThat(frame.code()).as(bomb.getKey()).isEqualTo(1008);
                } else {
                    assertThat(frame.text()).as(bomb.getKey()).contains("\"type\":\"error\"");
                }
            }
        }
    }

    @Test
    void closesAWebSocketOverAMessageThatIsTooLargeHoweverItComes() throws Exception {
        for (String[] headers : new String[][] {{}, {"Authorization: Bearer " + node.token()}}) {
            try (WsClient client = WsClient.open(node.port(), "/api/ws", headers)) {
                client.say("[".repeat(64 * 1024 + 1));
                assertThat(client.untilClose().code()).isEqualTo(1009);
            }
            try (WsClient client = WsClient.open(node.port(), "/api/ws", headers)) {
                byte[] part = "[".repeat(16 * 1024).getBytes(StandardCharsets.US_ASCII);
                client.fragment(WsClient.TEXT, false, part);
                for (int i = 0; i < 4; i++) client.fragment(WsClient.CONTINUATION, false, part);
                assertThat(client.untilClose().code()).isEqualTo(1009);
            }
        }
    }

    /** What is small on the wire is small here: nothing on a WebSocket is compressed. */
    @Test
    void agreesToNoCompressionOnAWebSocket() throws Exception {
        try (WsClient client =
                WsClient.open(
                        node.port(),
                        "/api/ws",
                        "Authorization: Bearer " + node.token(),
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
            assertThat(client.status()).isEqualTo(101);
            assertThat(client.head())
                    .noneMatch(line ->
                            line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions"));
            // FIN, the bit that would say "compressed", TEXT.
            client.frame(0x80 | 0x40 | WsClient.TEXT, new byte[] {0x4b, 0x04, 0x00});
            assertThat(client.untilClose().code()).isEqualTo(1002);
        }
    }

    private Map<String, String> bombs(int size) {
        String path = "\"path\":\"" + premises.hello + "\"";
        String content = "\"content\":\"x\"";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("deep arrays", "[".repeat(size));
        all.put("deep objects", "{\"a\":".repeat(size));
        all.put("deep inside", "{" + path + "," + content + ",\"x\":" + "[".repeat(size) + "}");
        all.put(
                "just too deep",
                "{%s,%s,\"x\":%s%s}".formatted(path, content, "[".repeat(64), "]".repeat(64)));
        all.put("a number for a path", "{\"path\":1e999999999," + content + "}");
        all.put("a number for the content", "{" + path + ",\"content\":1e999999999}");
        all.put("many digits", "{\"x\":" + "9".repeat(size) + "," + path + "," + content + "}");
        all.put("a path twice", "{\"path\":\"/x\"," + path + "," + content + "}");
        all.put("content twice", "{" + path + "," + content + "," + content + "}");
        all.put("twice in disguise", "{" + path + ",\"p\\u0061th\":\"/x\"," + content + "}");
        all.put("a long name", "{\"" + "n".repeat(size) + "\":1," + path + "," + content + "}");
        all.put("an array", "[" + path.replace(":", ",") + "]");
        all.put("null", "null");
        all.put("null fields", "{\"path\":null,\"content\":null}");
        all.put("nothing", "");
        all.put("blanks", " ".repeat(size));
        all.put("half", "{" + path);
        all.put("NaN", "{" + path + ",\"content\":NaN}");
        all.put("comments", "/*" + "*".repeat(size) + "*/{" + path + "," + content + "}");
        all.put("single quotes", "{'path':'/x','content':'x'}");
        all.put("an object for a path", "{\"path\":{\"$ne\":1}," + content + "}");
        all.put(
                "a nul in the path",
                "{\"path\":\"" + premises.hello + "\\u0000\"," + content + "}");
        all.put("half a character", "{\"path\":\"" + premises.hello + "\\ud800\"," + content + "}");
        all.put("half a character of text", "{" + path + ",\"content\":\"\\ud800\"}");
        all.put("a path of slashes", "{\"path\":\"" + "/".repeat(size) + "\"," + content + "}");
        all.put(
                "a path of folders",
                "{\"path\":\"" + premises.data + "/a".repeat(size) + "\"," + content + "}");
        all.put(
                "a path of links",
                "{\"path\":\"" + premises.data + "/.".repeat(size) + "/..\"," + content + "}");
        all.put(
                "a long path",
                "{\"path\":\"" + premises.data + "/" + "a".repeat(size) + "\"," + content + "}");
        return all;
    }
}
