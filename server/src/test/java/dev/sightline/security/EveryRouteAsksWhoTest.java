package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.auth.Access;
import dev.sightline.http.Route;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deny by default: it walks the routes that are registered, not a list that someone keeps. */
class EveryRouteAsksWhoTest {
    /** All that a stranger may call. Whoever adds a line here has a reason to give. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /api/health",
                    "POST /api/auth/launch",
                    // Who may come in is what they find out.
                    "POST /api/auth/login",
                    "POST /api/auth/refresh",
                    "POST /api/auth/logout");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "ABC");

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
    void opensTheseRoutesAndNoOther() {
        List<String> open =
                node.routes().stream()
                        .filter(route -> route.access() instanceof Access.Open)
                        .map(route -> route.method() + " " + Targets.unknown(route))
                        .toList();

        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void answersNoStrangerWithAnythingBut401() throws Exception {
        for (Route route : guarded()) {
            for (Wire request : impostors(route)) {
                assertThat(request.status()).as("%s", request).isEqualTo(401);
            }
        }
    }

    @Test
    void answersEachOfThemWithTheRightToken() throws Exception {
        for (Route route : guarded()) {
            Wire request = Wire.of(node, route.method(), Targets.unknown(route)).withToken();
            assertThat(request.status()).as("%s", request).isNotIn(0, 401, 421, 500);
        }
    }

    @Test
    void tellsAStrangerNeitherWhatExistsNorWhichMethodItHas() throws Exception {
        Set<String> paths =
                new HashSet<>(List.of("/api", "/api/", "/api/x", "/api/auth", "/api/."));
        for (Route route : node.routes()) {
            paths.add(Targets.unknown(route));
            paths.add(Targets.unknown(route) + "/x");
            paths.add(Targets.unknown(route) + "/");
            paths.add(Targets.unknown(route) + ";x=y");
        }
        for (String path : paths) {
            for (String method : METHODS) {
                // HEAD is a GET without its body.
                String asked = method.equals("HEAD") ? "GET" : method;
                if (OPEN.contains(asked + " " + path.replaceFirst(";.*", ""))) continue;
                Wire request = Wire.of(node, method, path);
                assertThat(request.status()).as("%s", request).isEqualTo(401);
            }
        }
    }

    @Test
    void answersOptionsAlikeWhateverThePath() throws Exception {
        Set<String> answers = new HashSet<>();
        for (String path : List.of("/api/read-file", "/api/health", "/api/nothing", "/", "/x")) {
            RawHttp.Answer answer = Wire.of(node, "OPTIONS", path).send();
            answers.add(answer.text().replaceFirst("\r\nDate: [^\r]*", ""));
        }

        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).doesNotContain("Allow:", "Access-Control-");
    }

    @Test
    void takesATokenInTheUrlOfAStream() throws Exception {
        try (SseClient stream = SseClient.open(node, watch() + "&token=" + node.token())) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.next().text("content")).isEqualTo(Premises.HELLO);
        }
    }

    @Test
    void takesATicketOnceAndOnAStreamOnly() throws Exception {
        String json = node.post("/api/auth/ticket", "{}").body();
        String ticket =
                Json.read(json.getBytes(StandardCharsets.UTF_8)).get("ticket").stringValue();
        Wire read = Wire.get(node, "/api/read-file?path=" + TestNode.encoded(premises.hello));

        assertThat(read.at(read.target() + "&token=" + ticket).status()).isEqualTo(401);
        assertThat(read.with("Authorization", "Bearer " + ticket).status()).isEqualTo(401);
        try (SseClient first = SseClient.open(node, watch() + "&token=" + ticket)) {
            assertThat(first.status()).isEqualTo(200);
        }
        try (SseClient second = SseClient.open(node, watch() + "&token=" + ticket)) {
            assertThat(second.status()).isEqualTo(401);
        }
    }

    private String watch() {
        return "/api/watch-file?path=" + TestNode.encoded(premises.hello);
    }

    private List<Route> guarded() {
        return node.routes().stream()
                .filter(route -> !(route.access() instanceof Access.Open))
                .toList();
    }

    /** Everything in order but the identity. */
    private List<Wire> impostors(Route route) {
        Wire stranger =
                Wire.of(node, route.method(), Targets.unknown(route))
                        .sending("application/json", "{}")
                        .with("Origin", node.url())
                        .with("Sec-Fetch-Site", "same-origin")
                        .with("X-Sightline", "1");
        String cookie = "sightline_" + node.port();
        List<Wire> all = new ArrayList<>();
        all.add(stranger);
        all.add(Wire.of(node, route.method(), Targets.unknown(route)));
        for (String wrong :
                List.of(
                        "Bearer wrong",
                        "Bearer",
                        "Bearer ",
                        "Bearer null",
                        "Bearer " + node.token() + "x",
                        "Bearer " + node.token().substring(1),
                        "Basic " + node.token(),
                        node.token())) {
            all.add(stranger.with("Authorization", wrong));
        }
        for (String wrong : List.of("", "wrong", node.token(), "\"\"")) {
            all.add(stranger.with("Cookie", cookie + "=" + wrong));
        }
        all.add(stranger.with("X-Sightline-Token", node.token()));
        boolean stream =
                route.access() instanceof Access.Streams || route.access() instanceof Access.Socket;
        for (String wrong : List.of("", "wrong", stream ? "x" + node.token() : node.token())) {
            all.add(stranger.at(Targets.unknown(route) + "?token=" + wrong));
        }
        return all;
    }
}
