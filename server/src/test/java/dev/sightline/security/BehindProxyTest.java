package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.Role;
import dev.sightline.cli.Settings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a proxy says of its client counts where the owner said that there is one, only there. */
class BehindProxyTest {
    private static final Settings.Limits ONE_EACH = new Settings.Limits(64, 1, 4096, 7, 256);

    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
    }

    @Test
    void countsTheStreamsOfTheClientAndNotOfTheProxy() throws Exception {
        try (TestNode node = premises.node().withLimits(ONE_EACH).behindProxy().start();
                SseClient first = watch(node, "203.0.113.9")) {
            assertThat(first.status()).isEqualTo(200);
            first.next();
            assertStatus(node, "203.0.113.9", 503);
            // Its own words stand to the left of what the proxy saw.
            assertStatus(node, "127.0.0.1, 203.0.113.9", 503);
            assertStatus(node, "203.0.113.10", 200);
        }
    }

    @Test
    void countsEventsAndWebSocketsOfOneClientTogether() throws Exception {
        try (TestNode node = premises.node().withLimits(ONE_EACH).behindProxy().start();
                WsClient first = socket(node, "203.0.113.9")) {
            first.say("{\"action\":\"ping\"}");
            assertThat(first.nextJson().get("type").stringValue()).isEqualTo("pong");
            Wire events = Wire.get(node, "/api/events").withToken();

            assertThat(events.with("X-Forwarded-For", "203.0.113.9").status()).isEqualTo(503);
            assertThat(events.with("X-Forwarded-For", "203.0.113.10").status()).isEqualTo(200);
            try (WsClient second = socket(node, "203.0.113.9")) {
                assertThat(second.untilClose().code()).isEqualTo(1013);
            }
        }
    }

    /** A client in the owner's own network stands where a chain of proxies might, and is none. */
    @Test
    void believesTheWordOfTheProxyAndNotThatOfAClientNearby() throws Exception {
        try (TestNode node = premises.node().withLimits(ONE_EACH).behindProxy().start();
                SseClient first = watch(node, "10.0.0.7")) {
            assertThat(first.status()).isEqualTo(200);
            first.next();
            assertStatus(node, "198.51.100.1, 10.0.0.7", 503);
            assertStatus(node, "198.51.100.2, 192.168.0.1, 10.0.0.7", 503);
            assertStatus(node, "10.0.0.7, 10.0.0.8", 200);
        }
    }

    @Test
    void slowsWhoeverGuessesPasswordsUnderInventedAddresses() throws Exception {
        for (String real : new String[] {"203.0.113.9", "10.0.0.7", "::1", "127.0.0.1"}) {
            Premises fresh = new Premises(Files.createTempDirectory(temp, "x"));
            try (TestNode node =
                    fresh.node()
                            .withUser("ada", "correct horse", Role.ADMIN)
                            .behindProxy()
                            .start()) {
                List<Integer> answers = new ArrayList<>();
                for (int i = 0; i < 7; i++) {
                    String told = "198.51.100." + i + ", " + real;
                    Wire guess = Member.login(node, "ada", "wrong " + i);
                    answers.add(guess.with("X-Forwarded-For", told).status());
                }
                assertThat(answers).as(real).contains(429);
            }
        }
    }

    @Test
    void slowsThemWithoutAProxyToo() throws Exception {
        try (TestNode node = premises.node().withUser("ada", "correct horse", Role.ADMIN).start()) {
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                Wire guess = Member.login(node, "ada", "wrong " + i);
                answers.add(
                        guess.with("X-Forwarded-For", "198.51.100." + i)
                                .with("Forwarded", "for=198.51.100." + i)
                                .with("X-Real-IP", "198.51.100." + i)
                                .status());
            }
            assertThat(answers).contains(429);
        }
    }

    private static WsClient socket(TestNode node, String client) throws IOException {
        return WsClient.open(
                node.port(),
                "/api/ws",
                "Authorization: Bearer " + node.token(),
                "X-Forwarded-For: " + client);
    }

    @Test
    void believesNobodyWithoutTheFlag() throws Exception {
        try (TestNode node = premises.node().withLimits(ONE_EACH).start();
                SseClient first = watch(node, "203.0.113.9")) {
            assertThat(first.status()).isEqualTo(200);
            first.next();
            assertStatus(node, "203.0.113.9", 200);
            assertThat(launch(node, "https")).doesNotContain("Secure");
        }
    }

    @Test
    void marksTheCookieAsSecureWhereTheProxySpeaksTls() throws Exception {
        try (TestNode node = premises.node().behindProxy().answeringTo("box.example").start()) {
            assertThat(launch(node, "https")).contains("Set-Cookie: ").contains("; Secure");
            assertThat(launch(node, "http")).contains("Set-Cookie: ").doesNotContain("Secure");
        }
    }

    @Test
    void takesForItsOwnOnlyPagesOfTheSchemeThatTheBrowserSpeaks() throws Exception {
        try (TestNode node = premises.node().behindProxy().answeringTo("box.example").start()) {
            Wire read =
                    Wire.get(node, "/api/node")
                            .withToken()
                            .with("Host", "box.example")
                            .with("X-Forwarded-Proto", "https");

            assertThat(read.with("Origin", "https://box.example").status()).isEqualTo(200);
            assertThat(read.with("Origin", "http://box.example").status()).isEqualTo(403);
            assertThat(read.with("Host", "evil.test").status()).isEqualTo(421);
            Wire elsewhere = read.with("Host", "evil.test").with("X-Forwarded-Host", "box.example");
            assertThat(elsewhere.status()).isEqualTo(421);
        }
    }

    private static String launch(TestNode node, String scheme) throws Exception {
        RawHttp.Answer answer =
                Visitor.redeem(node, Visitor.launchSecret(node))
                        .without("Origin")
                        .with("X-Forwarded-Proto", scheme)
                        .send();
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private void assertStatus(TestNode node, String clients, int status) throws Exception {
        try (SseClient stream = watch(node, clients)) {
            assertThat(stream.status()).as(clients).isEqualTo(status);
        }
    }

    private SseClient watch(TestNode node, String clients) throws IOException {
        return SseClient.open(
                node,
                "/api/watch-file?path=" + TestNode.encoded(premises.hello),
                "Authorization: Bearer " + node.token(),
                "X-Forwarded-For: " + clients);
    }
}
