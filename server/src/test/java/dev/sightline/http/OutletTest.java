package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.WsClient;
import dev.sightline.auth.Identity;
import dev.sightline.auth.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What both ways out do with clients that are slow, many, late or no longer welcome. */
class OutletTest {
    /** Two thirds of a queue, and more than the kernel takes from us for a client. */
    private static final String BLOCK = "x".repeat(700 * 1024);

    private static final Ending TOO_SLOW = Ending.TOO_SLOW;
    private static final int SMALL_BUFFER = 4096;

    private final BlockingQueue<Outlet> opened = new LinkedBlockingQueue<>();
    private final AtomicBoolean valid = new AtomicBoolean(true);
    private Streams.Limits limits = new Streams.Limits(200, 200);
    private Duration stall = Duration.ofSeconds(15);
    private Duration toIdentify = Duration.ofSeconds(10);
    private Optional<BareNode> started = Optional.empty();

    private BareNode start() throws Exception {
        Streams.Times times =
                new Streams.Times(Duration.ofSeconds(15), Duration.ofMillis(20), stall, toIdentify);
        BareNode node =
                new BareNode(
                        times,
                        limits,
                        socket -> {
                            if (socket.identity().isPresent()) socket.identify(expiring());
                            opened.add(socket);
                            return text -> socket.identify(expiring());
                        },
                        (streams, exchange) ->
                                opened.add(
                                        streams.open(
                                                new Exchange(
                                                        exchange.request(),
                                                        exchange.response(),
                                                        exchange.callback(),
                                                        new Crowd(),
                                                        Optional.of(expiring()),
                                                        Optional.empty()),
                                                "retry: 5\nid: e:1\n\n")));
        started = Optional.of(node);
        return node;
    }

    /** The server's end of what a test has just opened. */
    private Outlet opened() throws InterruptedException {
        return Objects.requireNonNull(opened.poll(10, TimeUnit.SECONDS), "nothing was opened");
    }

    private Identity expiring() {
        return new Identity("someone", Role.VIEWER, valid::get);
    }

    @AfterEach
    void tearDown() throws Exception {
        if (started.isPresent()) started.get().close();
    }

    @Test
    void letsNobodyWaitForASocketThatReadsNothingAndCutsIt() throws Exception {
        stall = Duration.ofSeconds(1);
        BareNode node = start();
        try (WsClient stalled = slow(node)) {
            Outlet toStalled = opened();
            try (WsClient live = node.connect()) {
                Outlet toLive = opened();
                assertThat(toStalled.send(json(0, BLOCK))).isTrue();
                for (int i = 0; i < 20; i++) {
                    toStalled.send(json(i, "small"));
                    assertThat(toLive.send(json(i, BLOCK))).isTrue();
                    assertThat(live.nextJson().get("n").asInt()).isEqualTo(i);
                }
                await().atMost(Duration.ofSeconds(10)).until(() -> node.streams().count() == 1);
                assertThat(stalled.isCutOff()).isTrue();
            }
        }
    }

    @Test
    void cutsAStreamThatReadsNothing() throws Exception {
        stall = Duration.ofSeconds(1);
        BareNode node = start();
        try (java.net.Socket stalled = RawHttp.connect(node.port())) {
            stalled.setReceiveBufferSize(SMALL_BUFFER);
            stalled.getOutputStream().write(request(node).getBytes(StandardCharsets.UTF_8));
            Outlet outlet = opened();
            // Loopback takes some megabytes for a client, whatever it asked for.
            for (int i = 0; i < 20; i++) outlet.sendState(json(i, BLOCK).asStateOf(i));
            await().atMost(Duration.ofSeconds(10)).until(() -> node.streams().count() == 0);
        }
    }

    @Test
    void cutsWhoHasManyLargeStatesWaiting() throws Exception {
        BareNode node = start();
        try (WsClient slow = slow(node)) {
            Outlet outlet = opened();
            for (int i = 0; i < 200; i++) outlet.sendState(json(i, BLOCK).asStateOf(i));
            assertThat(node.streams().load().queuedBytes()).isZero();
            assertThat(slow.untilClose().code()).isEqualTo(4408);
        }
    }

    @Test
    void resetsASocketThatIsTooSlowAndCloses4408() throws Exception {
        BareNode node = start();
        try (WsClient client = slow(node)) {
            Outlet outlet = opened();
            int sent = 0;
            while (outlet.send(json(sent, "x".repeat(50 * 1024)))) sent++;
            outlet.reset(Message.of(bytes("{\"type\":\"reset\"}")), TOO_SLOW);
            // Whoever is being reset is not refused once more.
            assertThat(outlet.send(json(sent, ""))).isTrue();

            List<Integer> seen = new ArrayList<>();
            String last = "";
            WsClient.Frame frame = client.next();
            while (frame.opcode() != WsClient.CLOSE) {
                last = frame.text();
                if (!last.contains("reset")) seen.add(number(last));
                frame = client.next();
            }
            assertThat(last).isEqualTo("{\"type\":\"reset\"}");
            assertThat(seen).isNotEmpty().hasSizeLessThan(sent);
            for (int i = 0; i < seen.size(); i++) assertThat(seen.get(i)).isEqualTo(i);
            assertThat(frame.code()).isEqualTo(4408);
            client.close(4408);
            await().atMost(Duration.ofSeconds(10)).until(() -> node.streams().count() == 0);
        }
    }

    @Test
    void hasOneStateOfEachKindWaiting() throws Exception {
        BareNode node = start();
        try (WsClient client = slow(node)) {
            Outlet outlet = opened();
            AtomicBoolean drained = new AtomicBoolean();
            outlet.send(json(-1, BLOCK));
            for (int i = 0; i < 100; i++) outlet.sendState(json(i, "a").asStateOf("a"));
            outlet.sendState(json(7, "b").asStateOf("b"));
            outlet.onDrained(() -> drained.set(true));
            assertThat(drained).isFalse();

            assertThat(client.nextJson().get("n").asInt()).isEqualTo(-1);
            assertThat(client.nextJson().get("n").asInt()).isEqualTo(99);
            assertThat(client.nextJson().get("n").asInt()).isEqualTo(7);
            await().untilTrue(drained);
        }
    }

    @Test
    void keepsTheOrderOfEachOfManySenders() throws Exception {
        BareNode node = start();
        try (WsClient client = node.connect()) {
            Outlet outlet = opened();
            List<Thread> senders = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                String name = "s" + s;
                senders.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    for (int i = 0; i < 200; i++) {
                                        outlet.send(json(i, name));
                                    }
                                }));
            }
            Map<String, Integer> next = new HashMap<>();
            for (int i = 0; i < 800; i++) {
                var message = client.nextJson();
                int n = message.get("n").asInt();
                assertThat(next.merge(message.get("x").asString(), 1, Integer::sum))
                        .isEqualTo(n + 1);
            }
            for (Thread sender : senders) sender.join();
        }
    }

    @Test
    void closesASocketWhoseSessionHasEndedWith4401() throws Exception {
        BareNode node = start();
        try (WsClient client = node.connect()) {
            opened().send(json(1, ""));
            assertThat(client.nextJson().get("n").asInt()).isEqualTo(1);
            valid.set(false);
            assertThat(client.untilClose().code()).isEqualTo(4401);
        }
    }

    @Test
    void tellsAStreamWhoseSessionHasEndedAndEndsIt() throws Exception {
        BareNode node = start();
        try (SseClient client = SseClient.open(node.port(), "/sse", BareNode.BEARER)) {
            opened().send(Message.of("e:2", bytes("{\"n\":1}")));
            assertThat(client.next().id()).isEqualTo("e:2");
            valid.set(false);
            SseClient.Event last = client.next();
            assertThat(last.raw()).isEqualTo("data: {\"type\":\"auth_expired\"}");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void beginsAStreamWithItsPreamble() throws Exception {
        BareNode node = start();
        try (java.net.Socket client = RawHttp.connect(node.port())) {
            client.getOutputStream().write(request(node).getBytes(StandardCharsets.UTF_8));
            StringBuilder seen = new StringBuilder();
            InputStream in = client.getInputStream();
            while (seen.indexOf("retry: 5\nid: e:1\n\n") < 0) {
                int c = in.read();
                assertThat(c).isNotNegative();
                seen.append((char) c);
            }
        }
    }

    @Test
    void closesWith1013WhatIsOverTheLimit() throws Exception {
        limits = new Streams.Limits(1, 1);
        BareNode node = start();
        try (WsClient first = node.connect()) {
            opened();
            try (WsClient second = node.connect();
                    SseClient third = SseClient.open(node.port(), "/sse", BareNode.BEARER)) {
                assertThat(second.untilClose().code()).isEqualTo(1013);
                assertThat(third.status()).isEqualTo(503);
            }
            // Strangers have a count of their own, until they say who they are.
            try (WsClient stranger = node.connectAsStranger()) {
                opened();
                stranger.say("it is me");
                assertThat(stranger.untilClose().code()).isEqualTo(1013);
            }
            assertThat(first.status()).isEqualTo(101);
        }
    }

    @Test
    void holdsAFewStrangersAtATime() throws Exception {
        BareNode node = start();
        List<WsClient> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < Streams.STRANGERS; i++) {
                strangers.add(node.connectAsStranger());
                opened();
            }
            try (WsClient oneMore = node.connectAsStranger();
                    WsClient known = node.connect()) {
                assertThat(oneMore.untilClose().code()).isEqualTo(1013);
                opened().send(json(5, ""));
                assertThat(known.nextJson().get("n").asInt()).isEqualTo(5);
            }
            assertThat(node.streams().load().strangers()).isEqualTo(Streams.STRANGERS);
        } finally {
            for (WsClient stranger : strangers) stranger.close();
        }
    }

    @Test
    void closesAStrangerWhoDoesNotSayWhoItIs() throws Exception {
        toIdentify = Duration.ofMillis(300);
        BareNode node = start();
        try (WsClient silent = node.connectAsStranger();
                WsClient known = node.connectAsStranger()) {
            known.say("it is me");
            WsClient.Frame close = silent.untilClose();
            assertThat(close.code()).isEqualTo(1008);
            assertThat(close.reason()).isEqualTo("Not authenticated");
            await().until(() -> node.streams().load().strangers() == 0);
            assertThat(node.streams().load().sockets()).isEqualTo(1);
        }
    }

    @Test
    void closesAtOnceWhereTheTokenIsWrong() throws Exception {
        BareNode node = start();
        try (WsClient client = WsClient.open(node.port(), "/ws", "Authorization: Bearer wrong")) {
            assertThat(client.status()).isEqualTo(101);
            WsClient.Frame close = client.untilClose();
            assertThat(close.code()).isEqualTo(1008);
            assertThat(close.reason()).isEqualTo("Invalid access token");
        }
        assertThat(node.streams().count()).isZero();
    }

    private static WsClient slow(BareNode node) throws Exception {
        return WsClient.open(node.port(), SMALL_BUFFER, "/ws", BareNode.BEARER);
    }

    private static String request(BareNode node) {
        return "GET /sse HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n\r\n"
                .formatted(node.port(), BareNode.BEARER);
    }

    private static Message json(int n, String x) {
        return Message.of(bytes("{\"n\":%d,\"x\":\"%s\"}".formatted(n, x)));
    }

    private static int number(String json) {
        return Integer.parseInt(json.substring(5, json.indexOf(',')));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
