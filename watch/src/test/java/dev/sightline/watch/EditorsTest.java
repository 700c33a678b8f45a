package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What editors and tools do to a file that they change: one modification of it, never a deletion.
 */
class EditorsTest {

    @TempDir Path root;
    Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(root.resolve("a.py"), "print(1)\n");
    }

    /**
     * Edits and saves. It does not wait for the disk (nofs): where that takes longer than the
     * grace, the backup is told, too, for it is there then.
     */
    private static String vim(String how) {
        String set = "'set nofs bsk= " + how + "'";
        return "vim -u NONE -es -n a.py -c " + set + " -c 's/1/2/' -c 'wq'";
    }

    @Test
    void vimSavesByMovingTheOldFileAway() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh(vim("wb nobk bkc=no"));
            assertThat(scene.told())
                    .filteredOn(line -> line.contains("a.py"))
                    .containsExactly("Modified a.py");
            assertThat(file).hasContent("print(2)");
        }
    }

    @Test
    void vimSavesInPlaceAndKeepsABackup() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh(vim("wb bk bkc=yes"));
            assertThat(scene.told())
                    .filteredOn(line -> line.contains("a.py"))
                    .containsExactlyInAnyOrder("Modified a.py", "Created a.py~");
        }
    }

    @Test
    void vimKeepsTheMovedFileAsBackup() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh(vim("wb bk bkc=no"));
            assertThat(scene.told())
                    .filteredOn(line -> line.contains("a.py"))
                    .containsExactlyInAnyOrder("Modified a.py", "Created a.py~");
        }
    }

    @Test
    void sedReplacesInPlace() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("sed -i s/1/2/ a.py");
            assertThat(scene.told())
                    .filteredOn(line -> line.contains("a.py"))
                    .containsExactly("Modified a.py");
        }
    }

    @Test
    void deliversAnAtomicReplaceAsOneChange() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("echo 2 > .a.tmp; mv .a.tmp a.py");
            assertThat(scene.told())
                    .filteredOn(line -> line.endsWith(" a.py"))
                    .containsExactly("Modified a.py");
        }
    }

    @Test
    void deliversDeleteAndCreateAsOneModification() throws IOException {
        try (Scene scene = Scene.of(root)) {
            scene.sh("rm a.py; echo 2 > a.py");
            assertThat(scene.told()).containsExactly("Modified a.py");
        }
    }

    @Test
    void gitChecksOutAnotherBranch() throws IOException {
        Scene.sh(
                root,
                "git init -q -b one; git config user.email a@b; git config user.name a;"
                        + " git add .; git commit -qm 1; git checkout -qb two; echo 2 > a.py;"
                        + " echo b > b.py; git add .; git commit -qm 2");
        try (Scene scene = Scene.of(root)) {
            scene.sh("git checkout -q one");
            assertThat(scene.told())
                    .filteredOn(line -> !line.contains(".git"))
                    .containsExactlyInAnyOrder("Modified a.py", "Deleted b.py");
            scene.changes.clear();
            scene.sh("git checkout -q two");
            assertThat(scene.told())
                    .filteredOn(line -> !line.contains(".git"))
                    .containsExactlyInAnyOrder("Modified a.py", "Created b.py");
        }
    }
}
