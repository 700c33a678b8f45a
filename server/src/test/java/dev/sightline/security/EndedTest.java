package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.ApiToken;
import dev.sightline.auth.PasswordHash;
import dev.sightline.auth.Role;
import dev.sightline.auth.Secret;
import dev.sightline.state.UserFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Whoever may no longer come in is not listened to, and not told, any longer either. */
class EndedTest {
    private static final String PASSWORD = "correct horse";

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;
    private UserFile users;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().withUser("ada", PASSWORD, Role.EDITOR).start();
        users = new UserFile(temp.toRealPath().resolve("state"));
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private interface Change {
        void make() throws Exception;
    }

    @Test
    void endsTheStreamsOfAPageThatLogsOut() throws Exception {
        Visitor page = Visitor.loggedIn(node, "ada", PASSWORD);

        assertEnds(
                () -> assertThat(page.post("/api/auth/logout", "{}").status()).isEqualTo(200),
                "Cookie: " + page.cookie(),
                "Origin: " + node.url());
    }

    @Test
    void endsTheStreamsOfAProgramThatLogsOut() throws Exception {
        Member program = Member.of(node, "ada", PASSWORD);

        assertEnds(
                () -> assertThat(program.logout().status()).isEqualTo(200),
                "Authorization: Bearer " + program.access());
    }

    @Test
    void endsTheStreamsOfEveryoneWithAnOldPassword() throws Exception {
        Visitor page = Visitor.loggedIn(node, "ada", PASSWORD);
        Member program = Member.of(node, "ada", PASSWORD);

        assertEnds(
                () -> users.setPassword("ada", PasswordHash.of("another"), Optional.empty()),
                "Cookie: " + page.cookie(),
                "Origin: " + node.url());
        assertThat(program.as(Wire.get(node, "/api/node")).status()).isEqualTo(401);
        assertThat(program.tradeIn().status()).isEqualTo(401);
        assertThat(page.get("/api/node").status()).isEqualTo(401);
    }

    @Test
    void endsTheStreamsOfAUserWhoIsRemoved() throws Exception {
        Member program = Member.of(node, "ada", PASSWORD);

        assertEnds(() -> users.remove("ada"), "Authorization: Bearer " + program.access());
    }

    @Test
    void endsTheStreamsOfAUserWhoseRoleIsAnother() throws Exception {
        Member program = Member.of(node, "ada", PASSWORD);

        assertEnds(
                () -> users.setPassword("ada", PasswordHash.of(PASSWORD), Optional.of(Role.VIEWER)),
                "Authorization: Bearer " + program.access());
    }

    @Test
    void endsTheStreamsOfATokenThatIsRevoked() throws Exception {
        String secret = Secret.random();
        Instant now = Instant.now();
        users.add(
                new ApiToken(
                        "abc",
                        "ci",
                        Role.VIEWER,
                        Secret.digest(secret),
                        now,
                        now.plusSeconds(600),
                        Optional.empty(),
                        false));
        Wire ask = Wire.get(node, "/api/node").with("Authorization", "Bearer " + secret);
        await().until(() -> ask.status() == 200);

        assertEnds(() -> users.revokeToken("abc"), "Authorization: Bearer " + secret);
    }

    @Test
    void endsTheStreamsOfATokenWhenItsTimeIsOver() throws Exception {
        String secret = Secret.random();
        Instant now = Instant.now();
        users.add(
                new ApiToken(
                        "abc",
                        "ci",
                        Role.VIEWER,
                        Secret.digest(secret),
                        now,
                        now.plusSeconds(5),
                        Optional.empty(),
                        false));
        Wire ask = Wire.get(node, "/api/node").with("Authorization", "Bearer " + secret);
        await().until(() -> ask.status() == 200);

        assertEnds(() -> {}, "Authorization: Bearer " + secret);
    }

    /** Who shows a session that was changed long since has stolen it, or was stolen from. */
    @Test
    void endsTheSessionAndItsStreamsWhereAnOldCookieIsShownAgain() throws Exception {
        Visitor first = Visitor.loggedIn(node, "ada", PASSWORD);
        Visitor second = refreshed(first);
        Visitor third = refreshed(second);
        assertThat(third.get("/api/node").status()).isEqualTo(200);

        assertEnds(
                () ->
                        assertThat(first.post("/api/auth/refresh", "{}").status())
                                .as("an old cookie")
                                .isEqualTo(401),
                "Cookie: " + third.cookie(),
                "Origin: " + node.url());
        assertThat(third.post("/api/auth/refresh", "{}").status()).isEqualTo(401);
    }

    private Visitor refreshed(Visitor before) throws Exception {
        RawHttp.Answer answer = before.post("/api/auth/refresh", "{}").send();
        assertThat(answer.status()).isEqualTo(200);
        return new Visitor(node, Visitor.setCookies(answer).getFirst().split(";", 2)[0]);
    }

    /** All three kinds of streams, which run before the change and are told why they end. */
    private void assertEnds(Change change, String... headers) throws Exception {
        String watch = "/api/watch-file?follow=1&path=" + TestNode.encoded(premises.hello);
        try (SseClient events = SseClient.open(node, "/api/events", headers);
                SseClient file = SseClient.open(node, watch, headers);
                WsClient socket = WsClient.open(node.port(), "/api/ws", headers)) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(file.next().type()).isEqualTo("initial");
            socket.say("{\"action\":\"ping\"}");
            assertThat(socket.nextJson().get("type").stringValue()).isEqualTo("pong");

            change.make();

            assertThat(socket.untilClose().code()).isEqualTo(4401);
            assertThat(events.next().type()).isEqualTo("auth_expired");
            assertThat(events.isAtEnd()).isTrue();
            assertThat(file.next().type()).isEqualTo("auth_expired");
            assertThat(file.isAtEnd()).isTrue();
        }
    }
}
