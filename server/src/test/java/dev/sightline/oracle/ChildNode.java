package dev.sightline.oracle;

import static org.awaitility.Awaitility.await;

import dev.sightline.ChildJava;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real program as a process of its own, so that it can be killed. */
final class ChildNode implements Node, AutoCloseable {
    private static final String TOKEN = "the-token-of-the-oracle";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Path ready;
    private final List<String> words;
    private @Nullable Process process;
    private @Nullable InetSocketAddress address;

    /**
     * @param home outside of what is served; holds state and log
     */
    ChildNode(Path home, List<Path> served, String... options) {
        this.home = home;
        this.ready = home.resolve("ready.json");
        this.words = new ArrayList<>();
        words.addAll(ChildJava.command(List.of("-Xmx512m"), "dev.sightline.Main"));
        for (Path path : served) words.add(path.toString());
        words.addAll(List.of("--no-browser", "--state", home.resolve("state").toString()));
        words.addAll(List.of("--ready-file", ready.toString()));
        words.addAll(List.of(options));
    }

    Path state() {
        return home.resolve("state");
    }

    /** On the port that it had before, if any. */
    synchronized void start() throws IOException {
        Files.deleteIfExists(ready);
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of("--port", address == null ? "0" : "" + address.getPort()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SIGHTLINE_TOKEN", TOKEN);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("node.log").toFile()));
        Process started = builder.start();
        process = started;
        await().atMost(PATIENCE).until(() -> url().isPresent() || !started.isAlive());
        URI url = url().orElseThrow(() -> new AssertionError("it does not start: " + log()));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort());
        notifyAll();
    }

    /** As {@code kill -9}. */
    synchronized void kill() {
        if (process == null) return;
        process.destroyForcibly().onExit().join();
        process = null;
    }

    private Optional<URI> url() {
        try {
            JsonNode said = Json.read(Files.readAllBytes(ready));
            return Optional.of(URI.create(said.get("url").asString()));
        } catch (IOException | JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized InetSocketAddress address() throws InterruptedException {
        while (process == null || address == null) wait();
        return address;
    }

    @Override
    public String token() {
        return TOKEN;
    }

    /** What it wrote, for whoever looks for the reason of a failure. */
    String log() {
        try {
            return Files.readString(home.resolve("node.log"));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
