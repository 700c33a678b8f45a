package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.event.Position;

import org.awaitility.core.ConditionTimeoutException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Empty directories, the real program that serves them, and clients that follow it. */
final class Scene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration ONE_MARKER = Duration.ofSeconds(10);

    private final List<Path> directories = new ArrayList<>();
    private final Path elsewhere;
    private final ChildNode node;
    private final Rest rest;
    private final Hearing hearing = new Hearing();
    private final Map<String, String> ids;
    private final Crowd crowd;
    private int markers;

    /**
     * @param temp empty
     */
    Scene(Path temp, int projects, String... options) throws Exception {
        Path served = Files.createDirectory(temp.toRealPath().resolve("served"));
        for (int i = 0; i < projects; i++) {
            directories.add(Files.createDirectory(served.resolve("project" + i)));
        }
        elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Path home = Files.createDirectory(temp.resolve("home"));
        node = new ChildNode(home, directories, options);
        rest = new Rest(node);
        node.start();
        ids = rest.projects();
        assertThat(ids).hasSize(projects);
        crowd = new Crowd(world(), projects());
    }

    Follower.World world() {
        return new Follower.World(node, rest, hearing);
    }

    List<Path> directories() {
        return directories;
    }

    /** Their ids. */
    List<String> projects() {
        return List.copyOf(ids.values());
    }

    /** Not served. */
    Path elsewhere() {
        return elsewhere;
    }

    ChildNode node() {
        return node;
    }

    Crowd crowd() {
        return crowd;
    }

    /** One that hears everything, from the first event on, and is never cut. */
    Follower witness() {
        return new Follower(
                new Follower.Nature(
                        "the witness",
                        Follower.Transport.SSE_BY_QUERY,
                        Line.Papers.HEADER,
                        Interest.ALL,
                        Follower.Start.BEGINNING,
                        projects(),
                        false),
                world(),
                Cuts.none());
    }

    /**
     * Waits, when nobody writes any more, until the node knows the files and every client has heard
     * of all that happened.
     */
    void settle() throws Exception {
        awaitDisk();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            // Who asks for what comes from now on is not told when that began: a marker may have
            // come before it, and the next one has not. What is missed after that, the judge finds.
            String marker = Follower.MARKER + ++markers;
            for (Path directory : directories) {
                Files.writeString(directory.resolve(marker), marker);
            }
            try {
                crowd.awaitMarker(marker, ONE_MARKER);
                return;
            } catch (AssertionError e) {
                if (Instant.now().isBefore(deadline)) continue;
                throw new AssertionError(e.getMessage() + "\nthe node's log:\n" + node.log(), e);
            }
        }
    }

    private void awaitDisk() throws Exception {
        for (Map.Entry<String, String> project : ids.entrySet()) {
            Map<String, Stamp> disk = Mirror.ofDisk(Path.of(project.getKey()));
            try {
                await().atMost(PATIENCE)
                        .until(() -> rest.files(project.getValue()).files().equals(disk));
            } catch (ConditionTimeoutException e) {
                String difference = Mirror.difference(disk, rest.files(project.getValue()).files());
                throw new AssertionError(
                        "the node's snapshot of " + project.getKey() + ": " + difference, e);
            }
        }
    }

    /** All events of the present epoch, read anew, until the last marker. */
    List<Entry.Told> events() throws Exception {
        Follower reader = witness();
        try (Crowd alone = new Crowd(world(), projects())) {
            alone.join(reader);
            alone.awaitMarker(Follower.MARKER + markers, PATIENCE);
        }
        return told(reader);
    }

    static List<Entry.Told> told(Follower follower) {
        return follower.history().stream()
                .filter(Entry.Told.class::isInstance)
                .map(Entry.Told.class::cast)
                .toList();
    }

    /** The first event after which the node can still resume, found by asking. */
    Position oldestKept(Position newest) throws Exception {
        long lost = -1;
        long kept = newest.seq();
        while (kept - lost > 1) {
            long middle = (lost + kept) / 2;
            if (resumes(new Position(newest.epoch(), middle))) kept = middle;
            else lost = middle;
        }
        return new Position(newest.epoch(), kept + 1);
    }

    private boolean resumes(Position since) throws Exception {
        Line.Request request =
                new Line.Request(
                        Interest.ALL, Optional.of(since), node.token(), Line.Papers.HEADER);
        try (Line line = new SseLine(node.address(), Cuts.none(), hearing, request, true)) {
            Entry first = line.next();
            if (first instanceof Entry.Begun) first = line.next();
            return !(first instanceof Entry.Reset);
        }
    }

    /** Ends the clients and judges them. */
    List<Fault> judge(Truth truth) throws IOException {
        crowd.stop();
        Map<String, Map<String, Stamp>> disk = new TreeMap<>();
        for (Map.Entry<String, String> one : ids.entrySet()) {
            disk.put(one.getValue(), Mirror.ofDisk(Path.of(one.getKey())));
        }
        return crowd.judge(truth, disk);
    }

    @Override
    public void close() {
        crowd.close();
        rest.close();
        node.close();
    }
}
