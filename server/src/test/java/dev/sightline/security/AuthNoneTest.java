package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.auth.Access;
import dev.sightline.auth.AuthMode;
import dev.sightline.http.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** {@code --auth none} trusts the programs of this machine, and no web page but its own. */
class AuthNoneTest {
    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().withAuth(AuthMode.NONE).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void servesAProgramThatShowsNothing() throws Exception {
        assertThat(read().status()).isEqualTo(200);
        assertThat(save().status()).isEqualTo(200);
        assertThat(premises.hello).hasContent("theirs\n");
    }

    @Test
    void servesItsOwnPage() throws Exception {
        for (String origin : List.of(node.url(), "http://localhost:" + node.port())) {
            assertThat(save().with("Origin", origin).status()).isEqualTo(200);
        }
        for (String site : List.of("none", "same-origin")) {
            assertThat(read().with("Sec-Fetch-Site", site).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesEveryOtherPageOnEveryRoute() throws Exception {
        Targets targets = Targets.on(node);
        for (Route route : node.routes()) {
            Wire request = Wire.of(node, route.method(), targets.of(route));
            if (!route.method().equals("GET")) request = request.sending("application/json", "{}");
            for (String origin : Origins.foreignTo(node)) {
                Wire attack = request.with("Origin", origin);
                assertThat(attack.status()).as("%s", attack).isEqualTo(403);
            }
            // What is open to strangers tells nothing, so a page may load it, though not read it.
            if (route.method().equals("GET") && route.access() instanceof Access.Open) continue;
            for (String site : List.of("cross-site", "same-site", "")) {
                Wire attack = request.with("Sec-Fetch-Site", site);
                assertThat(attack.status()).as("%s", attack).isEqualTo(403);
            }
        }
        assertThat(Targets.on(node)).isEqualTo(targets);
    }

    @Test
    void savesNothingThatAFormCanSend() throws Exception {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            assertThat(save().with("Content-Type", type).status()).as(type).isEqualTo(415);
        }
        assertThat(save().without("Content-Type").status()).isEqualTo(415);
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void answersToNoOtherHost() throws Exception {
        assertThat(read().with("Host", "evil.test:" + node.port()).status()).isEqualTo(421);
        assertThat(save().with("Host", "evil.test:" + node.port()).status()).isEqualTo(421);
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void takesNoWrongTokenForNoToken() throws Exception {
        assertThat(read().with("Authorization", "Bearer wrong").status()).isEqualTo(401);
    }

    private Wire read() {
        return Wire.get(node, "/api/read-file?path=" + TestNode.encoded(premises.hello));
    }

    private Wire save() {
        return Wire.save(node, premises.hello, "theirs\n");
    }
}
