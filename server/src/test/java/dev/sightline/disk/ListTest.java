package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class ListTest {
    @TempDir Path temp;

    private TestDisk disk;

    @BeforeEach
    void setUp() throws Exception {
        disk = new TestDisk(temp);
        disk.write("b.py", "");
        disk.write("a.txt", "");
        disk.write("pkg/c.py", "");
        disk.write("pkg/deep/d.py", "");
        disk.write("node_modules/x/e.py", "");
        disk.write(".env", "SECRET");
        Files.createSymbolicLink(disk.folder.resolve("out"), temp);
    }

    @AfterEach
    void tearDown() {
        disk.close();
    }

    @Test
    void showsOneLevelWithFoldersFirst() throws Exception {
        assertThat(disk.list(disk.folder, 1).entries())
                .extracting(FolderEntry::name)
                .containsExactly("node_modules", "pkg", "a.txt", "b.py", "out");
    }

    @Test
    void findsPythonFilesBelowButNotTheMachineMadeOnes() throws Exception {
        assertThat(disk.list(disk.folder, 32).scripts())
                .containsExactly("b.py", "pkg/c.py", "pkg/deep/d.py");
        assertThat(disk.list(disk.folder, 1).scripts()).containsExactly("b.py");
    }

    @Test
    void showsOnlyWhatIsAllowed() throws Exception {
        try (TestDisk strict = new TestDisk(temp, "*.py", "!d.py")) {
            assertThat(strict.list(strict.folder, 32).scripts())
                    .containsExactly("b.py", "pkg/c.py");
            assertThat(strict.list(strict.folder, 1).entries())
                    .extracting(FolderEntry::name)
                    .doesNotContain("a.txt");
        }
    }
}
