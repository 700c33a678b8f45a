package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

class ReadTest {
    @TempDir Path temp;

    private TestDisk disk;

    @BeforeEach
    void setUp() throws Exception {
        disk = new TestDisk(temp);
    }

    @AfterEach
    void tearDown() {
        disk.close();
    }

    @Test
    void readsTheWholeFileWithItsEtag() throws Exception {
        Path file = disk.write("é.py", "print('é')\n");

        Content content = disk.read(file);

        assertThat(content.text().content()).isEqualTo("print('é')\n");
        assertThat(content.etag()).hasSize(64);
        assertThat(content.path()).isEqualTo(file);
        assertThat(content.mtime()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
    }

    @Test
    void followsALinkThatStaysInside() throws Exception {
        Path file = disk.write("sub/real.py", "x\n");
        Path relative =
                Files.createSymbolicLink(disk.folder.resolve("r.py"), Path.of("sub/real.py"));
        Path absolute = Files.createSymbolicLink(disk.folder.resolve("a.py"), file);
        Files.createSymbolicLink(disk.folder.resolve("dir"), file.getParent());

        assertThat(disk.read(relative).path()).isEqualTo(file);
        assertThat(disk.read(absolute).path()).isEqualTo(file);
        assertThat(disk.read(disk.folder.resolve("dir/real.py")).path()).isEqualTo(file);
    }

    @Test
    void refusesALinkThatLeads() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "canary");
        Files.createSymbolicLink(disk.folder.resolve("abs"), secret.toAbsolutePath());
        Files.createSymbolicLink(disk.folder.resolve("rel"), Path.of("../secret"));

        assertTrouble("abs", Trouble.Kind.OUTSIDE_ROOTS);
        assertTrouble("rel", Trouble.Kind.OUTSIDE_ROOTS);
    }

    @Test
    void refusesALoopOfLinks() throws Exception {
        Files.createSymbolicLink(disk.folder.resolve("a"), disk.folder.resolve("b"));
        Files.createSymbolicLink(disk.folder.resolve("b"), disk.folder.resolve("a"));

        assertTrouble("a", Trouble.Kind.NOT_FOUND);
    }

    @Test
    void saysWhatIsMissingAndWhatIsNoFile() throws Exception {
        Files.createDirectory(disk.folder.resolve("dir"));

        assertTrouble("missing.py", Trouble.Kind.NOT_FOUND);
        assertTrouble("dir", Trouble.Kind.NOT_A_FILE);
    }

    @Test
    void refusesAHugeFileWithoutReadingIt() throws Exception {
        Path file = disk.folder.resolve("huge.log");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L * 1024 * 1024 * 1024);
        }

        assertTrouble("huge.log", Trouble.Kind.TOO_LARGE);
    }

    @Test
    void refusesSecretsAlsoThroughALink() throws Exception {
        disk.write(".env", "TOKEN=canary");
        Files.createSymbolicLink(disk.folder.resolve("harmless.txt"), Path.of(".env"));

        assertTrouble(".env", Trouble.Kind.NOT_ALLOWED);
        assertTrouble("harmless.txt", Trouble.Kind.NOT_ALLOWED);
    }

    @Test
    void neverShowsHalfOfAWrite() throws Exception {
        Path file = disk.write("a.txt", "a".repeat(200_000));
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> rewrite(file, over));
        try {
            for (int i = 0; i < 200; i++) {
                String text = read(file);
                if (text.isEmpty()) continue;
                assertThat(text).matches("(a{200000}|b{200000})");
            }
        } finally {
            over.set(true);
            writer.join();
        }
    }

    /** Empty where the file would not keep still. */
    private String read(Path file) {
        try {
            Content content = disk.look(file);
            return content.beingWritten() ? "" : content.text().content();
        } catch (Trouble unstable) {
            assertThat(unstable.kind()).isEqualTo(Trouble.Kind.UNSTABLE);
            return "";
        }
    }

    private static void rewrite(Path file, AtomicBoolean over) {
        try {
            for (int i = 0; !over.get(); i++) {
                Files.writeString(file, (i % 2 == 0 ? "b" : "a").repeat(200_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertTrouble(String name, Trouble.Kind kind) {
        assertThatThrownBy(() -> disk.read(disk.folder.resolve(name)))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(kind));
    }
}
