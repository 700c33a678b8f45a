package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Open;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class SettledDeliveryTest {

    @TempDir Path root;

    @Test
    void deliversANewFileOnceItsWriterHasClosedIt() throws IOException {
        try (Scene scene = Scene.of(root)) {
            try (OutputStream out = Files.newOutputStream(root.resolve("a"))) {
                out.write(1);
                out.flush();
                assertThat(scene.told()).isEmpty();
                out.write(2);
            }
            assertThat(scene.told()).containsExactly("Created a");
            assertThat(scene.changes.getFirst())
                    .isInstanceOfSatisfying(
                            Change.Created.class,
                            c -> {
                                assertThat(c.stamp().size()).isEqualTo(2);
                                assertThat(c.stamp().kind()).isEqualTo(FileKind.FILE);
                                assertThat(c.path()).isEqualTo(root.resolve("a"));
                            });
        }
    }

    @Test
    void deliversAWriteToAKnownFileAsOneModification() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        try (Scene scene = Scene.of(root)) {
            scene.sh("echo more >> a");
            assertThat(scene.told()).containsExactly("Modified a");
        }
    }

    @Test
    void deliversEachOfTwoWritesThatAreApart() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("echo 1 > a");
            assertThat(scene.told()).containsExactly("Created a");
            scene.sh("echo 2 > a");
            assertThat(scene.told()).containsExactly("Created a", "Modified a");
        }
    }

    @Test
    void saysNothingOfReadingOrOfChangedPermissions() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        try (Scene scene = Scene.of(root)) {
            scene.sh("cat a; chmod 600 a");
            assertThat(scene.told()).isEmpty();
        }
    }

    @Test
    void seesAStoreThroughAMemoryMap() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        try (Scene scene = Scene.of(root)) {
            scene.sh(
                    "python3 -c 'import mmap; f = open(\"a\", \"r+b\"); m = mmap.mmap(f.fileno(),"
                            + " 3); f.close(); m[0:3] = b\"new\"; m.close()'");
            assertThat(scene.told()).containsExactly("Modified a");
        }
    }

    @Test
    void deliversALinkAtOnce() throws IOException {
        Files.writeString(root.resolve("a"), "x");
        try (Scene scene = Scene.of(root)) {
            scene.sh("ln -s a soft; ln a hard");
            assertThat(scene.told()).containsExactly("Created soft", "Created hard");
            assertThat(scene.changes.getFirst())
                    .isInstanceOfSatisfying(
                            Change.Created.class,
                            c -> assertThat(c.stamp().kind()).isEqualTo(FileKind.LINK));
        }
    }

    @Test
    void deliversAFifoAsOtherAndDoesNotOpenIt() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("mkfifo pipe");
            assertThat(scene.told()).containsExactly("Created pipe");
            assertThat(scene.changes.getFirst())
                    .isInstanceOfSatisfying(
                            Change.Created.class,
                            c -> assertThat(c.stamp().kind()).isEqualTo(FileKind.OTHER));
        }
    }

    @Test
    void deliversAFileThatWasNeverOpenedForWriting() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("python3 -c 'import os, stat; os.mknod(\"node\", 0o644 | stat.S_IFREG)'");
            scene.awaitThat("Created node");
            assertThat(scene.told()).containsExactly("Created node");
        }
    }

    @Test
    void deliversAnUnnamedFileThatIsGivenAName() throws IOException {
        byte[] here = root.toString().getBytes(StandardCharsets.UTF_8);
        byte[] name = "named".getBytes(StandardCharsets.UTF_8);
        try (Scene scene = Scene.of(root);
                Fd dir = Open.open(here, Open.O_RDONLY | Open.O_DIRECTORY, 0)) {
            try (Fd unnamed = Open.openat(dir, ".", Open.O_TMPFILE | Open.O_RDWR, 0600)) {
                Io.write(unnamed, ByteBuffer.wrap(new byte[] {1, 2, 3}));
                byte[] from = ("/proc/self/fd/" + unnamed.value()).getBytes(StandardCharsets.UTF_8);
                Names.linkat(Fd.CWD, from, dir, name, Names.AT_SYMLINK_FOLLOW);
                assertThat(scene.told()).isEmpty();
            }
            scene.awaitThat("Created named");
            assertThat(scene.told()).containsExactly("Created named");
        }
    }

    @Test
    void deliversADeletionAfterTheGrace() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        try (Scene scene = Scene.of(root)) {
            scene.sh("rm a");
            assertThat(scene.told()).containsExactly("Deleted a");
            assertThat(scene.changes.getFirst())
                    .isInstanceOfSatisfying(
                            Change.Deleted.class,
                            d -> assertThat(d.settledMicros()).isBetween(90_000L, 2_000_000L));
        }
    }

    @Test
    void saysNothingOfAFileThatNeverSettled() throws IOException {
        try (Scene scene = Scene.of(root)) {
            Path file = root.resolve("a");
            try (FileChannel channel =
                    FileChannel.open(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                Files.delete(file);
                assertThat(channel.isOpen()).isTrue();
            }
            assertThat(scene.told()).isEmpty();
        }
    }

    @Test
    void deliversTheSettledTimeOfAWriteInMicroseconds() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("echo 1 > a; echo 1 > b; echo 2 > a");
            scene.told();
            assertThat(scene.changes)
                    .filteredOn(Change.Modified.class::isInstance)
                    .allSatisfy(c ->
                            assertThat(((Change.Modified) c).settledMicros()).isLessThan(100_000));
        }
    }
}
