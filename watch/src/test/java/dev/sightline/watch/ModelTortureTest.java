package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

@Tag("torture")
class ModelTortureTest {

    @TempDir Path root;
    @TempDir Path elsewhere;

    static LongStream seeds() {
        return LongStream.range(1_000, 1_100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFoldedChangesEqualTheDisk(long seed) throws IOException {
        ModelTest.check(root, elsewhere, seed, 1_000);
    }

    @Test
    void missesNoneOfTwentyThousandFilesMadeAsFastAsPossible() throws IOException {
        try (Scene scene = Scene.of(root)) {
            for (int dir = 0; dir < 20; dir++) {
                Path parent = Files.createDirectory(root.resolve("d" + dir));
                for (int file = 0; file < 1_000; file++) {
                    Files.writeString(parent.resolve("f" + file), "x");
                }
            }
            assertThat(scene.told())
                    .filteredOn(line -> line.startsWith("Created"))
                    .hasSize(20_020)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void knowsATreeThatGitClones() throws IOException {
        Scene.sh(
                elsewhere,
                "git init -q r; cd r; git config user.email a@b; git config user.name a;"
                        + " for d in $(seq 100); do mkdir -p $d/x; for f in $(seq 20); do"
                        + " echo $f > $d/x/$f; done; done; git add .; git commit -qm 1");
        Model model = Model.of(root);
        try (Scene scene = Scene.of(root)) {
            scene.sh("git clone -q " + elsewhere.resolve("r") + " clone; git -C clone gc -q");
            scene.told();
            scene.changes.forEach(model::fold);
            assertThat(model.entries()).isEqualTo(Model.of(root).entries());
        }
    }
}
