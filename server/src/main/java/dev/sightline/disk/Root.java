package dev.sightline.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that may be served. Nothing outside a root ever is.
 *
 * @param path without links
 * @param given as the user named it, absolute; clients may name files by it too
 * @param kind how far down it goes
 * @param base where the root was found or added while the node runs, the directory named at the
 *     start beneath which it lies: what is above the base is trusted, what is between the two may
 *     be swapped for links by whoever writes there
 */
public record Root(Path path, Path given, Kind kind, Optional<Root> base) {
    /** How far down a root goes. */
    public enum Kind {
        /** A directory argument: everything beneath it. */
        TREE,
        /** What a file argument stands for: the files beside it, not the folders below. */
        SIBLINGS
    }

    /**
     * @param directory that exists
     */
    public static Root of(Path directory, Kind kind) throws IOException {
        Path given = directory.toAbsolutePath().normalize();
        Path path = given.toRealPath();
        if (!Files.isDirectory(path))
            throw new java.nio.file.NotDirectoryException(path.toString());
        return new Root(path, given, kind, Optional.empty());
    }

    /**
     * A tree that was found or added.
     *
     * @param path without links, when it was found; it may be gone
     */
    static Root beneath(Path path, Root base) {
        return new Root(path, path, Kind.TREE, Optional.of(base));
    }

    /** The path and how far down it goes: what tells one root from another. */
    public String label() {
        return kind == Kind.TREE ? path.toString() : path.resolve("*").toString();
    }

    public String name() {
        Path name = path.getFileName();
        return name == null ? "/" : name.toString();
    }

    /** Whether a path in the root's own terms is within its depth. */
    boolean reaches(Path relative) {
        return kind == Kind.TREE || relative.getNameCount() == 1;
    }
}
