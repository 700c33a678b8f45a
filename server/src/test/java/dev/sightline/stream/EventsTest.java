package dev.sightline.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code GET /api/events}. */
class EventsTest {
    @TempDir Path temp;

    private TestNode.Plan plan;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path file = Files.writeString(temp.toRealPath().resolve("a.py"), "one\n");
        plan = TestNode.serving(temp.resolve("state"), file);
        node = plan.start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private SseClient events(String query, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + node.token());
        return SseClient.open(node, "/api/events" + query, all.toArray(String[]::new));
    }

    private void append(String project, int n) {
        node.append(project, "x", Map.of("n", n));
    }

    @Test
    void givesEachEventItsPlaceAsId() throws Exception {
        try (SseClient client = events("?projects=shop&types=x,y&after=" + node.position())) {
            append("other-111111", 1);
            append("shop-3fa9c1", 2);
            SseClient.Event event = client.next();

            assertThat(event.data().get("data").get("n").asInt()).isEqualTo(2);
            assertThat(event.text("project")).isEqualTo("shop");
            assertThat(event.id()).isEqualTo(node.position());
        }
    }

    /** A page asks the node first: what comes after what it asks then is told from there on. */
    @Test
    void goesOnFromWhereTheNodeWasAskedWhoItIs() throws Exception {
        append("shop-3fa9c1", 1);
        String asked = node.position();
        HttpResponse<String> self = node.get("/api/node");
        append("shop-3fa9c1", 2);

        assertThat(self.headers().firstValue("Sightline-Seq")).contains(asked);
        try (SseClient client = events("?after=" + asked)) {
            assertThat(client.next().data().get("data").get("n").asInt()).isEqualTo(2);
        }
    }

    @Test
    void theHeaderOfAReturningBrowserWinsOverTheAddress() throws Exception {
        String start = node.position();
        append("shop-3fa9c1", 1);
        String one = node.position();
        append("shop-3fa9c1", 2);
        try (SseClient client = events("?after=" + start, "Last-Event-ID: " + one)) {
            assertThat(client.next().data().get("data").get("n").asInt()).isEqualTo(2);
        }
    }

    @Test
    void goesOnWhereItStoppedAfterARestartOfTheNode() throws Exception {
        append("shop-3fa9c1", 1);
        String one = node.position();
        append("shop-3fa9c1", 2);
        node.position();
        node.close();
        node = plan.start();
        append("shop-3fa9c1", 3);
        try (SseClient client = events("", "Last-Event-ID: " + one)) {
            assertThat(client.next().data().get("data").get("n").asInt()).isEqualTo(2);
            assertThat(client.next().data().get("data").get("n").asInt()).isEqualTo(3);
        }
    }

    @Test
    void nonsenseAsAPlaceIsOneReset() throws Exception {
        try (SseClient client = events("?after=nonsense")) {
            SseClient.Event reset = client.next();
            assertThat(reset.type()).isEqualTo("reset");
            assertThat(reset.id()).isEqualTo(node.position());
        }
    }

    @Test
    void saysAtOnceWhereItBeginsAndWhenToComeBack() throws Exception {
        append("shop-3fa9c1", 1);
        String now = node.position();
        Set<String> retries = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            String begin = RawHttp.bodyUntil(node, "/api/events", "\n\n");
            assertThat(begin).contains("id: " + now + "\n");
            String retry = begin.replaceAll("(?s).*retry: (\\d+)\n.*", "$1");
            assertThat(Integer.parseInt(retry)).isBetween(500, 10_000);
            retries.add(retry);
        }
        assertThat(retries).as("not all at one instant").hasSizeGreaterThan(1);
    }

    @Test
    void whoLeavesIsForgotten() throws Exception {
        try (SseClient client = events("")) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(node.openStreams()).isEqualTo(1);
        }
        await().until(() -> {
            append("shop-3fa9c1", 1);
            return node.openStreams() == 0;
        });
    }
}
