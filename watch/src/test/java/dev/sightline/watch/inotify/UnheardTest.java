package dev.sightline.watch.inotify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Inotify;
import dev.sightline.watch.linux.Listing;

import org.jspecify.annotations.Nullable;
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

/**
 * What happened to a directory while it had no watch, in a tree whose loop stands still: it hears
 * what the test says.
 */
class UnheardTest {
    private static final byte[] NAME = "n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EARLY = "early".getBytes(StandardCharsets.UTF_8);
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
        byte[] after = "late".getBytes(StandardCharsets.UTF_8);
        Node dir = found(EARLY);
        Files.move(early, root.resolve("late"));
        assertThat(list(dir)).isNull();

        long now = System.nanoTime();
        tree.departures().gone(tree.top(), EARLY, COOKIE, now);
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
    void looksNoLongerForADirectoryThatIsGone() throws IOException {
        Path early = Files.createDirectory(root.resolve("early"));
        Node dir = found(EARLY);
        Files.delete(early);
        assertThat(list(dir)).isNull();
        assertThat(tree.isMisplaced(dir)).isTrue();

        tree.departures().forget(dir);

        assertThat(tree.isMisplaced(dir)).isFalse();
    }

    /** A directory that has its watch, and was not listed yet. */
    private Node found(byte[] name) {
        Node dir = new Node(tree, tree.top(), name);
        tree.top().put(name, dir);
        tree.watch(dir);
        return dir;
    }

    private @Nullable List<DirEntry> list(Node dir) {
        try (Listing listing = new Listing()) {
            return tree.scan().list(listing, dir);
        }
    }

    @Test
    void tellsNothingTwiceThatAListingFound() {
        tree.arrivals().created(tree.top(), NAME, System.nanoTime());

        assertThat(changes).isEmpty();
        assertThat(loop.timers().untilNext(System.nanoTime())).isEqualTo(Timers.NEVER);
    }
}
