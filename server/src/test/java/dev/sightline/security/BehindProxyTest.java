package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.cli.Settings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

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
            assertStatus(node, "198.51.100.1, 203.0.113.9, 10.0.0.1", 503);
            assertStatus(node, "203.0.113.10", 200);
        }
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
