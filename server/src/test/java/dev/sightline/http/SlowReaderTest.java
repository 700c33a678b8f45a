package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A large answer counts as under way until its client has taken it. */
class SlowReaderTest {
    private static final int BYTES = 16 * 1024 * 1024;

    @Test
    void isUnderWayUntilTheClientHasReadItAll() throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (BareNode node =
                        new BareNode(
                                BareNode.CALM,
                                new Streams.Limits(9, 9),
                                socket -> text -> {},
                                (streams, exchange) -> {
                                    exchange.answer(Map.of("x", "y".repeat(BYTES)));
                                    done.incrementAndGet();
                                });
                Socket client = new Socket()) {
            client.setReceiveBufferSize(8 * 1024);
            client.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), node.port()));
            client.setSoTimeout(10_000);
            String request =
                    "GET /sse HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%s\r\n\r\n"
                            .formatted(node.port(), BareNode.BEARER);
            client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            await().during(Duration.ofMillis(300)).until(() -> done.get() == 0);

            assertThat(client.getInputStream().readAllBytes().length).isGreaterThan(BYTES);
            await().until(() -> done.get() == 1);
        }
    }

    @Test
    void hasRoomBesideOthersUpToALimit() {
        Crowd crowd = new Crowd();
        int half = 128 * 1024 * 1024 - 1;
        assertThat(crowd.hold(half)).isTrue();
        assertThat(crowd.hold(half)).isTrue();
        assertThat(crowd.hold(1)).isFalse();
        crowd.release(half);
        assertThat(crowd.hold(1)).isTrue();
    }
}
