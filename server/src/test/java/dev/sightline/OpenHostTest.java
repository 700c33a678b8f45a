package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.PasswordHash;
import dev.sightline.cli.Settings;
import dev.sightline.json.Json;
import dev.sightline.state.UserFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLSocket;

/** A node that other machines may reach: only with a password and TLS, and by its own names. */
class OpenHostTest {
    @TempDir Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path served;
    private Path certificate;
    private Path key;
    private TestCertificate made;

    @BeforeEach
    void setUp() throws Exception {
        served = Files.createDirectory(temp.toRealPath().resolve("served"));
        certificate = temp.resolve("cert.pem");
        key = temp.resolve("key.pem");
        made = TestCertificate.make(temp, "EC", "dns:box.example,dns:localhost");
        made.writeTo(certificate, key);
    }

    @AfterEach
    void tearDown() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void refusesToOpenWithoutPasswordAndTls() throws Exception {
        String tls = "--tls-cert=" + certificate;
        for (List<String> words :
                List.of(
                        List.of("--host=0.0.0.0"),
                        List.of("--host=::", "--auth=password"),
                        List.of("--host=0.0.0.0", tls, "--tls-key=" + key),
                        List.of("--host=0.0.0.0", "--auth=none", "--behind-proxy"))) {
            Process program = start(words);
            assertThat(errors(program)).contains("only with --auth password", "--tls-cert");
            assertThat(program.exitValue()).isEqualTo(2);
        }
        Process proxied = start(List.of("--auth=none", "--behind-proxy"));
        assertThat(errors(proxied)).contains("--behind-proxy with --auth none");
    }

    @Test
    void refusesTheSameWhereTheCommandLineIsNotAsked() {
        TestNode.Plan open = plan().onHost("0.0.0.0");

        assertThatThrownBy(open::start).hasMessageContaining("only with --auth password");
        assertThatThrownBy(plan().withAuth(AuthMode.NONE).behindProxy()::start)
                .hasMessageContaining("--behind-proxy needs");
    }

    @Test
    void saysWhatIsWrongWithTheFilesOrTheAddressAndEnds() throws Exception {
        Process mismatch = start(List.of("--tls-cert=" + certificate, "--tls-key=" + certificate));
        assertThat(errors(mismatch))
                .startsWith("sightline: " + certificate + " holds a certificate and no key");
        assertThat(mismatch.exitValue()).isEqualTo(1);

        new UserFile(temp.resolve("state"))
                .add("ada", PasswordHash.of("correct horse"), Optional.empty(), Instant.now());
        Process elsewhere =
                start(
                        List.of(
                                "--host=192.0.2.1",
                                "--auth=password",
                                "--tls-cert=" + certificate,
                                "--tls-key=" + key));
        assertThat(errors(elsewhere)).contains("192.0.2.1 is no address of this machine");
    }

    @Test
    void answersOnEachAddressByItsLiteralNameAndNoOther() throws Exception {
        try (TestNode node = open(Settings.Limits.DEFAULTS)) {
            int port = node.port();
            assertThat(node.url()).isEqualTo("https://box.example:" + port);
            for (InetAddress own : ownAddresses()) {
                String literal = own.getHostAddress() + ":" + port;
                assertThat(ask(own, node, literal)).startsWith("HTTP/1.1 200 ");
                assertThat(ask(own, node, "box.example:" + port)).startsWith("HTTP/1.1 200 ");
                assertThat(ask(own, node, "evil.test:" + port)).startsWith("HTTP/1.1 421 ");
                assertThat(ask(own, node, "192.0.2.1:" + port)).startsWith("HTTP/1.1 421 ");
            }
        }
    }

    @Test
    void takesNoMoreConnectionsOfOneAddressThanItMay() throws Exception {
        try (TestNode node = open(new Settings.Limits(64, 3, 4096, 7, 256))) {
            for (InetAddress own : ownAddresses()) {
                if (own.isLoopbackAddress()) continue;
                List<SSLSocket> idle = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    SSLSocket socket = connect(own, node);
                    socket.startHandshake();
                    idle.add(socket);
                }
                assertThat(ask(own, node, "box.example:" + node.port()))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("too_many_connections");
                assertThat(
                                ask(
                                        InetAddress.ofLiteral("127.0.0.1"),
                                        node,
                                        "localhost:" + node.port()))
                        .startsWith("HTTP/1.1 200 ");
                for (Socket socket : idle) socket.close();
            }
        }
    }

    @Test
    void givesALinkToANodeThatSpeaksTls() throws Exception {
        Path ready = temp.resolve("ready.json");
        Process node =
                start(
                        List.of(
                                "--tls-cert=" + certificate,
                                "--tls-key=" + key,
                                "--ready-file=" + ready));
        assertThat(firstLine(node)).startsWith("Sightline is ready at https://localhost:");
        String url = Json.read(Files.readAllBytes(ready)).get("url").asString();

        Process link = run(List.of("link", "--state", temp.resolve("state").toString()));

        assertThat(firstLine(link)).startsWith(url + "/").contains("#launch=");
    }

    private TestNode.Plan plan() {
        return TestNode.serving(temp.resolve("state"), served);
    }

    private TestNode open(Settings.Limits limits) throws IOException {
        return plan().onHost("0.0.0.0")
                .withAuth(AuthMode.PASSWORD)
                .withTls(certificate, key)
                .withLimits(limits)
                .start();
    }

    /** Loopback is always among them; a machine without a network has no other. */
    private static List<InetAddress> ownAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .toList();
    }

    private SSLSocket connect(InetAddress address, TestNode node) throws Exception {
        var socket =
                (SSLSocket) made.trusting().getSocketFactory().createSocket(address, node.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String ask(InetAddress address, TestNode node, String host) throws Exception {
        try (SSLSocket socket = connect(address, node)) {
            String request =
                    "GET /api/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Process start(List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of(served.toString(), "--port=0"));
        words.add("--no-browser");
        words.add("--state=" + temp.resolve("state"));
        words.addAll(options);
        return run(words);
    }

    private Process run(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ChildJava.program(words.toArray()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", temp.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** All that a program says before it ends by itself. */
    private static String errors(Process process) throws Exception {
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String firstLine(Process process) throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line != null) return line;
        throw new AssertionError(
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
