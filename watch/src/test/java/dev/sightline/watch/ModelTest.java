package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/** Whatever happens to a tree: who folds the changes over what was there has what is there. */
class ModelTest {

    @TempDir Path root;
    @TempDir Path elsewhere;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theFoldedChangesEqualTheDisk(long seed) throws IOException {
        check(root, elsewhere, seed, 400);
    }

    static void check(Path root, Path elsewhere, long seed, int steps) throws IOException {
        Turmoil turmoil = new Turmoil(root, elsewhere, seed);
        turmoil.run(steps / 10);
        Model model = Model.of(root);
        try (Scene scene = Scene.of(root)) {
            for (int part = 0; part < 10; part++) {
                turmoil.run(steps / 10);
                scene.told();
                scene.changes.forEach(model::fold);
                assertThat(model.entries())
                        .as("seed %d part %d: %s", seed, part, scene.all())
                        .isEqualTo(Model.of(root).entries());
                assertThat(scene.problems).isEmpty();
                scene.changes.clear();
            }
        }
    }
}
