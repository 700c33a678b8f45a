package dev.sightline.kernel;

import dev.sightline.python.Interpreter;
import dev.sightline.python.Launch;
import dev.sightline.python.Worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which script a session runs.
 *
 * @param name for people
 * @param path the file, where it is one that is served
 * @param directory in which it runs, and first of {@code sys.path}; one that is no file runs where
 *     its session is, and here where that has no process yet
 * @param root up to where a virtual environment is looked for
 */
public record Script(String name, Optional<Path> path, Path directory, Path root) {
    Launch launch(Interpreter interpreter) {
        Optional<String> file = path.map(Path::toString);
        return new Launch(interpreter, directory, directory, file, name, List.of());
    }

    /** How a worker that may have run others runs it. */
    Worker.Place in() {
        return new Worker.Place(path.map(Path::toString), path.map(file -> directory), name);
    }

    boolean isBeside(Script other) {
        return directory.equals(other.directory) && root.equals(other.root);
    }
}
