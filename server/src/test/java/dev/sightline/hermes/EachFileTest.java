package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.home.EachFile;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.project.FileStamp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of single files: of hundreds only the one that changed is read again. */
class EachFileTest {
    private static final String ONE = "skills/a/one/SKILL.md";
    private static final String OTHER = "skills/b/other/SKILL.md";

    @TempDir Path temp;

    private Pantry pantry;
    private final List<String> read = new ArrayList<>();
    private boolean broken;
    private final EachFile<String> files =
            new EachFile<>(
                    Part.SKILLS,
                    (home, path, stamp) -> {
                        read.add(path);
                        if (broken) throw new Unreadable(path, "not_allowed", "nobody may");
                        return path + " of " + stamp.size();
                    },
                    (path, stamp) -> path + " unread");

    @BeforeEach
    void setUp() throws Exception {
        pantry = new Pantry(temp);
        see(ONE, 1);
        see(OTHER, 1);
        files.of(pantry.home);
        read.clear();
    }

    @AfterEach
    void tearDown() {
        pantry.close();
    }

    private void see(String path, long size) {
        pantry.marks.note(Map.of(path, Optional.of(new FileStamp(size, 1, 1))), false);
    }

    @Test
    void readsOnlyWhatChanged() {
        assertThat(files.of(pantry.home)).containsExactly(ONE + " of 1", OTHER + " of 1");
        assertThat(read).isEmpty();

        see(OTHER, 2);
        assertThat(files.of(pantry.home)).containsExactly(ONE + " of 1", OTHER + " of 2");
        assertThat(read).containsExactly(OTHER);
    }

    @Test
    void forgetsWhatIsGone() {
        pantry.marks.note(Map.of(ONE, Optional.empty()), false);
        assertThat(files.of(pantry.home)).containsExactly(OTHER + " of 1");

        see(ONE, 1);
        assertThat(files.of(pantry.home)).hasSize(2);
        assertThat(read).containsExactly(ONE);
    }

    @Test
    void readsAgainWhatCouldNotBeRead() {
        broken = true;
        see(ONE, 2);
        assertThat(files.of(pantry.home)).containsExactly(ONE + " unread", OTHER + " of 1");

        broken = false;
        assertThat(files.of(pantry.home)).containsExactly(ONE + " of 2", OTHER + " of 1");
    }

    @Test
    void readsAllAnewOnceTheCacheIsCleared() {
        pantry.cache.clear();

        files.of(pantry.home);
        assertThat(read).containsExactly(ONE, OTHER);
    }
}
