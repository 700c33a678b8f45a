package dev.sightline.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestCertificate;
import dev.sightline.TestNode;
import dev.sightline.TrustsAll;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** TLS as clients meet it: by real handshakes with a real node. */
class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir Path temp;

    private Path certificate;
    private Path key;
    private TestNode.Plan plan;

    @BeforeEach
    void setUp() throws Exception {
        Path secrets = Files.createDirectory(temp.toRealPath().resolve("tls"));
        certificate = secrets.resolve("fullchain.pem");
        key = secrets.resolve("privkey.pem");
        Path served = Files.createDirectory(temp.toRealPath().resolve("served"));
        plan = TestNode.serving(temp.resolve("state"), served).withTls(certificate, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void speaksTlsWithAnyUsualKindOfKey(String algorithm) throws Exception {
        TestCertificate made = make(algorithm);
        try (TestNode node = plan.start()) {
            assertThat(node.url()).isEqualTo("https://localhost:" + node.port());
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                try (SSLSocket socket = connect(node, made.trusting())) {
                    socket.setEnabledProtocols(new String[] {version});
                    assertThat(ask(socket, "GET /api/health", "localhost:" + node.port(), ""))
                            .startsWith("HTTP/1.1 200 ");
                    assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                }
            }
        }
    }

    @Test
    void marksTheCookieAsSecureAndTakesOnlyPagesOverTlsForItsOwn() throws Exception {
        TestCertificate made = make("EC");
        try (TestNode node = plan.start()) {
            String host = "localhost:" + node.port();
            String json =
                    "{\"secret\":\"%s\"}"
                            .formatted(URI.create(node.newLink()).getFragment().substring(7));
            String post = "Content-Type: application/json\r\nContent-Length: " + json.length();
            try (SSLSocket socket = connect(node, made.trusting())) {
                assertThat(
                                ask(
                                        socket,
                                        "POST /api/auth/launch",
                                        host,
                                        post + "\r\nOrigin: http://" + host + "\r\n",
                                        json))
                        .startsWith("HTTP/1.1 403 ");
            }
            try (SSLSocket socket = connect(node, made.trusting())) {
                assertThat(
                                ask(
                                        socket,
                                        "POST /api/auth/launch",
                                        host,
                                        post + "\r\nOrigin: https://" + host + "\r\n",
                                        json))
                        .startsWith("HTTP/1.1 200 ")
                        .containsPattern("Set-Cookie: sightline_.*; SameSite=Strict; Secure\r\n");
            }
        }
    }

    @Test
    void answersToANameOfItsCertificateAndLeavesTheMatchToTheBrowser() throws Exception {
        TestCertificate made = make("EC");
        try (TestNode node = plan.start()) {
            for (String host : new String[] {"box.example", "127.0.0.1", "[::1]"}) {
                try (SSLSocket socket = connect(node, made.trusting())) {
                    assertThat(ask(socket, "GET /api/health", host + ":" + node.port(), ""))
                            .startsWith("HTTP/1.1 200 ");
                }
            }
            try (SSLSocket socket = connect(node, made.trusting())) {
                assertThat(ask(socket, "GET /api/health", "evil.test:" + node.port(), ""))
                        .startsWith("HTTP/1.1 421 ");
            }
        }
    }

    @Test
    void tellsAPlainClientToSpeakTls() throws Exception {
        make("EC");
        try (TestNode node = plan.start();
                Socket plain = new Socket(InetAddress.ofLiteral("127.0.0.1"), node.port())) {
            plain.setSoTimeout(10_000);
            assertThat(ask(plain, "GET /api/health", "localhost:" + node.port(), ""))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"tls_required\"");
        }
    }

    @Test
    void takesOverARenewedCertificateWithoutARestart() throws Exception {
        TestCertificate first = make("EC");
        try (TestNode node = plan.start()) {
            assertThat(shown(node)).isEqualTo(first.certificate());

            TestCertificate second = make("RSA");

            await().atMost(PATIENCE).until(() -> shown(node).equals(second.certificate()));
        }
    }

    @Test
    void followsTheLinksOfAToolThatKeepsEachVersion() throws Exception {
        Path versions = Files.createDirectory(temp.toRealPath().resolve("versions"));
        TestCertificate first = version(versions, "1");
        link(versions, "1");
        try (TestNode node = plan.start()) {
            assertThat(shown(node)).isEqualTo(first.certificate());

            TestCertificate second = version(versions, "2");
            link(versions, "2");

            await().atMost(PATIENCE).until(() -> shown(node).equals(second.certificate()));
        }
    }

    @Test
    void keepsTheOldCertificateWhereTheNewOneIsBrokenAndSaysSo() throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler ear = new Ear(lines);
        Logger.getLogger("").addHandler(ear);
        TestCertificate first = make("EC");
        try (TestNode node = plan.start()) {
            Files.writeString(key, TestCertificate.make(temp, "EC", "dns:localhost").keyPem());
            await().atMost(PATIENCE)
                    .until(() -> lines.stream().anyMatch(line -> line.contains("not taken over")));
            assertThat(shown(node)).isEqualTo(first.certificate());
            assertThat(lines).anyMatch(line -> line.contains("does not belong to"));

            TestCertificate second = make("EC");
            await().atMost(PATIENCE).until(() -> shown(node).equals(second.certificate()));
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
    }

    private TestCertificate make(String algorithm) throws Exception {
        TestCertificate made =
                TestCertificate.make(temp, algorithm, "dns:localhost,dns:box.example,ip:127.0.0.1");
        made.writeTo(certificate, key);
        return made;
    }

    private TestCertificate version(Path versions, String name) throws Exception {
        TestCertificate made = TestCertificate.make(temp, "EC", "dns:localhost");
        made.writeTo(
                versions.resolve("fullchain" + name + ".pem"),
                versions.resolve("privkey" + name + ".pem"));
        return made;
    }

    private void link(Path versions, String name) throws IOException {
        Files.deleteIfExists(certificate);
        Files.deleteIfExists(key);
        Files.createSymbolicLink(certificate, versions.resolve("fullchain" + name + ".pem"));
        Files.createSymbolicLink(key, versions.resolve("privkey" + name + ".pem"));
    }

    /** What the node shows now, whoever signed it. */
    private static Certificate shown(TestNode node) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
        try (SSLSocket socket = connect(node, trusting)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket connect(TestNode node, SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.ofLiteral("127.0.0.1"), node.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(Socket socket, String line, String host, String headers)
            throws IOException {
        return ask(socket, line, host, headers, "");
    }

    private static String ask(Socket socket, String line, String host, String headers, String body)
            throws IOException {
        String request =
                line
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nConnection: close\r\n"
                        + headers
                        + "\r\n"
                        + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static final class Ear extends Handler {
        private final Queue<String> lines;

        Ear(Queue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
