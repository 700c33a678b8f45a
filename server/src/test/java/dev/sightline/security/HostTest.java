package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.auth.AuthMode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/**
 * DNS rebinding: a name of the attacker leads to this machine, so that his page and our node have
 * the same origin. Only the Host header tells. Without identities it is the one wall left, hence
 * {@code --auth none}.
 */
class HostTest {
    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node =
                premises.node()
                        .withAuth(AuthMode.NONE)
                        .answeringTo("Tunnel.example")
                        .answeringTo("proxy.example:9000")
                        .start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void answersToItsOwnNames() throws Exception {
        int port = node.port();
        for (String host :
                List.of(
                        "127.0.0.1:" + port,
                        "localhost:" + port,
                        "[::1]:" + port,
                        "LOCALHOST:" + port,
                        "LocalHost:" + port,
                        "tunnel.example",
                        "TUNNEL.example:" + port,
                        "proxy.example:9000")) {
            assertThat(read().with("Host", host).status()).as(host).isEqualTo(200);
        }
    }

    @Test
    void answersToNoOtherNameOnAnyKindOfRoute() throws Exception {
        for (String host : foreignHosts()) {
            for (Wire request : requests()) {
                Wire attack = request.with("Host", host);
                RawHttp.Answer answer = attack.send();
                assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isEqualTo(421);
                assertThat(answer.text()).doesNotContain("hello')");
            }
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void answersToNoNameThatIsMissingDoubleOrBroken() throws Exception {
        String ours = "127.0.0.1:" + node.port();
        for (Wire request : requests()) {
            for (Wire attack :
                    List.of(
                            request.without("Host"),
                            request.with("Host", ""),
                            request.with("Host", ours).adding("Host", ours),
                            request.with("Host", ours).adding("Host", "evil.test"),
                            request.with("Host", "evil.test").adding("Host", ours),
                            request.with("Host", "user@" + ours),
                            request.with("Host", "user:password@" + ours),
                            request.with("Host", ours + "@evil.test"),
                            request.with("Host", ours + ":80"),
                            request.with("Host", ours + "00000"),
                            request.with("Host", "127.0.0.1:0" + node.port()),
                            request.with("Host", "127.0.0.1:+" + node.port()),
                            request.with("Host", "127.0.0.1:"),
                            request.with("Host", ours + ", evil.test"),
                            request.with("Host", ours + " evil.test"),
                            request.with("Host", ours + "/"),
                            request.with("Host", ours + "#"),
                            request.with("Host", ours + "%00.evil.test"),
                            request.with("Host", "http://" + ours),
                            request.with("Host", "[::1%25lo]:" + node.port()),
                            request.with("Host", "[::ffff:127.0.0.1]:" + node.port()),
                            request.with("Host", "::1:" + node.port()))) {
                RawHttp.Answer answer = attack.send();
                assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isIn(400, 421);
                assertThat(answer.text()).doesNotContain("hello')");
            }
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void isNotTalkedRoundByTheRequestLineOrByForwardedNames() throws Exception {
        String path = read().target();
        String evil = "evil.test:" + node.port();
        for (Wire attack :
                List.of(
                        read().at("http://" + evil + path).with("Host", evil),
                        read().at("http://" + evil + path),
                        read().at(node.url() + path).with("Host", evil),
                        read().with("Host", evil).with("X-Forwarded-Host", "localhost"),
                        read().with("Host", evil).with("Forwarded", "host=127.0.0.1"),
                        read().with("Host", evil).with("X-Original-Host", "localhost"))) {
            RawHttp.Answer answer = attack.send();
            assertThat(answer.status()).as("%s -> %s", attack, answer.text()).isIn(400, 421);
        }
    }

    @Test
    void asksAnOldProtocolForItsHostToo() throws Exception {
        RawHttp.Answer answer =
                RawHttp.send(node, "GET " + read().target() + " HTTP/1.0", List.of(), "");

        assertThat(answer.status()).isIn(400, 421);
        assertThat(answer.text()).doesNotContain("hello')");
    }

    private List<String> foreignHosts() {
        int port = node.port();
        return List.of(
                "evil.test",
                "evil.test:" + port,
                "localhost.evil.test:" + port,
                "localhost.:" + port,
                "127.0.0.1.:" + port,
                "127.0.0.1.nip.io:" + port,
                "evil.localhost:" + port,
                "0.0.0.0:" + port,
                "127.0.0.2:" + port,
                "127.1:" + port,
                "2130706433:" + port,
                "0x7f000001:" + port,
                "0177.0.0.1:" + port,
                "localhost:" + (port - 1),
                "127.0.0.1:80",
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::]:" + port,
                "[0:0:0:0:0:0:0:1]:" + port,
                "sub.tunnel.example:" + port,
                "tunnel.example.evil.test",
                "tunnel.example:9000",
                "proxy.example",
                "proxy.example:" + port);
    }

    /** Each with all that it would need, but for the name. */
    private List<Wire> requests() {
        return List.of(
                read(),
                Wire.save(node, premises.hello, "theirs\n"),
                Wire.get(node, "/api/watch-file?path=" + TestNode.encoded(premises.hello)),
                Wire.get(node, "/api/watch-files?path=" + TestNode.encoded(premises.hello)),
                Wire.get(node, "/api/events").withToken(),
                Wire.get(node, "/api/events?token=" + node.token()),
                Wire.get(node, "/api/ws").withToken(),
                Wire.get(node, "/api/projects"),
                Wire.post(node, "/api/projects", "{\"path\":\"" + premises.data + "\"}"),
                Wire.of(node, "DELETE", "/api/projects/x").withToken(),
                Wire.get(node, "/api/projects/x/files"),
                Wire.post(node, "/api/auth/login", "{\"username\":\"a\",\"password\":\"b\"}"),
                Wire.post(node, "/api/auth/ticket", "{}").withToken(),
                Wire.get(node, "/metrics").withToken(),
                Wire.get(node, "/api/ready"),
                Wire.get(node, "/api/health"),
                Wire.get(node, "/api/node").withToken(),
                Wire.get(node, "/"),
                Wire.get(node, "/assets/index.js"),
                Wire.get(node, "/nothing"));
    }

    private Wire read() {
        return Wire.get(node, "/api/read-file?path=" + TestNode.encoded(premises.hello));
    }
}
