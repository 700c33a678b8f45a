package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.sightline.TestNode;
import dev.sightline.cli.Settings;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What people should hear is passed on to an address that really listens. */
class WebhookTest {
    private record Heard(String path, Map<String, List<String>> headers, String body) {}

    @TempDir Path temp;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void setUp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    @AfterEach
    void tearDown() {
        server.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(
                new Heard(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        int status = answers.isEmpty() ? 200 : answers.removeFirst();
        if (status == 302) exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String url(String login) {
        return "http://"
                + login
                + "127.0.0.1:"
                + server.getAddress().getPort()
                + "/hook?key=secret";
    }

    @Test
    void passesOnWhatALoopSaysAndThatItWaits() throws Exception {
        Path home = temp.toRealPath();
        Path shop = home.resolve("shop");
        Files.createDirectories(shop.resolve(".ralph"));
        Files.writeString(shop.resolve(".ralph/ralph.pid"), ProcessHandle.current().pid() + "\n");
        var loops = new Settings.Loops(15, Optional.of(url("")), "json");
        try (TestNode node =
                TestNode.serving(home.resolve("state"), shop).withLoops(loops).start()) {
            await().until(() -> node.get("/api/projects/shop/loop").body().contains("\"running\""));
            Files.writeString(
                    shop.resolve(".ralph/pending-notification.txt"), "QUESTION: Which index?");

            await().until(() -> bodies("notification").size() == 1);
            JsonNode said = bodies("notification").getFirst();
            assertThat(said.path("project_name").stringValue()).isEqualTo("shop");
            assertThat(said.at("/notification/message").stringValue()).isEqualTo("Which index?");
            await().until(() ->
                    bodies("status").stream()
                            .anyMatch(b -> b.path("status").stringValue().equals("waiting")));
        }
    }

    private List<JsonNode> bodies(String type) {
        return heard.stream()
                .map(one -> Json.read(one.body().getBytes(StandardCharsets.UTF_8)))
                .filter(body -> body.path("type").stringValue().equals(type))
                .toList();
    }

    @Test
    void speaksAsNtfyHearsIt() throws Exception {
        try (Webhook webhook = webhook(url("ann:pass@"), Recipient.Format.NTFY)) {
            webhook.put(message("größe", Message.Urgency.HIGH));
            await().until(() -> heard.size() == 1);
        }

        Heard one = heard.getFirst();
        assertThat(one.path()).isEqualTo("/hook?key=secret");
        assertThat(one.body()).isEqualTo("Text of größe");
        assertThat(one.headers().get("Title")).containsExactly("=?UTF-8?B?Z3LDtsOfZQ==?=");
        assertThat(one.headers().get("Priority")).containsExactly("high");
        assertThat(one.headers().get("Tags")).containsExactly("warning");
        assertThat(one.headers().get("Authorization")).containsExactly("Basic YW5uOnBhc3M=");
    }

    @Test
    void triesAgainWhatMayPassAndNotWhatIsRefused() throws Exception {
        answers.addAll(List.of(500, 429, 200, 404, 302, 302, 302, 302, 500, 500, 500, 500));
        try (Webhook webhook = webhook(url(""), Recipient.Format.JSON)) {
            for (String name : List.of("passes", "refused", "redirected", "broken", "last")) {
                webhook.put(message(name, Message.Urgency.NORMAL));
            }
            await().until(() -> heard.size() > 0 && heard.getLast().body().contains("last"));
        }

        assertThat(heard.stream().filter(one -> one.body().contains("passes"))).hasSize(3);
        assertThat(heard.stream().filter(one -> one.body().contains("refused"))).hasSize(1);
        assertThat(heard.stream().filter(one -> one.body().contains("redirected"))).hasSize(4);
        assertThat(heard.stream().filter(one -> one.body().contains("broken"))).hasSize(4);
        assertThat(heard).noneMatch(one -> one.path().contains("elsewhere"));
    }

    @Test
    void dropsWhatNobodyTakesAndNeverWaits() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        server.removeContext("/");
        server.createContext(
                "/",
                exchange -> {
                    try {
                        hold.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        try (Webhook webhook = webhook(url(""), Recipient.Format.JSON)) {
            long before = System.nanoTime();
            for (int i = 0; i < 1000; i++) webhook.put(message("m" + i, Message.Urgency.NORMAL));

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(webhook.waiting()).hasSizeLessThanOrEqualTo(Webhook.MOST);
        } finally {
            hold.countDown();
        }
    }

    @Test
    void tellsNoSecretOfItsAddress() {
        Recipient recipient =
                Recipient.of("https://ann:pass@ntfy.example/topic?key=k", Recipient.Format.NTFY)
                        .orElseThrow();

        assertThat(recipient).hasToString("https://ntfy.example");
        for (String url : List.of("ftp://x/", "file:///etc", "x", "http://", "http://a b/")) {
            assertThat(Recipient.of(url, Recipient.Format.JSON)).isEmpty();
        }
    }

    private static Webhook webhook(String url, Recipient.Format format) {
        return new Webhook(
                Recipient.of(url, format).orElseThrow(), Clock.systemUTC(), Duration.ofMillis(1));
    }

    private static Message message(String title, Message.Urgency urgency) {
        return new Message(title, "Text of " + title, urgency, Map.of("type", "x", "name", title));
    }
}
