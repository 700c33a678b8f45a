package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.WsClient;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A node that is killed again and again while a loop writes: its log and its iterations are whole.
 */
class KilledLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ITERATION = 20;
    private static final String PROBE = "probe\n";

    @TempDir Path temp;

    // Both guarded by the second.
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> begun = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile String since = "";

    @Test
    @Timeout(300)
    void missesAndDoublesNothingOverThreeKills() throws Exception {
        kill(3);
    }

    @Test
    @Tag("torture")
    @Timeout(1_200)
    void missesAndDoublesNothingOverThirtyKills() throws Exception {
        kill(30);
    }

    private void kill(int times) throws Exception {
        Path home = Files.createDirectory(temp.toRealPath().resolve("home"));
        Path shop = Files.createDirectory(temp.toRealPath().resolve("shop"));
        Path log = Files.createDirectory(shop.resolve(".ralph")).resolve("ralph.log");
        Files.createFile(log);
        Random random = new Random(11);
        try (ChildNode node = new ChildNode(home, List.of(shop))) {
            node.start();
            Thread client = Thread.ofPlatform().daemon().start(() -> follow(node));
            await().atMost(PATIENCE).until(() -> heard().contains(PROBE) || probe(log));
            StringBuilder written = new StringBuilder();
            Writer writer = new Writer(log, written);
            Thread thread = Thread.ofPlatform().start(writer);
            for (int i = 0; i < times; i++) {
                int enough = heard().length() + 1 + random.nextInt(3_000);
                await().atMost(PATIENCE).until(() -> heard().length() > enough);
                node.kill();
                if (i % 2 == 1) writer.rotate();
                node.start();
            }
            writer.stop();
            thread.join();
            String expected = written.toString();
            await().atMost(PATIENCE).until(() -> heard().endsWith(lastLine(expected)));
            assertThat(difference(heard().replace(PROBE, ""), expected)).isEmpty();
            await().atMost(PATIENCE).until(() -> heardOf() >= writer.iterations());
            stopped.set(true);
            synchronized (begun) {
                assertThat(begun)
                        .isEqualTo(IntStream.rangeClosed(1, writer.iterations()).boxed().toList());
            }
            client.interrupt();
        }
    }

    /** The first lines that are not the same; empty where all are. */
    private static String difference(String heard, String expected) {
        List<String> some = heard.lines().toList();
        List<String> all = expected.lines().toList();
        for (int i = 0; i < Math.max(some.size(), all.size()); i++) {
            String one = i < some.size() ? some.get(i) : "nothing";
            String other = i < all.size() ? all.get(i) : "nothing";
            if (!one.equals(other)) return "heard " + one + " where it should be " + other;
        }
        return "";
    }

    private static String lastLine(String lines) {
        return lines.substring(lines.lastIndexOf('\n', lines.length() - 2) + 1);
    }

    private String heard() {
        synchronized (begun) {
            return text.toString();
        }
    }

    private int heardOf() {
        synchronized (begun) {
            return begun.size();
        }
    }

    /** Until the first of them is heard, the loop may not have been looked at. */
    private static boolean probe(Path log) throws IOException {
        append(log, PROBE);
        return false;
    }

    private static void append(Path log, String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void follow(ChildNode node) {
        while (!stopped.get()) {
            try (WsClient client =
                    WsClient.open(
                            node.address().getPort(),
                            "/api/ws",
                            "Authorization: Bearer " + node.token())) {
                String place = since.isEmpty() ? "" : ",\"since\":\"" + since + "\"";
                client.say("{\"action\":\"subscribe\"" + place + "}");
                while (!stopped.get()) hear(client.nextJson());
            } catch (IOException | RuntimeException killed) {
                // It comes back.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void hear(JsonNode message) {
        JsonNode data = message.get("data");
        synchronized (begun) {
            switch (message.get("type").asString()) {
                case "log_append" -> text.append(data.get("lines").asString());
                case "iteration_started" -> begun.add(data.get("iteration").asInt());
                default -> {}
            }
        }
        since = message.get("epoch").asString() + ":" + message.get("seq").asLong();
    }

    /** Writes headers and lines at a steady pace. */
    private static final class Writer implements Runnable {
        private final Path log;
        private final StringBuilder written;
        private int iterations;
        private int rotations;
        private boolean stop;

        Writer(Path log, StringBuilder written) {
            this.log = log;
            this.written = written;
        }

        @Override
        public void run() {
            for (int i = 0; step(i); i++) {
                LockSupport.parkNanos(500_000);
            }
        }

        private synchronized boolean step(int i) {
            if (stop) return false;
            String line = "line " + i + "\n";
            if (i % ITERATION == 0) {
                iterations++;
                line = "[01:07:23] === Iteration " + iterations + " (loop 1/0) ===\n";
            }
            try {
                append(log, line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written.append(line);
            return true;
        }

        /** None is deleted: the client may be far behind. */
        synchronized void rotate() throws IOException {
            rotations++;
            Files.move(log, log.resolveSibling("ralph.log." + rotations));
            append(log, "");
        }

        synchronized void stop() {
            stop = true;
        }

        synchronized int iterations() {
            return iterations;
        }
    }
}
