package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.WsClient;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A build that prints as fast as it can; and clients that hear of it, of which one stays, one comes
 * and goes, and one reads a message at a time.
 */
final class TerminalBurst {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Works works;
    private final int lines;

    TerminalBurst(Works works, int lines) {
        this.works = works;
        this.lines = lines;
    }

    /** One client: what it heard, in order. */
    private final class Client {
        private final StringBuilder text = new StringBuilder();
        private final int patience;
        private long next;
        private volatile boolean done;
        private volatile @Nullable Throwable failure;

        /**
         * @param patience messages of one connection
         */
        Client(int patience) {
            this.patience = patience;
        }

        void follow(String from) {
            String since = from;
            try {
                while (!done) since = listen(since);
            } catch (IOException | RuntimeException | AssertionError e) {
                failure = e;
            }
        }

        private String listen(String since) throws IOException {
            try (WsClient client = works.node.socket()) {
                client.say(
                        "{\"action\":\"subscribe\",\"projects\":[\"shop\"],\"since\":\"%s\"}"
                                .formatted(since));
                String place = since;
                for (int i = 0; i < patience && !done; i++) {
                    JsonNode message = client.nextJson();
                    place = message.get("epoch").asString() + ":" + message.get("seq").asLong();
                    hear(message);
                }
                return place;
            }
        }

        private void hear(JsonNode message) {
            JsonNode data = message.get("data");
            switch (message.get("type").asString()) {
                case "terminal_output" -> {
                    assertThat(data.get("offset").asLong()).isEqualTo(next);
                    next += data.get("length").asLong();
                    text.append(data.get("output").asString());
                }
                case "end" -> done = true;
                case "reset" -> throw new AssertionError(message);
                default -> {}
            }
        }
    }

    void rage() throws Exception {
        works.start();
        String since = works.node.position();
        List<Client> clients =
                List.of(new Client(Integer.MAX_VALUE), new Client(700), new Client(70));
        List<Thread> threads =
                clients.stream()
                        .map(client ->
                                Thread.ofPlatform().daemon().start(() -> client.follow(since)))
                        .toList();
        String session = works.run("seq", "-f", "line %.0f of it, with an é", "1", "" + lines);
        JsonNode status = works.awaitOver(session, PATIENCE);
        assertThat(status.get("status").asString()).isEqualTo("completed");
        works.node.append(works.id(), "end", Map.of());
        for (Thread thread : threads) thread.join(PATIENCE);
        String expected = expected();
        for (Client client : clients) {
            assertThat(client.failure).isNull();
            assertThat(client.text.toString().equals(expected)).as("every byte, once").isTrue();
        }
        assertThat(status.get("terminal_bytes").asLong()).isEqualTo(clients.getFirst().next);
        assertThat(status.get("terminal_lost").asLong()).isZero();
    }

    private String expected() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            all.append("line ").append(i).append(" of it, with an é\r\n");
        }
        return all.toString();
    }
}
