package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.AuthMode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What another page gets to read: nothing, however it asks and whoever it asks for. */
class ForeignOriginTest {
    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
    }

    @Test
    void refusesAStreamBeforeItsFirstEvent() throws Exception {
        for (AuthMode mode : AuthMode.values()) {
            try (TestNode node = premises.node().withAuth(mode).start()) {
                for (Wire stream : streams(node)) {
                    for (String origin : Origins.foreignTo(node)) {
                        RawHttp.Answer answer = stream.with("Origin", origin).send();
                        assertThat(answer.status()).as("%s from %s", mode, origin).isEqualTo(403);
                        assertThat(answer.text()).doesNotContain("data:", "hello')", "Upgrade");
                    }
                }
            }
        }
    }

    @Test
    void refusesAnUpgradeToAWebSocket() throws Exception {
        try (TestNode node = premises.node().withAuth(AuthMode.NONE).start()) {
            for (String origin : Origins.foreignTo(node)) {
                for (String path : List.of("/", "/api/ws", "/ws/session", "/api/watch-file")) {
                    try (SseClient socket =
                            SseClient.open(
                                    node,
                                    path,
                                    "Origin: " + origin,
                                    "Connection: Upgrade",
                                    "Upgrade: websocket",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")) {
                        assertThat(socket.status()).as("%s from %s", path, origin).isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void streamsToItsOwnPageWithItsCookieWhetherTheBrowserNamesTheOriginOrNot() throws Exception {
        try (TestNode node = premises.node().start()) {
            String cookie = "Cookie: " + Visitor.on(node).cookie();
            for (String[] headers :
                    new String[][] {
                        {cookie, "Sec-Fetch-Site: same-origin"},
                        {cookie, "Sec-Fetch-Site: same-origin", "Origin: " + node.url()}
                    }) {
                try (SseClient stream = SseClient.open(node, watch(), headers)) {
                    assertThat(stream.next().text("content")).isEqualTo(Premises.HELLO);
                }
            }
        }
    }

    @Test
    void putsTheWallsIntoEveryAnswerAndOpensNoneByDefault() throws Exception {
        try (TestNode node = premises.node().start()) {
            Visitor visitor = Visitor.on(node);
            for (Wire request : everyKindOfAnswer(node, visitor)) {
                RawHttp.Answer answer = request.send();
                List<String> head = head(answer);
                assertThat(head)
                        .as("%s", request)
                        .contains(
                                "x-content-type-options: nosniff",
                                "cross-origin-resource-policy: same-origin")
                        .anyMatch(line -> line.matches("vary: origin(, accept-encoding)?"))
                        .noneMatch(line -> line.startsWith("access-control-"))
                        .noneMatch(line -> line.startsWith("server:"));
                assertThat(head)
                        .as("%s", request)
                        .anyMatch(line ->
                                line.startsWith("content-security-policy: ")
                                        && line.contains("frame-ancestors 'none'"));
            }
        }
    }

    @Test
    void putsTheWallsIntoAStream() throws Exception {
        try (TestNode node = premises.node().start();
                WsClient socket = node.socket()) {
            for (String target : streamTargets()) {
                List<String> head = head(Wire.get(node, target).withToken().head());
                assertWalls(target, head);
                assertThat(head).as(target).contains("content-type: text/event-stream");
            }
            assertThat(socket.status()).isEqualTo(101);
            assertWalls("/api/ws", socket.head().stream().map(ForeignOriginTest::lower).toList());
        }
    }

    private static void assertWalls(String what, List<String> head) {
        assertThat(head)
                .as(what)
                .contains(
                        "x-content-type-options: nosniff",
                        "cross-origin-resource-policy: same-origin",
                        "vary: origin")
                .noneMatch(line -> line.startsWith("access-control-"));
    }

    private List<String> streamTargets() {
        String path = "?path=" + TestNode.encoded(premises.hello);
        return List.of(watch(), "/api/watch-files" + path, "/api/events");
    }

    private static String lower(String line) {
        return line.toLowerCase(Locale.ROOT);
    }

    private String watch() {
        return "/api/watch-file?path=" + TestNode.encoded(premises.hello);
    }

    /** With each credential that there is. */
    private List<Wire> streams(TestNode node) throws Exception {
        List<Wire> all = new ArrayList<>();
        for (String target : streamTargets()) {
            Wire plain = Wire.get(node, target);
            all.add(plain);
            all.add(plain.withToken());
            String and = target.contains("?") ? "&" : "?";
            all.add(plain.at(target + and + "token=" + node.token()));
            if (node.newLink().contains("#")) {
                all.add(plain.with("Cookie", Visitor.on(node).cookie()));
            }
        }
        return all;
    }

    private List<Wire> everyKindOfAnswer(TestNode node, Visitor visitor) {
        Wire read = Wire.get(node, "/api/read-file?path=" + TestNode.encoded(premises.hello));
        List<Wire> all = new ArrayList<>();
        all.add(read.withToken());
        all.add(visitor.get(read.target()));
        all.add(read.withToken().with("Origin", node.url()));
        all.add(Wire.save(node, premises.hello, "x\n").withToken());
        all.add(read);
        all.add(read.with("Origin", "http://evil.test"));
        all.add(read.with("Host", "evil.test"));
        all.add(read.without("Host"));
        all.add(read.adding("Host", "evil.test"));
        all.add(read.withToken().at("/api/read-file?path=/nowhere"));
        all.add(read.withToken().at("/api/nothing"));
        all.add(read.withToken().at("/api/%"));
        all.add(read.withToken().at("/api/health?x=%ff%"));
        all.add(read.withToken().by("DELETE"));
        all.add(read.by("OPTIONS").with("Access-Control-Request-Method", "POST"));
        all.add(Wire.get(node, "/api/projects").withToken());
        all.add(Wire.get(node, "/metrics").withToken());
        all.add(Wire.get(node, "/metrics"));
        all.add(Wire.get(node, "/api/ready").withToken());
        all.add(Wire.get(node, "/api/events"));
        all.add(Wire.get(node, "/api/health"));
        all.add(Wire.get(node, "/"));
        all.add(Wire.get(node, "/nothing"));
        all.add(Wire.get(node, "/" + "x".repeat(20_000)));
        return all;
    }

    private static List<String> head(RawHttp.Answer answer) {
        return answer.text()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }
}
