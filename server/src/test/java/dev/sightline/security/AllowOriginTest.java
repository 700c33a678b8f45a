package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.auth.AuthMode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** {@code --allow-origin} lets one other web app in: with the token, never with a cookie. */
class AllowOriginTest {
    private static final String FRIEND = "https://app.example.com";

    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
    }

    @Test
    void showsTheFriendWhatItsTokenOpens() throws Exception {
        try (TestNode node = premises.node().befriending(FRIEND).start()) {
            RawHttp.Answer answer = read(node).withToken().with("Origin", FRIEND).send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .contains("Access-Control-Allow-Origin: " + FRIEND + "\r\n", "Vary: Origin")
                    .doesNotContainIgnoringCase("Access-Control-Allow-Credentials");
            assertThat(save(node).withToken().with("Origin", FRIEND).status()).isEqualTo(200);
        }
    }

    @Test
    void answersThePreflightOfTheFriendAlone() throws Exception {
        try (TestNode node = premises.node().befriending(FRIEND).start()) {
            Wire preflight =
                    Wire.of(node, "OPTIONS", "/api/save-file")
                            .with("Access-Control-Request-Method", "POST")
                            .with("Access-Control-Request-Headers", "authorization,content-type");
            RawHttp.Answer yes = preflight.with("Origin", FRIEND).send();
            assertThat(yes.status()).isEqualTo(204);
            assertThat(yes.text())
                    .contains("Access-Control-Allow-Origin: " + FRIEND + "\r\n")
                    .doesNotContainIgnoringCase("Access-Control-Allow-Credentials")
                    .doesNotContain("*", "Access-Control-Allow-Private-Network");
            for (String origin : strangers()) {
                RawHttp.Answer no = preflight.with("Origin", origin).send();
                assertThat(no.status()).as(origin).isEqualTo(403);
                assertThat(no.text()).doesNotContainIgnoringCase("Access-Control-");
            }
            assertThat(preflight.with("Origin", node.url()).send().text())
                    .doesNotContainIgnoringCase("Access-Control-");
        }
    }

    @Test
    void givesTheFriendNothingForTheVisitorsCookie() throws Exception {
        try (TestNode node = premises.node().befriending(FRIEND).start()) {
            Visitor visitor = Visitor.on(node);
            Wire stream = visitor.get("/api/watch-file?path=" + TestNode.encoded(premises.hello));
            String body = Wire.saveBody(premises.hello.toString(), "theirs\n");
            for (Wire request :
                    List.of(
                            visitor.get(read(node).target()),
                            stream,
                            visitor.post("/api/save-file", body),
                            visitor.post("/api/auth/ticket", "{}"),
                            visitor.post("/api/auth/link", "{}"))) {
                for (String site : List.of("cross-site", "same-site", "same-origin")) {
                    Wire attack = request.with("Origin", FRIEND).with("Sec-Fetch-Site", site);
                    RawHttp.Answer answer = attack.send();
                    assertThat(answer.status()).as("%s", attack).isIn(401, 403);
                    assertThat(answer.text()).doesNotContain("hello')");
                }
            }
            assertThat(premises.hello).hasContent(Premises.HELLO);
        }
    }

    @Test
    void givesTheFriendNothingWithoutATokenAlsoWhereNobodyElseNeedsOne() throws Exception {
        try (TestNode node = premises.node().withAuth(AuthMode.NONE).befriending(FRIEND).start()) {
            assertThat(read(node).with("Origin", FRIEND).status()).isEqualTo(401);
            assertThat(save(node).with("Origin", FRIEND).status()).isEqualTo(401);
            assertThat(premises.hello).hasContent(Premises.HELLO);
        }
    }

    @Test
    void takesNoOneElseForTheFriend() throws Exception {
        try (TestNode node = premises.node().befriending(FRIEND).start()) {
            for (String origin : strangers()) {
                RawHttp.Answer answer = read(node).withToken().with("Origin", origin).send();
                assertThat(answer.status()).as(origin).isEqualTo(403);
                assertThat(answer.text()).doesNotContainIgnoringCase("Access-Control-");
            }
        }
    }

    private static List<String> strangers() {
        return List.of(
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com.evil.test",
                "https://evil.app.example.com",
                "https://appxexample.com",
                "https://app.example.com/",
                "https://user@app.example.com",
                "null",
                "*");
    }

    private Wire read(TestNode node) {
        return Wire.get(node, "/api/read-file?path=" + TestNode.encoded(premises.hello));
    }

    private Wire save(TestNode node) {
        return Wire.save(node, premises.hello, "theirs\n");
    }
}
