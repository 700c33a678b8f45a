package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The link of the terminal becomes one session of one browser. */
class LaunchLinkTest {
    @TempDir Path temp;

    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        node = new Premises(temp).node().start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void carriesItsSecretInTheFragmentWhichBrowsersSendToNobody() {
        assertThat(node.newLink()).matches("http://127\\.0\\.0\\.1:\\d+/#launch=[\\w-]{43}");
    }

    @Test
    void givesOneCookieThatScriptsCannotReadAndOtherSitesCannotSend() throws Exception {
        List<String> cookies =
                Visitor.setCookies(Visitor.redeem(node, Visitor.launchSecret(node)).send());

        assertThat(cookies).hasSize(1);
        List<String> parts = Arrays.asList(cookies.getFirst().split("; ", -1));
        assertThat(parts.getFirst()).matches("sightline_" + node.port() + "=[\\w-]{43}");
        assertThat(parts).contains("HttpOnly", "SameSite=Strict", "Path=/");
        Set<String> names =
                parts.stream().map(part -> part.split("=", 2)[0]).collect(Collectors.toSet());
        assertThat(names).doesNotContain("Domain");
    }

    @Test
    void opensOnce() throws Exception {
        String secret = Visitor.launchSecret(node);

        assertThat(Visitor.redeem(node, secret).status()).isEqualTo(200);
        RawHttp.Answer second = Visitor.redeem(node, secret).send();

        assertThat(second.status()).isEqualTo(401);
        assertThat(Visitor.setCookies(second)).isEmpty();
    }

    @Test
    void opensOnceAlsoForManyAtTheSameTime() throws Exception {
        String secret = Visitor.launchSecret(node);
        Callable<Integer> redeem = () -> Visitor.redeem(node, secret).status();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> all = threads.invokeAll(Collections.nCopies(64, redeem));
            int opened = 0;
            for (Future<Integer> one : all) {
                if (one.get() == 200) opened++;
            }
            assertThat(opened).isOne();
        }
    }

    @Test
    void givesNobodyASessionForAnotherSecret() throws Exception {
        for (String wrong : List.of("", "x", node.token(), "sightline", "null")) {
            RawHttp.Answer answer = Visitor.redeem(node, wrong).send();
            assertThat(answer.status()).as("secret %s", wrong).isEqualTo(401);
            assertThat(Visitor.setCookies(answer)).isEmpty();
        }
    }

    @Test
    void isNotUsedUpByAnotherPage() throws Exception {
        String secret = Visitor.launchSecret(node);
        Wire good = Visitor.redeem(node, secret);

        for (String origin : Origins.foreignTo(node)) {
            assertThat(good.with("Origin", origin).status()).as(origin).isEqualTo(403);
        }
        assertThat(good.with("Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(good.with("Sec-Fetch-Site", "same-site").status()).isEqualTo(403);
        assertThat(good.with("Content-Type", "text/plain").status()).isEqualTo(415);
        assertThat(good.with("Host", "evil.test:" + node.port()).status()).isEqualTo(421);
        assertThat(good.status()).isEqualTo(200);
    }

    @Test
    void isNoBearerTokenAndNoUrlToken() throws Exception {
        String secret = Visitor.launchSecret(node);
        Wire stream = Wire.get(node, "/api/watch-file?path=/x&token=" + secret);

        assertThat(stream.status()).isEqualTo(401);
        assertThat(Wire.get(node, "/api/node").with("Authorization", "Bearer " + secret).status())
                .isEqualTo(401);
    }
}
