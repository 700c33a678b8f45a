package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;
import dev.sightline.WsClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket is opened for strangers too, who are then told no. That is all they get. */
class RefusedSocketTest {
    private static final int PING = 0x80 | WsClient.PING;

    /** What a refused client has for leaving, and as much again for a slow machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        node = new Premises(temp).node().start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void isCutOffThoughItGoesOnTalking() throws Exception {
        for (String why : new String[] {"?token=wrong", ""}) {
            try (WsClient client = WsClient.open(node.port(), "/api/ws" + why)) {
                assertThat(client.status()).isEqualTo(101);
                await().atMost(PATIENCE).until(() -> isDeaf(client));
            }
        }
    }

    /** It is closed, or nobody reads what it says. */
    private static boolean isDeaf(WsClient client) {
        try {
            client.frame(PING, new byte[] {1});
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void leavesRoomForThoseWhoMayComeIn() throws Exception {
        List<WsClient> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                String credential = i % 2 == 0 ? "?token=wrong" : "";
                strangers.add(WsClient.open(node.port(), "/api/ws" + credential));
            }
            try (WsClient client = node.socket()) {
                client.say("{\"action\":\"ping\"}");
                assertThat(client.nextJson().get("type").stringValue()).isEqualTo("pong");
            }
            assertThat(Wire.get(node, "/api/events").withToken().status()).isEqualTo(200);
            assertThat(node.get("/api/health").statusCode()).isEqualTo(200);
        } finally {
            for (WsClient stranger : strangers) stranger.close();
        }
        // All but the events: their client is missed at the next sign of life.
        await().until(() -> node.openStreams() <= 1);
    }

    @Test
    void isNoStrangerAmongTheStreamsBeyondAFixedNumber() throws Exception {
        List<WsClient> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 160; i++) {
                strangers.add(WsClient.open(node.port(), "/api/ws"));
            }
            assertThat(strangers.getLast().untilClose().code()).isEqualTo(1013);
            assertThat(node.openStreams()).isLessThanOrEqualTo(128);
        } finally {
            for (WsClient stranger : strangers) stranger.close();
        }
    }
}
