package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.auth.PasswordHash;
import dev.sightline.auth.Role;
import dev.sightline.state.UserFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In by name and password, and out by the next password. */
class LoginTest {
    private static final String PASSWORD = "correct horse";

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;
    private UserFile users;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = plan().withUser("ada", PASSWORD, Role.EDITOR).start();
        users = new UserFile(temp.toRealPath().resolve("state"));
    }

    private TestNode.Plan plan() {
        return premises.node();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void givesAProgramTokensInTheWordsOfTheToolsThatExist() throws Exception {
        Member ada = Member.of(node, "ada", PASSWORD);

        JsonNode self = Member.json(ada.as(Wire.get(node, "/api/node")).send());
        assertThat(self.get("user").asString()).isEqualTo("ada");
        assertThat(self.get("role").asString()).isEqualTo("editor");
        JsonNode next = Member.json(ada.tradeIn().send());
        assertThat(next.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type");
        Member later = new Member(node, next.get("access_token").asString(), ada.refresh());
        assertThat(later.as(Wire.get(node, "/api/node")).status()).isEqualTo(200);
        assertThat(ada.tradeIn().status()).as("it does not rotate").isEqualTo(200);
    }

    @Test
    void tellsNobodyWhetherTheNameOrThePasswordIsWrong() throws Exception {
        for (List<String> wrong :
                List.of(
                        List.of("ada", "correct horsf"),
                        List.of("nobody-here", PASSWORD),
                        List.of("ADA", PASSWORD),
                        List.of("", ""),
                        List.of("ada", "x".repeat(2000)))) {
            RawHttp.Answer answer = Member.login(node, wrong.get(0), wrong.get(1)).send();
            assertThat(answer.status()).as("%s", wrong).isEqualTo(401);
            assertThat(Member.json(answer).get("detail").asString())
                    .isEqualTo("Invalid username or password");
        }
    }

    @Test
    void saysWhichPageLetsSomeoneIn() throws Exception {
        RawHttp.Answer stranger = Wire.get(node, "/api/node").send();

        assertThat(Member.json(stranger).get("detail").asString()).isEqualTo("Not authenticated");
        assertThat(Member.json(stranger).get("login").asString()).isEqualTo("password");
        RawHttp.Answer wrong = Wire.get(node, "/api/node").with("Authorization", "Bearer x").send();
        assertThat(Member.json(wrong).get("detail").asString()).isEqualTo("Invalid access token");
        assertThat(node.newLink()).isEqualTo(node.url() + "/");
    }

    @Test
    void givesThePageACookieAndNoToken() throws Exception {
        RawHttp.Answer answer = Visitor.login(node, "ada", PASSWORD).send();

        List<String> parts = Arrays.asList(Visitor.setCookies(answer).getFirst().split("; ", -1));
        assertThat(parts).contains("HttpOnly", "SameSite=Strict", "Path=/");
        JsonNode body = Member.json(answer);
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("status", "username", "role", "expires_in");
        assertThat(body.get("expires_in").asInt()).isBetween(890, 900);
        Visitor ada = Visitor.loggedIn(node, "ada", PASSWORD);
        assertThat(ada.get("/api/node").status()).isEqualTo(200);
    }

    @Test
    void changesTheCookieWithARefreshOfOurOwnPageOnly() throws Exception {
        Visitor ada = Visitor.loggedIn(node, "ada", PASSWORD);
        Wire refresh = ada.post("/api/auth/refresh", "{}");
        assertThat(refresh.without("X-Sightline").status()).isEqualTo(401);
        assertThat(refresh.without("Origin").status()).isEqualTo(401);
        for (String origin : Origins.foreignTo(node)) {
            assertThat(refresh.with("Origin", origin).status()).as(origin).isEqualTo(403);
        }

        RawHttp.Answer answer = refresh.send();

        String cookie = Visitor.setCookies(answer).getFirst().split(";", 2)[0];
        assertThat(cookie).isNotEqualTo(ada.cookie());
        assertThat(new Visitor(node, cookie).get("/api/node").status()).isEqualTo(200);
        assertThat(ada.get("/api/node").status()).as("tabs in flight").isEqualTo(200);
    }

    @Test
    void endsTheSessionWithALogout() throws Exception {
        Visitor ada = Visitor.loggedIn(node, "ada", PASSWORD);
        assertThat(ada.post("/api/auth/logout", "{}").without("X-Sightline").status())
                .isEqualTo(200);
        assertThat(ada.get("/api/node").status()).isEqualTo(200);

        RawHttp.Answer out = ada.post("/api/auth/logout", "{}").send();

        assertThat(Visitor.setCookies(out).getFirst()).contains("=; ", "Max-Age=0");
        assertThat(ada.get("/api/node").status()).isEqualTo(401);
        assertThat(ada.post("/api/auth/refresh", "{}").status()).isEqualTo(401);
    }

    @Test
    void endsARefreshTokenAndWhatItGotWithALogout() throws Exception {
        Member ada = Member.of(node, "ada", PASSWORD);
        Member other = Member.of(node, "ada", PASSWORD);

        assertThat(ada.logout().status()).isEqualTo(200);

        assertThat(ada.tradeIn().status()).isEqualTo(401);
        assertThat(ada.as(Wire.get(node, "/api/node")).status()).isEqualTo(401);
        assertThat(other.as(Wire.get(node, "/api/node")).status()).isEqualTo(200);
        assertThat(ada.logout().status()).as("nothing left to end").isEqualTo(200);
    }

    @Test
    void keepsSessionsAndTokensOverARestart() throws Exception {
        Visitor page = Visitor.loggedIn(node, "ada", PASSWORD);
        Member program = Member.of(node, "ada", PASSWORD);
        int port = node.port();
        node.close();

        node = plan().withUser("bob", PASSWORD, Role.VIEWER).onPort(port).start();

        assertThat(new Visitor(node, page.cookie()).get("/api/node").status()).isEqualTo(200);
        Member same = new Member(node, program.access(), program.refresh());
        assertThat(same.as(Wire.get(node, "/api/node")).status()).isEqualTo(200);
        assertThat(same.tradeIn().status()).isEqualTo(200);
    }

    @Test
    void endsAllThatAUserHasWithANewPassword() throws Exception {
        Visitor page = Visitor.loggedIn(node, "ada", PASSWORD);
        Member program = Member.of(node, "ada", PASSWORD);

        users.setPassword("ada", PasswordHash.of("another one"), Optional.empty());

        assertThatAllEnds(page, program);
        assertThat(Member.login(node, "ada", PASSWORD).status()).isEqualTo(401);
        assertThat(Member.login(node, "ada", "another one").status()).isEqualTo(200);
    }

    @Test
    void endsAllThatAUserHadWhoIsRemovedAlsoForTheNextOfThatName() throws Exception {
        users.add("bob", PasswordHash.of(PASSWORD), Optional.empty(), java.time.Instant.now());
        Visitor page = Visitor.loggedIn(node, "ada", PASSWORD);
        Member program = Member.of(node, "ada", PASSWORD);

        users.remove("ada");
        assertThatAllEnds(page, program);
        users.add("ada", PasswordHash.of(PASSWORD), Optional.empty(), java.time.Instant.now());

        await().until(() -> Member.login(node, "ada", PASSWORD).status() == 200);
        assertThatAllEnds(page, program);
    }

    private static void assertThatAllEnds(Visitor page, Member program) {
        TestNode node = page.node();
        await().until(() -> page.get("/api/node").status() == 401);
        await().until(() -> program.as(Wire.get(node, "/api/node")).status() == 401);
        await().until(() -> program.tradeIn().status() == 401);
        await().until(() -> page.post("/api/auth/refresh", "{}").status() == 401);
    }

    @Test
    void asksForUsersToLogIn() throws Exception {
        users.remove("ada");

        await().until(() -> Member.login(node, "ada", PASSWORD).status() == 503);
        RawHttp.Answer answer = Member.login(node, "ada", PASSWORD).send();
        assertThat(Member.json(answer).get("detail").asString())
                .isEqualTo("Credentials not configured");
    }

    @Test
    void letsNobodyInByPasswordWhereItWasNotAskedFor() throws Exception {
        node.close();
        try (TestNode launch = plan().start()) {
            assertThat(Member.login(launch, "ada", PASSWORD).status()).isEqualTo(503);
            Wire refresh = Wire.post(launch, "/api/auth/refresh", "{\"refresh_token\":\"x\"}");
            assertThat(refresh.status()).isEqualTo(401);
            Wire logout = Wire.post(launch, "/api/auth/logout", "{}");
            assertThat(logout.status()).isEqualTo(200);
        }
    }
}
