package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

class DeleteTest {
    @TempDir Path temp;
    private TestDisk disk;

    @BeforeEach
    void setUp() throws IOException {
        disk = new TestDisk(temp);
    }

    @AfterEach
    void tearDown() {
        disk.close();
    }

    @Test
    void keepsWhatItTakesAway() throws Exception {
        Path file = disk.write("specs/a.md", "text");
        String etag = disk.read(file).etag();

        Saved saved = delete(file, new Condition.Unchanged(etag));

        assertThat(saved).isEqualTo(new Saved.Done(file, etag));
        assertThat(file).doesNotExist();
        assertThat(disk.kept()).hasSize(1).first().asString().endsWith(etag);
    }

    @Test
    void leavesAFileThatIsAnotherOne() throws Exception {
        Path file = disk.write("a.md", "text");
        String etag = disk.read(file).etag();

        assertThat(delete(file, new Condition.Unchanged("0".repeat(64))))
                .isEqualTo(new Saved.Stale(Optional.of(etag)));
        assertThat(file).exists();
    }

    @Test
    void takesALinkAndNotWhatItLeadsTo() throws Exception {
        Path file = disk.write("a.md", "text");
        Path outside = Files.writeString(temp.resolve("outside"), "secret");
        Path inner = Files.createSymbolicLink(disk.folder.resolve("in.md"), Path.of("a.md"));
        Path outer = Files.createSymbolicLink(disk.folder.resolve("out.md"), outside);

        delete(inner, new Condition.Whatever());
        delete(outer, new Condition.Whatever());

        assertThat(file).hasContent("text");
        assertThat(outside).hasContent("secret");
        assertThat(inner).doesNotExist();
        assertThat(Files.isSymbolicLink(outer)).isFalse();
        assertThat(disk.kept()).isEmpty();
    }

    @Test
    void takesNoDirectoryAndNoSecret() throws Exception {
        Path folder = Files.createDirectory(disk.folder.resolve("folder"));
        Path secret = disk.write("id_rsa", "secret");

        assertThat(kindOf(() -> delete(folder, new Condition.Whatever())))
                .isEqualTo(Trouble.Kind.NOT_A_FILE);
        assertThat(kindOf(() -> delete(secret, new Condition.Whatever())))
                .isEqualTo(Trouble.Kind.NOT_ALLOWED);
        assertThat(kindOf(() -> delete(disk.folder.resolve("none"), new Condition.Whatever())))
                .isEqualTo(Trouble.Kind.NOT_FOUND);
        assertThat(secret).exists();
    }

    @Test
    void makesDirectoriesBeneathTheRootOnly() throws Exception {
        Files.createSymbolicLink(disk.folder.resolve("out"), temp.toRealPath());

        disk.disk.makeDirectory(place("a/b/c"));
        disk.disk.makeDirectory(place("a/b/c"));

        assertThat(disk.folder.resolve("a/b/c")).isDirectory();
        assertThat(kindOf(() -> disk.disk.makeDirectory(place("out/x"))))
                .isEqualTo(Trouble.Kind.OUTSIDE_ROOTS);
        assertThat(temp.resolve("x")).doesNotExist();
    }

    @Test
    void appendsToTheFileThatItOpenedAndThroughNoLink() throws Exception {
        Path log = disk.write(".ralph/ralph.log", "before\n");
        Path other = disk.write("main.py", "code");
        try (Appending end = disk.disk.append(place(".ralph/ralph.log"))) {
            Files.move(log, disk.folder.resolve("moved"));
            Files.createSymbolicLink(log, other);
            Files.writeString(end.path(), "after\n", StandardOpenOption.APPEND);
        }

        assertThat(disk.folder.resolve("moved")).hasContent("before\nafter\n");
        assertThat(kindOf(() -> disk.disk.append(place(".ralph/ralph.log")).close()))
                .isEqualTo(Trouble.Kind.NOT_A_FILE);
        Files.delete(log);
        Files.createLink(log, other);
        assertThat(kindOf(() -> disk.disk.append(place(".ralph/ralph.log")).close()))
                .isEqualTo(Trouble.Kind.NOT_A_FILE);
        assertThat(other).hasContent("code");
    }

    private Saved delete(Path file, Condition condition) throws Trouble {
        return disk.disk.delete(disk.disk.locate(file.toString()), condition);
    }

    private Place place(String relative) throws Trouble {
        return disk.disk.locate(disk.folder.resolve(relative).toString());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Trouble.Kind kindOf(Work work) {
        return catchThrowableOfType(Trouble.class, work::run).kind();
    }
}
