package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Route;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
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
    private Targets targets;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
        visitor = Visitor.on(node);
        targets = Targets.on(node);
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
            Wire good = visitor.post(targets.of(route), "{}").by(route.method());
            for (Wire attack : attacks(good)) {
                RawHttp.Answer answer = attack.send();
                assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isIn(403, 415);
            }
        }
        assertThat(Targets.on(node)).isEqualTo(targets);
    }

    @Test
    void addsAndRemovesNoProjectForAnotherPage() throws Exception {
        String body = "{\"path\":\"%s\"}".formatted(premises.write("sub/x", "").getParent());
        Wire add = visitor.post("/api/projects", body);
        for (Wire attack : attacks(add))
            assertThat(attack.status()).as("%s", attack).isIn(403, 415);
        assertThat(projects()).isEqualTo(1);

        RawHttp.Answer added = add.send();
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(projects()).isEqualTo(2);
        String id = Member.json(added).get("id").stringValue();
        Wire remove = visitor.post("/api/projects/" + id, "{}").by("DELETE");
        for (Wire attack : attacks(remove)) {
            assertThat(attack.status()).as("%s", attack).isIn(403, 415);
        }
        assertThat(projects()).isEqualTo(2);
        assertThat(remove.status()).isEqualTo(204);
        assertThat(projects()).isEqualTo(1);
    }

    /** Another page shall not log its visitor in as someone, out, or try passwords with it. */
    @Test
    void neitherLogsInNorOutForAnotherPage() throws Exception {
        node.close();
        node = premises.node().withUser("ada", "correct horse", Role.ADMIN).start();
        visitor = Visitor.loggedIn(node, "ada", "correct horse");
        String login = "{\"username\":\"ada\",\"password\":\"correct horse\",\"session\":true}";
        for (Route route : node.routes()) {
            if (route.method().equals("GET") || !(route.access() instanceof Access.Open)) continue;
            Wire good = visitor.post(targets.of(route), login);
            for (Wire attack : simple(good)) {
                RawHttp.Answer answer = attack.send();
                assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isIn(403, 415);
                assertThat(Visitor.setCookies(answer)).isEmpty();
            }
        }
        // A program has neither an Origin nor our header: the cookie is then not looked at.
        for (String lacking : List.of("Origin", "X-Sightline")) {
            Wire logout = visitor.post("/api/auth/logout", "{}").without(lacking);
            assertThat(Visitor.setCookies(logout.send())).isEmpty();
            Wire refresh = visitor.post("/api/auth/refresh", "{}").without(lacking);
            assertThat(refresh.status()).isEqualTo(401);
        }
        assertThat(visitor.get("/api/node").status()).isEqualTo(200);
    }

    @Test
    void readsNothingForAnotherPage() throws Exception {
        String query = "?path=" + TestNode.encoded(premises.hello);
        for (Route route : node.routes()) {
            if (!route.method().equals("GET") || route.access() instanceof Access.Open) continue;
            Wire good = visitor.get(targets.of(route) + query);
            // A browser opens no WebSocket without saying whose page it is.
            if (route.access() instanceof Access.Socket) good = good.with("Origin", node.url());
            for (Wire attack : foreign(good)) {
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

    private int projects() throws Exception {
        byte[] list = node.get("/api/projects").body().getBytes(StandardCharsets.UTF_8);
        return Json.read(list).size();
    }

    /** What another page can make of a good request. */
    private List<Wire> attacks(Wire good) {
        List<Wire> all = simple(good);
        all.add(good.without("Origin"));
        all.add(good.without("Origin").without("Sec-Fetch-Site"));
        all.add(good.without("X-Sightline"));
        all.add(good.with("X-Sightline", "0"));
        all.add(good.with("X-Sightline", "true"));
        return all;
    }

    /** Those in which the browser says the truth, or the page sends what is not asked about. */
    private List<Wire> simple(Wire good) {
        List<Wire> all = new ArrayList<>(foreign(good));
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
