package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.WsClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** RFC 6455 as clients meet it, good ones and others. */
class WebSocketTest {
    private static final int FIN = 0x80;

    private BareNode node;

    @BeforeEach
    void setUp() throws Exception {
        node = new BareNode(WebSocketTest::echo);
    }

    @AfterEach
    void tearDown() throws Exception {
        node.close();
    }

    private void startPinging() throws Exception {
        node.close();
        node = new BareNode(BareNode.PINGING, WebSocketTest::echo);
    }

    /** Says everything back, except what asks for trouble. */
    private static Socket.Listener echo(Socket socket) {
        return text -> {
            if (text.equals("break")) throw new IllegalStateException("as the client asked");
            socket.send(Message.of(text.getBytes(StandardCharsets.UTF_8)));
        };
    }

    @Test
    void answersTheHandshakeWithoutExtensions() throws Exception {
        try (WsClient client =
                WsClient.open(
                        node.port(),
                        "/ws",
                        BareNode.BEARER,
                        "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(client.status()).isEqualTo(101);
            // The example of RFC 6455, 1.3.
            assertThat(client.head())
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(client.head()).noneMatch(line -> line.contains("Extensions"));
            client.say("{\"é\":1}");
            assertThat(client.nextFrame().text()).isEqualTo("{\"é\":1}");
        }
    }

    @Test
    void tellsWhoSendsNoHandshakeToSendOne() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI plain = URI.create("http://127.0.0.1:" + node.port() + "/ws");
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(plain)
                                    .header("Authorization", "Bearer let-me-in")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(426);
            assertThat(answer.headers().firstValue("Sec-WebSocket-Version")).contains("13");
            assertThat(answer.body()).contains("upgrade_required");
        }
    }

    @Test
    void readsFramesByteByByte() throws Exception {
        try (WsClient client = node.connect()) {
            for (byte one : WsClient.masked(FIN | WsClient.TEXT, new byte[] {'h', 'i'})) {
                client.raw(new byte[] {one});
            }
            assertThat(client.nextFrame().text()).isEqualTo("hi");
        }
    }

    @Test
    void assemblesFragmentsAndAnswersPingsBetweenThem() throws Exception {
        try (WsClient client = node.connect()) {
            client.fragment(WsClient.TEXT, false, new byte[] {'a', (byte) 0xC3});
            client.frame(FIN | WsClient.PING, new byte[] {7});
            WsClient.Frame pong = nextThatIs(client, WsClient.PONG);
            client.fragment(WsClient.CONTINUATION, false, new byte[] {(byte) 0xA9});
            client.fragment(WsClient.CONTINUATION, true, new byte[] {'b'});

            assertThat(pong.payload()).containsExactly(7);
            assertThat(client.next().text()).isEqualTo("aéb");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | 0x40 | 1, FIN | 0x10 | 1, FIN | 3, FIN | 0xB, 9, FIN | 0})
    void closesOnFramesThatBreakTheProtocol(int first) throws Exception {
        try (WsClient client = node.connect()) {
            client.frame(first, new byte[] {'x'});
            assertThat(client.untilClose().code()).isEqualTo(1002);
            assertThat(client.isCutOff()).isTrue();
        }
    }

    @Test
    void closesOnAFrameWithoutAMask() throws Exception {
        try (WsClient client = node.connect()) {
            client.raw(new byte[] {(byte) (FIN | WsClient.TEXT), 1, 'x'});
            assertThat(client.untilClose().code()).isEqualTo(1002);
        }
    }

    @Test
    void closesOnBinary() throws Exception {
        try (WsClient client = node.connect()) {
            client.frame(FIN | WsClient.BINARY, new byte[] {1});
            assertThat(client.untilClose().code()).isEqualTo(1003);
        }
    }

    @Test
    void closesOnWhatIsNotUtf8() throws Exception {
        try (WsClient client = node.connect()) {
            client.frame(FIN | WsClient.TEXT, new byte[] {(byte) 0xC3, (byte) 0x28});
            assertThat(client.untilClose().code()).isEqualTo(1007);
        }
    }

    @Test
    void takesMessagesOf64KibAndNoMore() throws Exception {
        try (WsClient client = node.connect()) {
            String largest = "x".repeat(Sockets.Manner.USUAL.message());
            client.say(largest);
            assertThat(client.next().text()).isEqualTo(largest);
            client.say(largest + "x");
            assertThat(client.untilClose().code()).isEqualTo(1009);
        }
    }

    @Test
    void countsAMessageOverItsFragments() throws Exception {
        try (WsClient client = node.connect()) {
            byte[] half = new byte[Sockets.Manner.USUAL.message() / 2 + 1];
            Arrays.fill(half, (byte) 'x');
            client.fragment(WsClient.TEXT, false, half);
            client.fragment(WsClient.CONTINUATION, true, half);
            assertThat(client.untilClose().code()).isEqualTo(1009);
        }
    }

    @Test
    void answersAClose() throws Exception {
        try (WsClient client = node.connect()) {
            client.close(1000);
            assertThat(client.untilClose().code()).isEqualTo(1000);
            assertThat(client.isCutOff()).isTrue();
        }
        await().until(() -> node.streams().count() == 0);
    }

    @Test
    void closesWhereItsOwnCodeFails() throws Exception {
        try (WsClient client = node.connect()) {
            client.say("break");
            assertThat(client.untilClose().code()).isEqualTo(1011);
        }
    }

    @Test
    void closesOnAFloodOfMessages() throws Exception {
        try (WsClient client = node.connect()) {
            for (int i = 0; i < 250; i++) client.say("x");
            WsClient.Frame close = client.untilClose();
            assertThat(close.code()).isEqualTo(1008);
            assertThat(close.reason()).isEqualTo("Too many messages");
        }
    }

    @Test
    void keepsASilentClientThatAnswersPings() throws Exception {
        startPinging();
        try (WsClient client = node.connect()) {
            for (int i = 0; i < 5; i++) {
                WsClient.Frame ping = nextThatIs(client, WsClient.PING);
                client.frame(FIN | WsClient.PONG, ping.payload());
            }
            client.say("still here");
            assertThat(client.next().text()).isEqualTo("still here");
        }
    }

    @Test
    void noticesAClientThatHasVanished() throws Exception {
        startPinging();
        try (WsClient client = node.connect()) {
            assertThat(client.status()).isEqualTo(101);
            await().until(() -> node.streams().count() == 1);
            // It answers nothing, not even pings.
            await().atMost(Duration.ofSeconds(10)).until(() -> node.streams().count() == 0);
            assertThat(client.isCutOff()).isTrue();
        }
    }

    @Test
    void forgetsAClientThatLeftWithAReset() throws Exception {
        WsClient client = node.connect();
        await().until(() -> node.streams().count() == 1);
        client.reset();
        await().atMost(Duration.ofSeconds(10)).until(() -> node.streams().count() == 0);
    }

    @Test
    void forgetsAClientThatHalfClosed() throws Exception {
        try (WsClient client = node.connect()) {
            await().until(() -> node.streams().count() == 1);
            client.halfClose();
            await().atMost(Duration.ofSeconds(10)).until(() -> node.streams().count() == 0);
        }
    }

    @Test
    void closesWith1001WhenTheNodeStops() throws Exception {
        try (WsClient client = node.connect()) {
            client.say("hello");
            client.next();
            node.close();
            assertThat(client.untilClose().code()).isEqualTo(1001);
        }
    }

    private static WsClient.Frame nextThatIs(WsClient client, int opcode) throws Exception {
        WsClient.Frame frame = client.nextFrame();
        while (frame.opcode() != opcode) frame = client.nextFrame();
        return frame;
    }

    @Test
    void cutsWhoIsRefusedAndGoesOnTalking() throws Exception {
        node.close();
        Streams.Times hasty =
                new Streams.Times(
                        Duration.ofSeconds(15),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(15),
                        Duration.ofMillis(200));
        Streams.Limits none = new Streams.Limits(0, 100);
        node = new BareNode(hasty, none, WebSocketTest::echo, (streams, exchange) -> {});
        try (WsClient client = node.connect()) {
            assertThat(client.untilClose().code()).isEqualTo(1013);
            await().atMost(Duration.ofSeconds(8)).until(() -> isGone(client));
        }
    }

    @Test
    void tellsWhyToNoMoreThanSoManyAtATime() throws Exception {
        node.close();
        Streams.Limits none = new Streams.Limits(0, 100);
        node = new BareNode(BareNode.CALM, none, WebSocketTest::echo, (streams, exchange) -> {});
        List<WsClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < Streams.REFUSED; i++) {
                WsClient client = node.connect();
                clients.add(client);
                assertThat(client.untilClose().code()).isEqualTo(1013);
            }
            WsClient another = node.connect();
            clients.add(another);
            assertThat(another.isCutOff()).isTrue();
        } finally {
            for (WsClient client : clients) client.close();
        }
    }

    private static boolean isGone(WsClient client) {
        try {
            client.frame(FIN | WsClient.PONG, new byte[0]);
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
