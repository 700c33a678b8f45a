package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A watched directory, what was delivered of it, and a shell that works in it. */
final class Scene implements AutoCloseable {

    private static final String SENTINEL = "zz-sentinel";

    private int sentinels;

    final Path root;
    final Watcher watcher;
    final Watch watch;
    final List<Change> changes = new CopyOnWriteArrayList<>();
    final List<Throwable> problems = new CopyOnWriteArrayList<>();

    private Scene(Watcher watcher, Path root, UnaryOperator<WatchRequest> how) throws IOException {
        this.root = root;
        this.watcher = watcher.onProblem((path, cause) -> problems.add(cause));
        this.watch = how.apply(watcher.watch(root)).deliver(changes::add);
    }

    static Scene of(Path root) throws IOException {
        return of(root, WatchRequest::recursively);
    }

    static Scene of(Path root, UnaryOperator<WatchRequest> how) throws IOException {
        return new Scene(Watcher.open(), root, how);
    }

    static Scene of(Watcher watcher, Path root) throws IOException {
        return new Scene(watcher, root, WatchRequest::recursively);
    }

    /** Runs a script in the root; it must succeed. */
    Scene sh(String script) throws IOException {
        sh(root, script);
        return this;
    }

    static void sh(Path directory, String script) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-ec", script)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What was delivered, once nothing is held any more: a file is made and deleted, and its
     * deletion, which waits for the grace, is behind everything that came before it.
     */
    List<String> told() throws IOException {
        String name = SENTINEL + sentinels++;
        Path sentinel = root.resolve(name);
        Files.createFile(sentinel);
        awaitThat("Created " + name);
        Files.delete(sentinel);
        awaitThat("Deleted " + name);
        changes.removeIf(change -> change.path().equals(sentinel));
        return all();
    }

    /** Forgets what was delivered so far. */
    Scene fromHere() throws IOException {
        told();
        changes.clear();
        return this;
    }

    void awaitThat(String line) {
        await(line)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(all()).contains(line));
    }

    List<String> all() {
        return changes.stream().map(this::line).toList();
    }

    String line(Change change) {
        String path = root.relativize(change.path()).toString();
        return switch (change) {
            case Change.Created c -> "Created " + path;
            case Change.Modified m -> (m.settled() ? "Modified " : "Growing ") + path;
            case Change.Moved m -> "Moved " + root.relativize(m.from()) + " -> " + path;
            case Change.Deleted d -> "Deleted " + path;
            case Change.RescanBegins b -> "RescanBegins";
            case Change.RescanEnds e -> "RescanEnds";
            case Change.RootGone g -> "RootGone";
            case Change.RootBack b -> "RootBack";
        };
    }

    @Override
    public void close() {
        watcher.close();
    }
}
