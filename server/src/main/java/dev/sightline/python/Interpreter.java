package dev.sightline.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The CPython that runs a script.
 *
 * @param executable links unresolved: that of a virtual environment is a link by which it knows
 *     where it lives
 * @param source why it was chosen
 */
public record Interpreter(Path executable, Source source) {
    /** In the order in which they are asked. */
    public enum Source {
        /** {@code --python}. */
        OPTION,
        /** {@code .venv} or {@code venv} beside the script or above it. */
        VENV,
        /** {@code $VIRTUAL_ENV}. */
        VIRTUAL_ENV,
        /** {@code python3} on the search path. */
        PATH
    }

    /** What can be seen to be wrong with it without starting it, for people. */
    Optional<String> fault() {
        if (Files.isRegularFile(executable) && Files.isExecutable(executable)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (source) {
                    case OPTION -> "--python " + executable + ": " + what();
                    case VENV, VIRTUAL_ENV ->
                            "the virtual environment "
                                    + environment()
                                    + " is broken: "
                                    + executable
                                    + ": "
                                    + what()
                                    + ". Make it anew (python3 -m venv --clear "
                                    + environment()
                                    + "), remove it, or choose another with --python";
                    case PATH -> executable + ": " + what();
                });
    }

    private Path environment() {
        return executable.resolve("../..").normalize();
    }

    private String what() {
        if (Files.isSymbolicLink(executable) && !Files.exists(executable)) {
            try {
                return "it points to "
                        + Files.readSymbolicLink(executable)
                        + ", which is not there";
            } catch (IOException e) {
                return "it points to nothing";
            }
        }
        if (!Files.exists(executable, LinkOption.NOFOLLOW_LINKS)) return "there is no such file";
        return Files.isDirectory(executable) ? "it is a directory" : "it may not be executed";
    }
}
