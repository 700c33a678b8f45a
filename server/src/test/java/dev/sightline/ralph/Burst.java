package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.WsClient;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A script that writes to a log as fast as it can, with iterations in between, and rotates it
 * twice; and clients that hear of it, one of which comes and goes.
 */
final class Burst {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Lines between two headers. */
    private static final int ITERATION = 100;

    private final Yard yard;
    private final int lines;

    Burst(Yard yard, int lines) {
        this.yard = yard;
        this.lines = lines;
    }

    /** One client: what it heard, in order. */
    private final class Client {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> begun = new ArrayList<>();
        private final List<Long> seqs = new ArrayList<>();
        private final int patience;
        private final AtomicLong bytes = new AtomicLong();
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
            try (WsClient client = yard.node.socket()) {
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
            seqs.add(message.get("seq").asLong());
            JsonNode data = message.get("data");
            switch (message.get("type").asString()) {
                case "log_append" -> {
                    text.append(data.get("lines").asString());
                    bytes.addAndGet(data.get("length").asInt());
                }
                case "iteration_started" -> begun.add(data.get("iteration").asInt());
                case "end" -> done = true;
                case "reset" -> throw new AssertionError(message);
                default -> {}
            }
        }
    }

    void rage() throws Exception {
        Files.createDirectories(yard.file(".ralph"));
        yard.write("script.sh", script());
        yard.start();
        String since = yard.position();
        List<Client> clients = List.of(new Client(Integer.MAX_VALUE), new Client(7), new Client(1));
        List<Thread> threads =
                clients.stream()
                        .map(client ->
                                Thread.ofPlatform().daemon().start(() -> client.follow(since)))
                        .toList();
        Process script =
                new ProcessBuilder("bash", "script.sh")
                        .directory(yard.project.toFile())
                        .inheritIO()
                        .start();
        assertThat(script.waitFor()).isZero();
        Path all = yard.home.resolve("all");
        long size = Files.size(all);
        await().atMost(PATIENCE)
                .until(() ->
                        clients.getFirst().failure != null
                                || clients.getFirst().bytes.get() >= size);
        yard.node.append(yard.project().get("id").asString(), "end", Map.of());
        for (Thread thread : threads) thread.join(PATIENCE);
        String expected = Files.readString(all);
        for (Client client : clients) {
            assertThat(client.failure).isNull();
            assertThat(client.text.toString().equals(expected)).as("every byte, once").isTrue();
            assertThat(client.begun)
                    .isEqualTo(IntStream.rangeClosed(1, lines / ITERATION).boxed().toList());
            assertThat(client.seqs).isSorted().doesNotHaveDuplicates();
        }
    }

    private String script() {
        return """
        log=.ralph/ralph.log
        say() { printf '%%s\\n' "$1" >> $log; printf '%%s\\n' "$1" >> ../all; }
        for i in $(seq 1 %1$d); do
          if [ $((i %% %2$d)) = 1 ]; then
            say "[01:07:23] === Iteration $((i / %2$d + 1)) (loop 1/0) ==="
          fi
          say "line $i of the burst, with an é in it"
          if [ $i = $((%1$d / 3)) ] || [ $i = $((%1$d * 2 / 3)) ]; then
            [ -e $log.1 ] && mv $log.1 $log.2
            mv $log $log.1
          fi
        done
        """
                .formatted(lines, ITERATION);
    }
}
