package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.cli.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that take their time, and more of them than there is room for. */
class DawdlingTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** Longer than any test waits: a node that never cuts. */
    private static final Duration ENDLESS = Duration.ofMinutes(10);

    @TempDir Path temp;

    private final List<AutoCloseable> open = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TestNode node;

    @AfterEach
    void tearDown() throws Exception {
        for (AutoCloseable one : open.reversed()) one.close();
    }

    @Test
    void cutsAHeadThatDripsWhileItAnswersOthers() throws Exception {
        start(PATIENCE, 100);
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 50; i++) slow.add(connect());
        String head = "GET /api/health HTTP/1.1\r\nX-Slow: " + "x".repeat(1000);

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    assertThat(status(ask("GET /api/health", ""))).isEqualTo(200);
                    slow.removeIf(socket -> !drip(socket, head));
                    return slow.isEmpty();
                });
    }

    @Test
    void cutsWhoConnectsAndSaysNothing() throws Exception {
        start(PATIENCE, 100);

        assertThat(connect().getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void cutsABodyThatDrips() throws Exception {
        start(PATIENCE, 100);
        Socket slow = connect();
        send(
                slow,
                "POST /api/auth/launch HTTP/1.1\r\n"
                        + host()
                        + "Content-Type: application/json\r\n");
        send(slow, "Content-Length: 100000\r\n\r\n{");

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    assertThat(status(ask("GET /api/health", ""))).isEqualTo(200);
                    return !drip(slow, " ");
                });
    }

    @Test
    void letsASteadyBodyTakeItsTime() throws Exception {
        // A machine that pauses must not make a slow client of a steady one.
        start(PATIENCE.multipliedBy(5), 100);
        Socket steady = connect();
        String body = "{\"secret\":\"" + "x".repeat(30_000) + "\"}";
        send(
                steady,
                "POST /api/auth/launch HTTP/1.1\r\n"
                        + host()
                        + "Content-Type: application/json\r\n");
        send(steady, "Content-Length: " + body.length() + "\r\n\r\n");
        // Well over three times the patience, at a rate above the least.
        int[] sent = {0};
        await().pollInterval(Duration.ofMillis(30))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    int end = Math.min(sent[0] + 200, body.length());
                    send(steady, body.substring(sent[0], end));
                    sent[0] = end;
                    return end == body.length();
                });

        // Heard out, and then found wanting.
        assertThat(readHead(steady)).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void keepsAnIdleConnectionButCutsASlowSecondHead() throws Exception {
        start(PATIENCE, 100);
        Socket kept = connect();
        send(kept, "GET /api/health HTTP/1.1\r\n" + host() + "\r\n");
        assertThat(readHead(kept)).startsWith("HTTP/1.1 200 ");
        // Another one comes and is cut, so this one was idle for longer than the patience.
        assertThat(connect().getInputStream().read()).isEqualTo(-1);

        send(kept, "GET /api/health HTTP/1.1\r\n" + host() + "\r\n");
        assertThat(readHead(kept)).startsWith("HTTP/1.1 200 ");

        send(kept, "GET /qu");
        await().atMost(Duration.ofSeconds(10)).until(() -> !drip(kept, "i"));
    }

    @Test
    void letsAnAnswerTakeAsLongAsItLikes() throws Exception {
        start(PATIENCE, 100);
        Path file = Files.writeString(temp.toRealPath().resolve("served/a.txt"), "one\n");
        try (SseClient stream = node.watch(file)) {
            stream.next();
            assertThat(connect().getInputStream().read()).isEqualTo(-1);

            Files.writeString(file, "two\n");

            assertThat(stream.next().text("content")).isEqualTo("two\n");
        }
    }

    @Test
    void letsAStreamLiveWhoseClientSaysThatItSendsNothing() throws Exception {
        start(PATIENCE, 100);
        Socket stream = connect();
        String token = "Authorization: Bearer " + node.token() + "\r\n";
        send(stream, "GET /api/events HTTP/1.1\r\n" + host() + token + "Content-Length: 0\r\n\r\n");
        assertThat(stream.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        // Others come and are cut, one after the other: it is older than the patience twice.
        for (int i = 0; i < 2; i++) assertThat(connect().getInputStream().read()).isEqualTo(-1);

        stream.setSoTimeout(1);
        assertThat(isOver(stream)).isFalse();
    }

    @Test
    void tellsWhoIsOverTheLimitAndTakesTheNextOnceOneHasLeft() throws Exception {
        start(ENDLESS, 3);
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 3; i++) idle.add(busy());

        String refused = ask("GET /api/health", "");

        assertThat(status(refused)).isEqualTo(503);
        assertThat(refused)
                .contains("Retry-After: ", "Connection: close", "\"too_many_connections\"");
        idle.getFirst().close();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> status(ask("GET /api/health", "")) == 200);
    }

    @Test
    void letsNobodyHangHoweverManyThereAre() throws Exception {
        start(ENDLESS, 2);
        for (int i = 0; i < 2; i++) busy();

        // More than are told so; the rest is closed at once, and silent ones soon.
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < 100; i++) crowd.add(connect());

        for (Socket one : crowd) assertThat(ended(one)).isTrue();
    }

    @Test
    void leavesRoomForOthersHoweverManyStrangersSendSlowly() throws Exception {
        start(ENDLESS, 1_000);
        String json = "Content-Type: application/json\r\n";
        String fields = host() + json + "Content-Length: 9\r\n\r\n";
        for (int i = 0; i < 128; i++)
            send(connect(), "POST /api/auth/launch HTTP/1.1\r\n" + fields);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> {
                    String answer = ask("POST /api/auth/launch", json + "Content-Length: 9\r\n");
                    return status(answer) == 503 && answer.contains("Retry-After: ");
                });
        assertThat(status(ask("GET /api/health", ""))).isEqualTo(200);
        assertThat(node.get("/api/node").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesMoreThanAHundredFields() throws Exception {
        start(PATIENCE, 100);

        assertThat(status(ask("GET /api/health", "X: y\r\n".repeat(90)))).isEqualTo(200);
        assertThat(status(ask("GET /api/health", "X: y\r\n".repeat(101)))).isEqualTo(431);
    }

    /** Whether nothing comes any more, after what was sent until now. */
    private static boolean isOver(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What came before.
            }
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    private void start(Duration patience, int connections) throws IOException {
        Path served = Files.createDirectory(temp.toRealPath().resolve("served"));
        Settings.Limits most = Settings.Limits.DEFAULTS;
        node =
                TestNode.serving(temp.resolve("state"), served)
                        .withPatience(patience)
                        .withLimits(
                                new Settings.Limits(
                                        most.streams(),
                                        most.perAddress(),
                                        connections,
                                        most.journalDays(),
                                        most.journalMib()))
                        .start();
        open.add(node);
    }

    private String host() {
        return "Host: 127.0.0.1:" + node.port() + "\r\n";
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), node.port());
        socket.setSoTimeout(20_000);
        open.add(socket);
        return socket;
    }

    /** A connection that is known to be counted: it was answered. */
    private Socket busy() throws IOException {
        Socket socket = connect();
        send(socket, "GET /api/health HTTP/1.1\r\n" + host() + "\r\n");
        assertThat(readHead(socket)).startsWith("HTTP/1.1 200 ");
        return socket;
    }

    private String ask(String line, String fields) throws IOException {
        try (Socket socket = connect()) {
            send(socket, line + " HTTP/1.1\r\n" + host() + fields + "Connection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer, 9, 12, 10);
    }

    /** One head and its body of known length; the connection stays. */
    private static String readHead(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) throw new IOException("closed after: " + head);
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        return head.toString();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one more character; false once the node has cut the connection. */
    private static boolean drip(Socket socket, String text) {
        try {
            send(socket, text.substring(0, 1));
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException reset) {
            return true;
        }
    }
}
