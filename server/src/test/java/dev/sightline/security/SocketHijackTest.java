package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Another page opens the WebSocket with the visitor's cookie: CORS does not ask about these. */
class SocketHijackTest {
    private static final String FRIEND = "https://friend.test";
    private static final String PASSWORD = "correct horse";

    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotUpgradeForAnotherPageWhateverItBrings(AuthMode mode) throws Exception {
        try (TestNode node = node(mode)) {
            for (String credential : credentials(node, mode)) {
                for (String origin : Origins.foreignTo(node)) {
                    try (WsClient client = open(node, credential, "Origin: " + origin)) {
                        assertThat(client.status())
                                .as("%s from %s with %s", mode, origin, credential)
                                .isEqualTo(403);
                        assertThat(lower(client.head()))
                                .noneMatch(line ->
                                        line.startsWith("sec-websocket-accept")
                                                || line.startsWith("access-control-"));
                    }
                }
                for (String[] two :
                        new String[][] {
                            {"Origin: " + node.url(), "Origin: http://evil.test"},
                            {"Origin: http://evil.test", "Origin: " + node.url()}
                        }) {
                    try (WsClient client = open(node, credential, two)) {
                        assertThat(client.status()).as(credential).isEqualTo(403);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotUpgradeForAHostThatIsNotItsOwn(AuthMode mode) throws Exception {
        try (TestNode node = node(mode)) {
            for (String credential : credentials(node, mode)) {
                Wire good = upgrade(node, credential);
                for (String host :
                        List.of(
                                "evil.test:" + node.port(),
                                "localhost.evil.test:" + node.port(),
                                "localhost.:" + node.port(),
                                "127.0.0.1.nip.io:" + node.port(),
                                "0.0.0.0:" + node.port(),
                                "user@127.0.0.1:" + node.port(),
                                "127.0.0.1")) {
                    Wire attack = good.with("Host", host);
                    // As after rebinding, where the page's own origin is the name in Host.
                    Wire rebound = attack.with("Origin", "http://" + host);
                    assertThat(attack.status()).as("%s", attack).isIn(400, 421);
                    assertThat(rebound.status()).as("%s", rebound).isIn(400, 421);
                }
                assertThat(good.without("Host").status()).isIn(400, 421);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void opensToItsOwnPageWithItsCookie(AuthMode mode) throws Exception {
        try (TestNode node = node(mode)) {
            String cookie = "Cookie: " + visitor(node, mode).cookie();
            try (WsClient client = open(node, cookie, "Origin: " + node.url())) {
                assertIn(client);
            }
            for (String site : List.of("cross-site", "same-site")) {
                try (WsClient client =
                        open(node, cookie, "Origin: " + node.url(), "Sec-Fetch-Site: " + site)) {
                    assertThat(client.status()).isEqualTo(403);
                }
            }
        }
    }

    /** Every browser names the Origin of a WebSocket; a cookie without one is a stolen one. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void takesNoCookieWithoutAnOrigin(AuthMode mode) throws Exception {
        try (TestNode node = node(mode);
                WsClient client = open(node, "Cookie: " + visitor(node, mode).cookie())) {
            assertThat(client.status()).isEqualTo(101);
            assertOut(client, "Not authenticated");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void takesATokenAndNoCookieFromAFriend(AuthMode mode) throws Exception {
        try (TestNode node = node(mode)) {
            String friend = "Origin: " + FRIEND;
            try (WsClient client = open(node, "Cookie: " + visitor(node, mode).cookie(), friend)) {
                assertThat(client.status()).isEqualTo(101);
                assertOut(client, "Not authenticated");
            }
            try (WsClient client = open(node, "", friend)) {
                client.say("{\"token\":\"" + node.token() + "\"}");
                assertThat(client.nextJson().get("type").stringValue()).isEqualTo("authenticated");
                assertIn(client);
            }
            try (WsClient client = open(node, "", friend)) {
                client.say("{\"token\":\"" + node.token() + "x\"}");
                assertThat(client.untilClose().code()).isEqualTo(1008);
            }
        }
    }

    @Test
    void tellsAStrangerNothingBeforeItHasSaidWhoItIs() throws Exception {
        try (TestNode node = node(AuthMode.LAUNCH)) {
            for (String first :
                    List.of(
                            "{\"action\":\"subscribe\"}",
                            "{\"action\":\"subscribe\",\"since\":\"x:0\"}",
                            "{\"action\":\"ping\"}",
                            "{\"action\":\"unsubscribe\"}",
                            "{\"action\":\"watch\",\"path\":\"%s\"}".formatted(premises.hello),
                            "{\"action\":\"none\"}",
                            "{\"token\":null,\"action\":\"subscribe\"}",
                            "{\"token\":[\"%s\"]}".formatted(node.token()),
                            "{\"token\":\"\"}",
                            "{}")) {
                try (WsClient client = open(node, "")) {
                    node.append("x", "canary", Map.of("n", 1));
                    client.say(first);
                    WsClient.Frame frame = client.next();
                    assertThat(frame.opcode()).as(first).isEqualTo(WsClient.CLOSE);
                    assertThat(frame.code()).as(first).isEqualTo(1008);
                }
            }
        }
    }

    private static void assertIn(WsClient client) throws Exception {
        assertThat(client.status()).isEqualTo(101);
        client.say("{\"action\":\"ping\"}");
        assertThat(client.nextJson().get("type").stringValue()).isEqualTo("pong");
    }

    /** Closed before it was told anything. */
    private void assertOut(WsClient client, String reason) throws Exception {
        client.say("{\"action\":\"watch\",\"path\":\"" + premises.hello + "\"}");
        WsClient.Frame frame = client.next();
        assertThat(frame.opcode()).isEqualTo(WsClient.CLOSE);
        assertThat(frame.code()).isEqualTo(1008);
        assertThat(frame.reason()).isEqualTo(reason);
    }

    private TestNode node(AuthMode mode) throws Exception {
        TestNode.Plan plan = premises.node().befriending(FRIEND);
        if (mode == AuthMode.PASSWORD) plan.withUser("ada", PASSWORD, Role.ADMIN);
        return plan.withAuth(mode).start();
    }

    private static Visitor visitor(TestNode node, AuthMode mode) throws Exception {
        return mode == AuthMode.PASSWORD
                ? Visitor.loggedIn(node, "ada", PASSWORD)
                : Visitor.on(node);
    }

    /** As header lines; one that begins with a question mark goes into the URL. */
    private static List<String> credentials(TestNode node, AuthMode mode) throws Exception {
        List<String> all = new ArrayList<>();
        all.add("");
        all.add("Authorization: Bearer " + node.token());
        all.add("?token=" + node.token());
        if (mode == AuthMode.NONE) return all;
        all.add("Cookie: " + visitor(node, mode).cookie());
        if (mode == AuthMode.PASSWORD) {
            String access = Member.of(node, "ada", PASSWORD).access();
            all.add("Authorization: Bearer " + access);
            all.add("?token=" + access);
        }
        return all;
    }

    private static WsClient open(TestNode node, String credential, String... more)
            throws Exception {
        List<String> headers = new ArrayList<>(List.of(more));
        boolean inUrl = credential.startsWith("?");
        if (!inUrl && !credential.isEmpty()) headers.add(credential);
        return WsClient.open(
                node.port(), "/api/ws" + (inUrl ? credential : ""), headers.toArray(String[]::new));
    }

    private static Wire upgrade(TestNode node, String credential) {
        Wire plain =
                Wire.get(node, "/api/ws")
                        .with("Connection", "Upgrade")
                        .with("Upgrade", "websocket")
                        .with("Sec-WebSocket-Version", "13")
                        .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if (credential.isEmpty()) return plain;
        if (credential.startsWith("?")) return plain.at(plain.target() + credential);
        String[] header = credential.split(": ", 2);
        return plain.with(header[0], header[1]);
    }

    private static List<String> lower(List<String> head) {
        return head.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    }
}
