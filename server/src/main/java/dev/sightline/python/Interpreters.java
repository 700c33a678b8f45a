package dev.sightline.python;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the CPython of a script. What was chosen may turn out to be broken: it is not passed over
 * then, since with another Python the script would only fail in stranger ways; the start says what
 * is wrong.
 */
public final class Interpreters {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Optional<Path> option;
    private final Map<String, String> environment;

    /**
     * @param option {@code --python}: a program, a virtual environment, or a name on the search
     *     path
     * @param environment of this process
     */
    public Interpreters(Optional<Path> option, Map<String, String> environment) {
        this.option = option;
        this.environment = Map.copyOf(environment);
    }

    /**
     * That of a script in {@code directory}.
     *
     * @param top where the search for a virtual environment ends, itself included
     * @return empty where there is none at all
     */
    public Optional<Interpreter> find(Path directory, Path top) {
        return option.map(this::asked)
                .or(() -> above(directory.toAbsolutePath().normalize(), top))
                .or(this::activated)
                .or(() -> onPath("python3").map(of(Interpreter.Source.PATH)));
    }

    private Interpreter asked(Path path) {
        // As a shell reads it: a name alone is looked up, and may still be a file here.
        boolean name = path.getNameCount() == 1 && !path.isAbsolute();
        if (name) {
            Optional<Path> found = onPath(path.toString());
            if (found.isPresent()) return of(Interpreter.Source.OPTION).apply(found.get());
        }
        Path absolute = path.toAbsolutePath().normalize();
        return of(Interpreter.Source.OPTION).apply(in(absolute).orElse(absolute));
    }

    private static Optional<Interpreter> above(Path directory, Path top) {
        for (Path at = directory; at != null; at = at.getParent()) {
            for (String name : List.of(".venv", "venv")) {
                Optional<Path> found = in(at.resolve(name));
                if (found.isPresent() && !isStrange(at, at.resolve(name), directory)) {
                    return found.map(of(Interpreter.Source.VENV));
                }
            }
            if (at.equals(top)) break;
        }
        return Optional.empty();
    }

    /** In a folder where others may put one, such as /tmp, only that of the script's owner. */
    private static boolean isStrange(Path at, Path found, Path directory) {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(at), OTHERS)
                    && !Files.getOwner(found, LinkOption.NOFOLLOW_LINKS)
                            .equals(Files.getOwner(directory));
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private Optional<Interpreter> activated() {
        return path(environment.get("VIRTUAL_ENV"))
                .filter(Path::isAbsolute)
                .flatMap(Interpreters::in)
                .map(of(Interpreter.Source.VIRTUAL_ENV));
    }

    /** That of a virtual environment, also when the link has lost its end. */
    private static Optional<Path> in(Path venv) {
        for (String name : List.of("bin/python", "bin/python3")) {
            Path python = venv.resolve(name);
            if (Files.exists(python, LinkOption.NOFOLLOW_LINKS)) return Optional.of(python);
        }
        return Optional.empty();
    }

    /** Not in the working directory, whatever the search path says: that is the script's. */
    private Optional<Path> onPath(String name) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Optional<Path> program =
                    path(folder)
                            .filter(Path::isAbsolute)
                            .map(at -> at.resolve(name))
                            .filter(Files::isRegularFile)
                            .filter(Files::isExecutable);
            if (program.isPresent()) return program;
        }
        return Optional.empty();
    }

    private static Optional<Path> path(@Nullable String text) {
        if (text == null || text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Function<Path, Interpreter> of(Interpreter.Source source) {
        return executable -> new Interpreter(executable, source);
    }
}
