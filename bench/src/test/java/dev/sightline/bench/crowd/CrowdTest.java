package dev.sightline.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Against a server of two sockets, which says what the test wants. */
class CrowdTest {

    private static final long SOON = 10_000_000_000L;

    private ServerSocket server;
    private Crowd crowd;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        crowd = new Crowd(URI.create("http://127.0.0.1:" + server.getLocalPort()), "secret");
    }

    @AfterEach
    void end() throws IOException {
        crowd.close();
        server.close();
    }

    @Test
    void stampsTheReceiptsOfAllSubscribersAndKnowsWhoGotAnEventAgain() throws Exception {
        CompletableFuture<Crowd.Members> open = open(Group.of(2, Transport.SSE));
        try (Socket one = accept();
                Socket other = accept()) {
            String welcome = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: here\n";
            say(one, welcome);
            assertThat(open).isNotDone();
            say(other, welcome);
            open.get();

            Arrivals arrivals = new Arrivals(0, 2, 2);
            crowd.expect(arrivals);
            long before = System.nanoTime();
            say(one, "data: #000000\n\ndata: #000000\n\ndata: #000001\n\n");
            say(other, "data: #000000\n\ndata: #000001\n\n");

            assertThat(arrivals.await(1, SOON)).isTrue();
            assertThat(arrivals.of(0)).hasSize(2);
            assertThat(arrivals.of(0)[0]).isBetween(before, arrivals.of(1)[1]);
            assertThat(crowd.doubled()).isEqualTo(1);
        }
    }

    @Test
    void joinsAWebSocketOnceThePongSaysThatItsSubscriptionStands() throws Exception {
        CompletableFuture<Crowd.Members> open = open(Group.of(1, Transport.WEBSOCKET));
        try (Socket socket = accept()) {
            say(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
            byte[] said = socket.getInputStream().readNBytes(2 + 4 + 22 + 2 + 4 + 17);
            assertThat(new String(said, US_ASCII))
                    .contains("{\"action\":\"subscribe\"}")
                    .contains("{\"action\":\"ping\"}");
            assertThat(open).isNotDone();
            socket.getOutputStream().write(0x81);
            socket.getOutputStream().write(15);
            say(socket, "{\"type\":\"pong\"}");
            open.get();
        }
    }

    @Test
    void countsThoseOfAGroupWhomTheServerCuts() throws Exception {
        CompletableFuture<Crowd.Members> open = open(Group.withSmallBuffers(1, Transport.SSE));
        Crowd.Members quiet;
        try (Socket socket = accept()) {
            say(socket, "HTTP/1.1 200 OK\r\n\r\n: here\n");
            quiet = open.get();
            quiet.stall();
            say(socket, "data: #000000\n\n");
        }
        assertThat(quiet.cut()).isZero();
        quiet.goOn();
        while (quiet.cut() == 0) {
            Thread.onSpinWait();
        }
        assertThat(crowd.lost()).isEqualTo(1);
    }

    @Test
    void saysWhyASubscriberDidNotGetIn() throws Exception {
        CompletableFuture<Crowd.Members> open = open(Group.of(1, Transport.SSE));
        try (Socket socket = accept()) {
            say(socket, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
            assertThatThrownBy(open::get)
                    .hasRootCauseMessage("the stream was refused with status 503");
        }
    }

    private CompletableFuture<Crowd.Members> open(Group group) {
        CompletableFuture<Crowd.Members> members = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        members.complete(crowd.open(group));
                    } catch (IOException | InterruptedException e) {
                        members.completeExceptionally(e);
                    }
                });
        return members;
    }

    /** The next subscriber, whose request has been read. */
    private Socket accept() throws IOException {
        Socket socket = server.accept();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) socket.getInputStream().read());
        }
        assertThat(request).contains("Authorization: Bearer secret\r\n");
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
