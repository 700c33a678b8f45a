package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class ToolsTest {
    @TempDir Path temp;

    private Path parent;

    @BeforeEach
    void setUp() {
        parent = temp.resolve("state/python");
    }

    @Test
    void takesItsFilesOutForTheirOwnerAlone() throws Exception {
        Tools tools = Tools.in(parent);

        assertThat(tools.supervisor()).isRegularFile();
        assertThat(tools.worker()).isRegularFile();
        for (Path folder : List.of(tools.folder(), parent, parent.getParent())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
        assertThat(inParent()).containsExactly(tools.folder());
    }

    @Test
    void leavesThemAloneWhereTheyAreTheSame() throws Exception {
        Path worker = Tools.in(parent).worker();
        Object before = Files.getAttribute(worker, "unix:ino");

        assertThat(Tools.in(parent).worker()).isEqualTo(worker);
        assertThat(Files.getAttribute(worker, "unix:ino")).isEqualTo(before);
    }

    @Test
    void mendsWhatIsNotTheSame() throws Exception {
        Tools tools = Tools.in(parent);
        byte[] worker = Files.readAllBytes(tools.worker());
        Files.writeString(tools.worker(), "broken");
        Files.delete(tools.supervisor());

        assertThat(Tools.in(parent)).isEqualTo(tools);
        assertThat(tools.worker()).hasBinaryContent(worker);
        assertThat(tools.supervisor()).isRegularFile();
        assertThat(inParent()).containsExactly(tools.folder());
    }

    @Test
    void leavesAnotherVersionAlone() throws Exception {
        Path other = Files.createDirectories(parent.resolve("python-0123456789ab"));
        Path file = Files.writeString(other.resolve("worker.py"), "another");

        Tools tools = Tools.in(parent);

        assertThat(file).hasContent("another");
        assertThat(tools.folder()).isNotEqualTo(other);
    }

    @Test
    void doesNotMindOthersThatStartAtTheSameTime() throws Exception {
        Files.createDirectories(parent);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Tools>> all =
                    threads.invokeAll(
                            Collections.nCopies(32, (Callable<Tools>) () -> Tools.in(parent)));
            for (Future<Tools> one : all) assertThat(one.get().worker()).isRegularFile();
        }
        assertThat(inParent()).hasSize(1);
    }

    private List<Path> inParent() throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.toList();
        }
    }
}
