package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** The token of a collector of figures lies in that collector's settings: it opens one door. */
class MetricsTokenTest {
    private static final String TOKEN = "figures-0123456789abcdef";

    @TempDir Path temp;

    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        node =
                new Premises(temp)
                        .node()
                        .withUser("ada", "correct horse", Role.ADMIN)
                        .withMetricsToken(TOKEN)
                        .start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void opensTheFiguresAndNothingElse() throws Exception {
        Targets targets = Targets.on(node);
        for (Route route : node.routes()) {
            if (route.access() instanceof Access.Open) continue;
            Wire request =
                    Wire.of(node, route.method(), targets.of(route))
                            .sending("application/json", "{}")
                            .with("Authorization", "Bearer " + TOKEN);
            boolean figures = route.access() instanceof Access.Metrics;
            assertThat(request.status()).as("%s", request).isEqualTo(figures ? 200 : 401);
            // Nor is it a cookie, and in a URL it is not even good for the figures.
            Wire byUrl = request.without("Authorization").at(request.target() + "?token=" + TOKEN);
            assertThat(byUrl.status()).as("%s", byUrl).isEqualTo(401);
            Wire byCookie =
                    request.without("Authorization")
                            .with("Cookie", "sightline_" + node.port() + "=" + TOKEN);
            assertThat(byCookie.status()).as("%s", byCookie).isEqualTo(401);
        }
    }

    @Test
    void opensNoWebSocket() throws Exception {
        try (WsClient client = WsClient.open(node.port(), "/api/ws?token=" + TOKEN)) {
            assertThat(client.untilClose().code()).isEqualTo(1008);
        }
        try (WsClient client =
                WsClient.open(node.port(), "/api/ws", "Authorization: Bearer " + TOKEN)) {
            assertThat(client.untilClose().code()).isEqualTo(1008);
        }
        try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
            client.say("{\"token\":\"" + TOKEN + "\"}");
            assertThat(client.untilClose().code()).isEqualTo(1008);
        }
    }

    @Test
    void isNoneWhereNoneWasGiven() throws Exception {
        node.close();
        node = new Premises(Files.createDirectory(temp.resolve("b"))).node().start();
        Wire figures = Wire.get(node, "/metrics");

        for (String wrong : new String[] {"Bearer", "Bearer ", "Bearer " + TOKEN, TOKEN}) {
            assertThat(figures.with("Authorization", wrong).status()).as(wrong).isEqualTo(401);
        }
        assertThat(figures.status()).isEqualTo(401);
        assertThat(figures.withToken().status()).isEqualTo(200);
    }
}
