package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.Role;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Logs are read, sent and kept by many: no credential is ever in them, at any level. */
class LogSecrecyTest {
    @TempDir Path temp;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler ear = new Ear(lines);

    /** Held here, or the level that was set would be forgotten. */
    private final List<Logger> loggers =
            List.of(Logger.getLogger("sightline"), Logger.getLogger("org.eclipse.jetty"));

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
        // Everything of ours; of Jetty what Logs.toStderr lets through.
        loggers.getFirst().setLevel(Level.ALL);
        loggers.getLast().setLevel(Level.WARNING);
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void tearDown() {
        Logger.getLogger("").removeHandler(ear);
        loggers.forEach(logger -> logger.setLevel(null));
        node.close();
    }

    @Test
    void namesTheRequestButNotItsQuery() throws Exception {
        assertThat(Wire.get(node, "/api/health?token=" + node.token()).status()).isEqualTo(200);

        await().until(() -> lines.stream().anyMatch(line -> line.contains("GET /api/health")));
        assertSilentOn(node.token(), "token=");
    }

    @Test
    void keepsTokensOfStreams() throws Exception {
        String ticket =
                Json.read(
                                node.post("/api/auth/ticket", "{}")
                                        .body()
                                        .getBytes(StandardCharsets.UTF_8))
                        .get("ticket")
                        .stringValue();
        String watch = "/api/watch-file?path=" + TestNode.encoded(premises.hello) + "&token=";
        for (String token : List.of(node.token(), ticket, ticket)) {
            try (SseClient stream = SseClient.open(node, watch + token)) {
                assertThat(stream.status()).isIn(200, 401);
            }
        }
        for (String bad : List.of("path=/nowhere&", "path=%ff%c0%af&", "%=%&", "path=%00&", "")) {
            Wire.get(node, "/api/watch-file?" + bad + "token=" + node.token()).send();
            Wire.get(node, "/api/read-file?" + bad + "token=" + node.token()).send();
            Wire.get(node, "/api/nothing/%zz?" + bad + "token=" + node.token()).send();
            Wire.get(node, "/%2e%2e/..%2f?" + bad + "token=" + node.token()).send();
            Wire.get(node, "/api/watch-file?token=" + node.token() + "&" + bad + "%").send();
        }

        assertThat(lines).isNotEmpty();
        assertSilentOn(node.token(), ticket);
    }

    @Test
    void keepsTokensOfEventsAndOfWebSockets() throws Exception {
        String wrong = "wrong" + Premises.CANARY;
        String bearer = "Authorization: Bearer ";
        for (String token : List.of(node.token(), wrong)) {
            Wire.get(node, "/api/events?token=" + token).head();
            Wire.get(node, "/api/events?after=x&token=" + token + "&%").head();
            Wire.get(node, "/api/watch-files?path=/x&token=" + token).head();
            Wire.get(node, "/api/ws?token=" + token).head();
            Wire.get(node, "/metrics?token=" + token).head();
            Wire.get(node, "/metrics").with("Authorization", "Bearer " + token).head();
            String path = "/api/ws?token=" + token;
            try (WsClient client = WsClient.open(node.port(), path)) {
                // Whoever is refused is closed at once, and says nothing.
                if (token.equals(node.token())) client.say("{\"token\":\"" + wrong + "\"}");
                client.next();
            }
            try (WsClient client = WsClient.open(node.port(), path, "Origin: http://evil.test")) {
                assertThat(client.status()).isEqualTo(403);
            }
            try (WsClient client = WsClient.open(node.port(), "/api/ws", bearer + token)) {
                if (token.equals(node.token())) {
                    client.say("{\"token\":\"" + token + "\"");
                    client.say("{\"action\":\"" + token + "\"}");
                }
                client.next();
            }
            try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
                client.say("{\"token\":\"" + token + "\"}");
                client.next();
            }
        }

        assertThat(lines).anyMatch(line -> line.contains("/api/ws"));
        assertSilentOn(node.token(), Premises.CANARY);
    }

    @Test
    void keepsLaunchSecretsCookiesAndBearers() throws Exception {
        String secret = Visitor.launchSecret(node);
        Visitor.redeem(node, secret).send();
        Visitor.redeem(node, secret).send();
        Visitor.redeem(node, secret).sending("application/json", "{\"secret\":\"" + secret).send();
        Visitor visitor = Visitor.on(node);
        visitor.get("/api/node").send();
        visitor.get("/api/node").with("Origin", "http://evil.test").send();
        Wire.get(node, "/api/node").withToken().with("Host", "evil.test").send();
        Wire.get(node, "/api/node").withToken().with("Host", "user@evil.test").send();
        Wire.get(node, "/api/node").withToken().adding("Content-Length", "x").send();
        Wire.get(node, "/api/node")
                .with("Authorization", "Bearer " + node.token() + "\u0001")
                .send();
        visitor.get("/api/node").with("Cookie", visitor.cookie() + "\u0001;;=\"").send();
        visitor.get("/" + "x".repeat(17_000)).send();
        node.post("/api/auth/link", "{}");

        assertThat(lines).isNotEmpty();
        assertSilentOn(secret, node.token(), visitor.cookie().split("=", 2)[1]);
    }

    @Test
    void keepsTheTextOfFiles() throws Exception {
        node.post("/api/save-file", Wire.saveBody(premises.hello.toString(), Premises.CANARY));
        node.post("/api/save-file", "{\"content\":\"" + Premises.CANARY);
        node.get("/api/read-file?path=" + TestNode.encoded(premises.hello));

        assertThat(lines).anyMatch(line -> line.contains("saved path="));
        assertSilentOn(Premises.CANARY);
    }

    @Test
    void keepsPasswordsAndWhatTheyGet() throws Exception {
        node.close();
        node = premises.node().withUser("ada", "pass" + Premises.CANARY, Role.EDITOR).start();
        Member program = Member.of(node, "ada", "pass" + Premises.CANARY);
        Visitor page = Visitor.loggedIn(node, "ada", "pass" + Premises.CANARY);
        Member.login(node, "ada", "wrong" + Premises.CANARY).send();
        Member.login(node, "ada", "x").sending("application/json", Premises.CANARY).send();
        Member.login(node, "ada", Premises.CANARY).at("/api/auth/login?" + Premises.CANARY).send();
        program.tradeIn().send();
        program.as(Wire.get(node, "/api/node?token=" + program.access())).send();
        Wire.get(node, "/api/watch-file?path=/x&token=" + program.access()).send();
        page.get("/api/node").send();
        page.post("/api/auth/refresh", "{}").send();
        page.post("/api/auth/logout", "{}").send();
        program.logout().send();
        program.tradeIn().send();

        assertThat(lines).anyMatch(line -> line.startsWith("login ok user=\"ada\" who=nobody@"));
        assertThat(lines).anyMatch(line -> line.startsWith("login failed user=\"ada\" who="));
        assertSilentOn(
                Premises.CANARY,
                program.access(),
                program.refresh(),
                page.cookie().split("=", 2)[1]);
    }

    private void assertSilentOn(String... secrets) {
        // What was still to be said is said now.
        node.close();
        for (String secret : secrets) {
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
    }

    /** Hears what a log would print, stack traces included. */
    private static final class Ear extends Handler {
        private final Queue<String> lines;

        Ear(Queue<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            StringWriter line = new StringWriter();
            line.append(new SimpleFormatter().formatMessage(entry));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(line));
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
