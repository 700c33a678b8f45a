package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SaveTest {
    private static final Condition WHATEVER = new Condition.Whatever();

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
    void replacesTheFileAndSaysItsNewEtag() throws Exception {
        Path file = disk.write("a.py", "old\n");

        Saved saved = disk.save(file, "new\n", WHATEVER);

        assertThat(file).hasContent("new\n");
        assertThat(saved).isEqualTo(new Saved.Done(file, disk.read(file).etag()));
    }

    @Test
    void keepsTheBytesThatItReplaces() throws Exception {
        Path file = disk.write("a.py", "precious\n");
        String etag = disk.read(file).etag();

        disk.save(file, "new\n", WHATEVER);

        assertThat(disk.attic.resolve(etag)).hasContent("precious\n");
    }

    @Test
    void createsAFileThatIsNotThere() throws Exception {
        Path file = disk.folder.resolve("new.py");

        disk.save(file, "x\n", new Condition.Absent());

        assertThat(file).hasContent("x\n");
    }

    @Test
    void writesNothingWhenTheFileIsNotTheOneItWasBasedOn() throws Exception {
        Path file = disk.write("a.py", "theirs\n");

        Saved saved = disk.save(file, "mine\n", new Condition.Unchanged("0000"));

        assertThat(saved).isEqualTo(new Saved.Stale(Optional.of(disk.read(file).etag())));
        assertThat(file).hasContent("theirs\n");
    }

    @Test
    void saysThatTheFileIsGoneWhenItWasBasedOnOne() throws Exception {
        Path file = disk.folder.resolve("gone.py");

        Saved saved = disk.save(file, "mine\n", new Condition.Unchanged("0000"));

        assertThat(saved).isEqualTo(new Saved.Stale(Optional.empty()));
        assertThat(file).doesNotExist();
    }

    @Test
    void replacesNothingWhereThereShouldBeNothing() throws Exception {
        Path file = disk.write("a.py", "theirs\n");

        Saved saved = disk.save(file, "mine\n", new Condition.Absent());

        assertThat(saved).isInstanceOf(Saved.Stale.class);
        assertThat(file).hasContent("theirs\n");
    }

    @Test
    void leavesTheFileAloneWhenTheTextIsTheSame() throws Exception {
        Path file = disk.write("a.py", "same\n");
        FileTime before = Files.getLastModifiedTime(file);
        Object key = Files.getAttribute(file, "unix:ino");

        disk.save(file, "same\n", WHATEVER);

        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(key);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(disk.kept()).isEmpty();
    }

    @Test
    void keepsTheMode() throws Exception {
        Path file = disk.write("run.sh", "old\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));

        disk.save(file, "new\n", WHATEVER);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void savesThroughALinkAndLeavesTheLink() throws Exception {
        Path file = disk.write("sub/real.py", "old\n");
        Path link = Files.createSymbolicLink(disk.folder.resolve("l.py"), Path.of("sub/real.py"));

        disk.save(link, "new\n", WHATEVER);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new\n");
    }

    @Test
    void savesInPlaceWhereTheFileHasASecondName() throws Exception {
        Path file = disk.write("a.py", "a longer old text\n");
        Path other = Files.createLink(disk.folder.resolve("b.py"), file);

        disk.save(file, "new\n", WHATEVER);

        assertThat(other).hasContent("new\n");
        assertThat(Files.isSameFile(file, other)).isTrue();
    }

    @Test
    void keepsEncodingAndByteOrderMark() throws Exception {
        Path file = disk.folder.resolve("win.txt");
        Files.write(file, "\ufeffalt\r\n".getBytes(StandardCharsets.UTF_16LE));

        disk.save(file, "größer\r\n", WHATEVER);

        assertThat(Files.readAllBytes(file))
                .isEqualTo("\ufeffgrößer\r\n".getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void doesNotDamageWhatIsNoText() throws Exception {
        Path file = disk.folder.resolve("photo.jpg");
        byte[] photo = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0x00};
        Files.write(file, photo);

        assertThatThrownBy(() -> disk.save(file, "text", WHATEVER))
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NOT_TEXT));
        assertThat(Files.readAllBytes(file)).isEqualTo(photo);
    }

    @Test
    void leavesNoTempFileAndSweepsThoseOfACrash() throws Exception {
        Path file = disk.write("a.py", "old\n");
        String ofThisFile =
                Content.etagOf("a.py".getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        Path left = disk.write("." + ofThisFile + ".sightline-of-a-crash", "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));

        disk.save(file, "new\n", WHATEVER);

        assertThat(disk.folder).isDirectoryNotContaining("glob:**.sightline-*");
    }

    @Test
    void savesAFileWhoseNameIsAsLongAsANameCanBe() throws Exception {
        Path file = disk.write("x".repeat(252) + ".py", "old\n");

        disk.save(file, "new\n", WHATEVER);

        assertThat(file).hasContent("new\n");
    }

    @Test
    void letsOneSaveWinAlsoWhereTheyComeByDifferentNames() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path file = disk.write("dir/a" + round, "base\n");
            Path link = disk.folder.resolve("link" + round);
            Files.createSymbolicLink(link, Path.of("dir/a" + round));
            Condition base = new Condition.Unchanged(disk.read(file).etag());
            List<Callable<Saved>> racing =
                    List.of(
                            () -> disk.save(file, "by name\n", base),
                            () -> disk.save(link, "by link\n", base));

            List<Saved> ends = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Saved> end : threads.invokeAll(racing)) ends.add(end.get());
            }

            assertThat(ends).filteredOn(Saved.Done.class::isInstance).hasSize(1);
        }
    }

    @Test
    void letsExactlyOneOfManySavesOnTheSameBaseWin() throws Exception {
        Path file = disk.write("a.py", "base\n");
        Condition base = new Condition.Unchanged(disk.read(file).etag());
        List<Callable<Saved>> racing = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String mine = "racer " + i + "\n";
            racing.add(() -> disk.save(file, mine, base));
        }

        List<Saved> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Saved> end : threads.invokeAll(racing)) ends.add(end.get());
        }

        assertThat(ends).filteredOn(Saved.Done.class::isInstance).hasSize(1);
        assertThat(ends).filteredOn(Saved.Stale.class::isInstance).hasSize(15);
    }
}
