package dev.sightline.watch;

import java.nio.file.Path;
import java.util.List;

/**
 * Which entries of a tree are neither watched nor reported. What lies beneath an ignored directory
 * is ignored with it.
 */
@FunctionalInterface
public interface Ignore {

    /**
     * Whether this entry is ignored. Called often, on the watcher's thread: it must not touch the
     * disk.
     *
     * @param path the absolute path with {@code /} between the names
     * @param directory whether the entry is a directory
     */
    boolean ignores(String path, boolean directory);

    /** Ignores nothing. */
    static Ignore none() {
        return BuiltinIgnore.NONE;
    }

    /**
     * Ignores the directories that hold machine-made files without end: {@code .git/objects},
     * {@code node_modules}, {@code target}, {@code __pycache__} and {@code .venv}.
     */
    static Ignore defaults() {
        return BuiltinIgnore.DEFAULTS;
    }

    /**
     * Ignores what the lines of a {@code .gitignore} file in this directory would, with the syntax
     * and the meaning of {@code gitignore(5)}.
     */
    static Ignore gitignore(List<String> patterns, Path base) {
        return new GitignoreFile(patterns, base.toAbsolutePath().normalize().toString());
    }

    /** Ignores what either of the two ignores. */
    default Ignore and(Ignore other) {
        if (this == BuiltinIgnore.NONE) {
            return other;
        }
        if (other == BuiltinIgnore.NONE) {
            return this;
        }
        return (path, directory) -> ignores(path, directory) || other.ignores(path, directory);
    }
}
