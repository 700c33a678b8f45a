package dev.sightline.ralph.format;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files of others, where this machine has them; they are not part of the project. */
final class Samples {
    private static final Path RALPH = Path.of("..", "..", "shared", "samples", "ralph");

    private Samples() {}

    static Path at(String name) {
        return RALPH.resolve(name);
    }

    static boolean here(String name) {
        return Files.exists(at(name));
    }
}
