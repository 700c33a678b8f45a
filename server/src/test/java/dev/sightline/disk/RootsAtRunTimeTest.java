package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.disk.Trouble.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Roots that come and go while requests are under way. */
class RootsAtRunTimeTest {
    @TempDir Path temp;

    private Path project;
    private Path outside;
    private Root ground;
    private Disk disk;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        Path named = Files.createDirectory(home.resolve("named"));
        project = Files.createDirectories(home.resolve("area/deep/project"));
        Files.writeString(project.resolve("f"), "mine");
        Files.writeString(project.resolve(".env"), "token");
        Files.writeString(home.resolve("area/beside"), "not served");
        outside = Files.createDirectories(home.resolve("outside/project"));
        Files.writeString(outside.resolve("f"), "secret");
        Files.createDirectory(home.resolve("area/state"));
        List<Root> roots = List.of(Root.of(named, Root.Kind.TREE));
        Rules rules = new Rules(roots, List.of(), home.resolve("area/state"));
        disk = new Disk(new Roots(roots), rules, new Attic(home, 1024));
        ground = Root.of(home.resolve("area"), Root.Kind.TREE);
        disk.mayServeBeneath(ground);
    }

    @AfterEach
    void tearDown() {
        disk.close();
    }

    private String read(Path file) throws Trouble {
        return disk.read(disk.locate(file.toString())).text().content();
    }

    private void denied(Kind kind, Path file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(kind));
    }

    @Test
    void servesWhatWasAddedAndNothingBesideIt() throws Exception {
        denied(Kind.OUTSIDE_ROOTS, project.resolve("f"));
        Root root = disk.directory(project.toString(), List.of(ground));
        denied(Kind.OUTSIDE_ROOTS, project.resolve("f"));
        disk.serve(root);
        assertThat(read(project.resolve("f"))).isEqualTo("mine");
        denied(Kind.NOT_ALLOWED, project.resolve(".env"));
        denied(Kind.OUTSIDE_ROOTS, ground.path().resolve("beside"));
        Place open = disk.locate(project.resolve("f").toString());
        disk.withdraw(root);
        denied(Kind.OUTSIDE_ROOTS, project.resolve("f"));
        assertThatThrownBy(() -> disk.read(open)).isInstanceOf(Trouble.class);
    }

    @Test
    void neverServesTheStateDirectory() {
        String state = ground.path().resolve("state").toString();
        assertThatThrownBy(() -> disk.directory(state, List.of(ground)))
                .isInstanceOf(Trouble.class);
        assertThat(disk.directoryAt(Path.of(state), List.of(ground))).isEmpty();
    }

    @Test
    void followsNoLinkOnTheWayToARootThatWasAdded() throws Exception {
        disk.serve(disk.directory(project.toString(), List.of(ground)));
        Path deep = ground.path().resolve("deep");
        Files.move(deep, ground.path().resolve("kept"));
        Files.createSymbolicLink(deep, outside.resolveSibling("."));
        denied(Kind.NOT_FOUND, project.resolve("f"));
        Files.delete(deep);
        Files.move(ground.path().resolve("kept"), deep);
        assertThat(read(project.resolve("f"))).isEqualTo("mine");
    }

    @Test
    void opensNothingOutsideWhateverIsSwappedMeanwhile() throws Exception {
        disk.serve(disk.directory(project.toString(), List.of(ground)));
        Path deep = ground.path().resolve("deep");
        Path kept = ground.path().resolve("kept");
        Path link = Files.createSymbolicLink(ground.path().resolve("link"), outside.resolve(".."));
        AtomicBoolean over = new AtomicBoolean();
        Thread swapper =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get()) swap(deep, kept, link);
                        });
        AtomicInteger seen = new AtomicInteger();
        try {
            for (int i = 0; i < 3_000; i++) {
                try {
                    assertThat(read(project.resolve("f"))).isEqualTo("mine");
                    seen.incrementAndGet();
                } catch (Trouble trouble) {
                    // Not there at this moment.
                }
            }
        } finally {
            over.set(true);
            swapper.join();
        }
        assertThat(seen).hasPositiveValue();
    }

    private static void swap(Path deep, Path kept, Path link) {
        try {
            Files.move(deep, kept);
            Files.move(link, deep);
            Files.move(deep, link);
            Files.move(kept, deep);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
