package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.auth.Access;
import dev.sightline.http.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another page uses the visitor's session (CSRF). A page on another port of the same host is the
 * hardest case: to cookies and SameSite it is the same site.
 */
class CrossSiteRequestTest {
    @TempDir Path temp;

    private Premises premises;
    private TestNode node;
    private Visitor visitor;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
        visitor = Visitor.on(node);
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void letsItsOwnPageSave() throws Exception {
        assertThat(good().status()).isEqualTo(200);
        assertThat(good().without("Sec-Fetch-Site").status()).isEqualTo(200);
        assertThat(premises.hello).hasContent("theirs\n");
    }

    @Test
    void savesNothingForAnotherPage() throws Exception {
        for (Wire attack : attacks(good())) {
            RawHttp.Answer answer = attack.send();
            assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isIn(403, 415);
            assertThat(premises.hello).hasContent(Premises.HELLO);
        }
    }

    @Test
    void changesNothingOnAnyRouteForAnotherPage() throws Exception {
        for (Route route : node.routes()) {
            if (route.method().equals("GET") || route.access() instanceof Access.Open) continue;
            for (Wire attack : attacks(visitor.post(route.template(), "{}").by(route.method()))) {
                RawHttp.Answer answer = attack.send();
                assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isIn(403, 415);
            }
        }
    }

    @Test
    void readsNothingForAnotherPage() throws Exception {
        String query = "?path=" + TestNode.encoded(premises.hello);
        for (Route route : node.routes()) {
            if (!route.method().equals("GET") || route.access() instanceof Access.Open) continue;
            for (Wire attack : foreign(visitor.get(route.template() + query))) {
                RawHttp.Answer answer = attack.send();
                assertThat(answer.status()).as("%s", attack).isEqualTo(403);
                assertThat(answer.text()).doesNotContain("hello')");
            }
        }
    }

    @Test
    void doesNotKnowTheSessionOfAnotherPort() throws Exception {
        String value = visitor.cookie().split("=", 2)[1];
        Wire other = good().with("Cookie", "sightline_" + (node.port() - 1) + "=" + value);

        assertThat(other.status()).isEqualTo(401);
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void readsAfterATypedAddressButChangesNothing() throws Exception {
        Wire read = visitor.get("/api/read-file?path=" + TestNode.encoded(premises.hello));

        assertThat(read.with("Sec-Fetch-Site", "none").status()).isEqualTo(200);
        assertThat(good().with("Sec-Fetch-Site", "none").status()).isEqualTo(403);
    }

    private Wire good() {
        return visitor.post("/api/save-file", Wire.saveBody(premises.hello.toString(), "theirs\n"));
    }

    /** What another page can make of a good request. */
    private List<Wire> attacks(Wire good) {
        List<Wire> all = new ArrayList<>(foreign(good));
        all.add(good.without("Origin"));
        all.add(good.without("Origin").without("Sec-Fetch-Site"));
        all.add(good.without("X-Sightline"));
        all.add(good.with("X-Sightline", "0"));
        all.add(good.with("X-Sightline", "true"));
        all.add(good.without("Content-Type"));
        for (String type :
                List.of(
                        "text/plain",
                        "text/plain;application/json",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "text/plain, application/json",
                        "application/json-patch",
                        "application/jsonp",
                        "*/*")) {
            all.add(good.with("Content-Type", type));
        }
        return all;
    }

    private List<Wire> foreign(Wire good) {
        List<Wire> all = new ArrayList<>();
        for (String origin : Origins.foreignTo(node)) all.add(good.with("Origin", origin));
        all.add(good.with("Origin", node.url()).adding("Origin", "http://evil.test"));
        all.add(good.with("Origin", "http://evil.test").adding("Origin", node.url()));
        for (String site : List.of("cross-site", "same-site", "", "SAME-ORIGIN?")) {
            all.add(good.with("Sec-Fetch-Site", site));
        }
        return all;
    }
}
