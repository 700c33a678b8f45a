package dev.sightline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.event.Envelope;
import dev.sightline.event.Event;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Journal;
import dev.sightline.json.Json;
import dev.sightline.watch.Watcher;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The projects of a node, over real directories, a real watcher and a real journal. */
final class Grounds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Path state;
    private final List<Path> trees;
    private final List<Path> discover = new ArrayList<>();
    private final List<Lens> lenses = new ArrayList<>();
    private List<String> allow = List.of();
    private int inbox = 100_000;
    private int most = 500_000;

    final List<Envelope> told = new CopyOnWriteArrayList<>();
    Disk disk;
    private Watcher watcher;
    private Journal journal;
    Registry registry;

    @SuppressWarnings("NullAway.Init")
    Grounds(Path state, Path... trees) {
        this.state = state;
        this.trees = List.of(trees);
    }

    Grounds discovering(Path directory) {
        discover.add(directory);
        return this;
    }

    Grounds allowing(String... globs) {
        allow = List.of(globs);
        return this;
    }

    Grounds with(Lens lens) {
        lenses.add(lens);
        return this;
    }

    Grounds withInbox(int bound) {
        inbox = bound;
        return this;
    }

    Grounds withMost(int files) {
        most = files;
        return this;
    }

    Grounds start() throws IOException {
        List<Root> roots = new ArrayList<>();
        for (Path tree : trees) roots.add(Root.of(tree, Root.Kind.TREE));
        Files.createDirectories(state.resolve("attic"));
        disk =
                new Disk(
                        new Roots(roots),
                        new Rules(roots, allow, state),
                        new Attic(state.resolve("attic"), 1 << 20));
        watcher = Watcher.open();
        journal =
                Journal.open(
                        state.resolve("journal.db"),
                        new Journal.Limits(Duration.ofDays(1), 1 << 28),
                        Clock.systemUTC());
        journal.start(told::add);
        registry =
                new Registry(
                        disk,
                        watcher,
                        journal,
                        lenses,
                        discover,
                        state.resolve("projects.json"),
                        inbox,
                        most);
        watcher.onProblem(registry::problem);
        registry.start();
        return this;
    }

    /** The journal ends under the feet of whoever appends, as with a kill. */
    void kill() throws IOException {
        journal.close();
        close();
    }

    /** The disk takes no event more, and as many wait as may: whoever appends waits. */
    void jam() throws SQLException {
        String url = "jdbc:sqlite:" + state.resolve("journal.db");
        try (Connection other = DriverManager.getConnection(url);
                Statement run = other.createStatement()) {
            run.execute(
                    "CREATE TRIGGER full BEFORE INSERT ON event"
                            + " BEGIN SELECT RAISE(ABORT, 'disk'); END");
        }
        Event event = Event.of("x", "p-123456", Map.of("n", 1));
        for (int i = 0; i < 10_000; i++) journal.append(event, List.of());
    }

    Grounds restart() throws IOException {
        close();
        return start();
    }

    @Override
    public void close() throws IOException {
        registry.close();
        watcher.close();
        journal.close();
        disk.close();
    }

    Lane lane(Path root) throws Refusal {
        return registry.find(Project.of(plain(root), Origin.COMMAND_LINE).id());
    }

    private static Root plain(Path root) {
        try {
            return Root.of(root, Root.Kind.TREE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    FileList files(Path root) throws Exception {
        return files(lane(root));
    }

    static FileList files(Lane lane) throws Exception {
        return lane.files(PATIENCE).orElseThrow();
    }

    /** Waits until what is told of the project equals the disk, and folding it does too. */
    void awaitEqual(Path root, FileList from) throws Exception {
        Lane lane = lane(root);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(sizes(files(lane))).isEqualTo(onDisk(root)));
        FileList now = files(lane);
        await().until(() ->
                told.stream().anyMatch(e -> e.seq() >= now.at().seq())
                        || now.at().seq() <= from.at().seq());
        assertThat(folded(from, lane.project().id(), now.at().seq())).isEqualTo(onDisk(root));
    }

    static Map<String, Long> sizes(FileList list) {
        Map<String, Long> sizes = new TreeMap<>();
        list.byPath().forEach((path, stamp) -> sizes.put(path, stamp.size()));
        return sizes;
    }

    static Map<String, Long> onDisk(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String relative = root.relativize(path).toString();
                if (Files.isRegularFile(path) && !relative.contains(".git/objects/")) {
                    sizes.put(relative, Files.size(path));
                }
            }
        }
        return sizes;
    }

    /** What a client has that applied every later event to its snapshot, as streams.md says. */
    Map<String, Long> folded(FileList from, String project, long upTo) {
        Map<String, Long> sizes = sizes(from);
        for (Envelope envelope : told) {
            if (envelope.seq() <= from.at().seq() || envelope.seq() > upTo) continue;
            if (!envelope.type().equals("disk_changed")) continue;
            if (!envelope.project().orElse("").equals(project)) continue;
            JsonNode data = data(envelope);
            String path = data.get("path").asString();
            switch (data.get("kind").asString()) {
                case "created" ->
                        assertThat(sizes.put(path, data.get("size").asLong())).as(path).isNull();
                case "modified" ->
                        assertThat(sizes.put(path, data.get("size").asLong())).as(path).isNotNull();
                case "moved" -> {
                    assertThat(sizes.remove(data.get("from").asString())).as(path).isNotNull();
                    sizes.put(path, data.get("size").asLong());
                }
                case "deleted" -> assertThat(sizes.remove(path)).as(path).isNotNull();
                default -> throw new AssertionError(envelope);
            }
        }
        return sizes;
    }

    static JsonNode data(Envelope envelope) {
        return Json.read(envelope.json()).get("data");
    }

    /** All events so far, short: {@code created a.txt}, {@code root_gone}. */
    List<String> lines() {
        return told.stream().map(Grounds::line).toList();
    }

    private static String line(Envelope envelope) {
        JsonNode data = data(envelope);
        return switch (envelope.type()) {
            case "disk_changed" ->
                    data.get("kind").asString()
                            + (data.has("from") ? " " + data.get("from").asString() + " ->" : "")
                            + " "
                            + data.get("path").asString();
            case "watcher_projects_refreshed" ->
                    "projects +" + data.get("added") + " -" + data.get("removed");
            case "problem" -> "problem " + data.get("code").asString();
            default -> envelope.type();
        };
    }

    void awaitLines(String... lines) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(lines()).containsExactlyInAnyOrder(lines));
    }

    void awaitLine(String line) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(lines()).contains(line));
    }

    static void sh(Path directory, String script) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-ec", script)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
