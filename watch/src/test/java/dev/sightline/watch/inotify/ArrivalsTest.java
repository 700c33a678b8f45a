package dev.sightline.watch.inotify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.linux.Inotify;
import dev.sightline.watch.linux.Listing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tree whose loop stands still: what it hears is what the test says. */
class ArrivalsTest {
    private static final byte[] NAME = "n".getBytes(StandardCharsets.UTF_8);
    private static final int COOKIE = 7;

    @TempDir Path root;
    private final List<Change> changes = new ArrayList<>();
    private Path file;
    private Loop loop;
    private Tree tree;

    @BeforeEach
    void begin() throws IOException {
        file = Files.writeString(root.resolve("n"), "one");
        loop = new Loop();
        WatchRequest request = new WatchRequest((_, _) -> tree, root).recursively().withExisting();
        tree = new Tree(loop, request, changes::add, (_, _) -> {});
        tree.begin();
        while (tree.goOn()) {}
        changes.clear();
    }

    @AfterEach
    void end() {
        loop.close();
        // It closes what it holds when it ends.
        loop.run();
    }

    @Test
    void tellsALinkInPlaceOfAFileWhoseEndWasNotHeard() throws IOException {
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("."));

        tree.arrivals().created(tree.top(), NAME, System.nanoTime());

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst()).isInstanceOf(Change.Deleted.class);
        assertThat(changes.getLast())
                .isInstanceOfSatisfying(
                        Change.Created.class,
                        created -> assertThat(created.stamp().kind()).isEqualTo(FileKind.LINK));
    }

    @Test
    void tellsWhatADirectoryHoldsThatMovedBetweenItsWatchAndItsListing() throws IOException {
        Path early = Files.createDirectory(root.resolve("early"));
        Files.writeString(early.resolve("held"), "one");
        byte[] before = "early".getBytes(StandardCharsets.UTF_8);
        byte[] after = "late".getBytes(StandardCharsets.UTF_8);
        Node dir = new Node(tree, tree.top(), before);
        tree.top().put(before, dir);
        tree.watch(dir);
        Files.move(early, root.resolve("late"));
        try (Listing listing = new Listing()) {
            assertThat(tree.scan().list(listing, dir)).isNull();
        }

        long now = System.nanoTime();
        tree.departures().gone(tree.top(), before, COOKIE, now);
        int moved = Inotify.IN_MOVED_TO | Inotify.IN_ISDIR;
        tree.renames().arrived(tree.top(), after, new Event(1, moved, COOKIE, after, now));
        tree.rest();

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst()).isInstanceOf(Change.Moved.class);
        assertThat(changes.getLast())
                .isInstanceOfSatisfying(
                        Change.Created.class,
                        created -> assertThat(created.path()).isEqualTo(root.resolve("late/held")));
    }

    @Test
    void tellsNothingTwiceThatAListingFound() {
        tree.arrivals().created(tree.top(), NAME, System.nanoTime());

        assertThat(changes).isEmpty();
        assertThat(loop.timers().untilNext(System.nanoTime())).isEqualTo(Timers.NEVER);
    }
}
