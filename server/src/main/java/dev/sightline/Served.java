package dev.sightline;

import dev.sightline.auth.Secret;
import dev.sightline.disk.Root;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the arguments of the command line stand for.
 *
 * @param roots a directory is a root; a file stands for itself and its siblings
 * @param open the first file, links resolved
 */
record Served(List<Root> roots, Optional<Path> open) {
    private static final int ID_LENGTH = 12;

    Served {
        roots = List.copyOf(roots);
    }

    /**
     * @param paths that exist; none means the working directory
     */
    static Served of(List<Path> paths) throws IOException {
        List<Root> roots = new ArrayList<>();
        Optional<Path> open = Optional.empty();
        for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
            if (Files.isDirectory(path)) {
                roots.add(Root.of(path, Root.Kind.TREE));
                continue;
            }
            // The user named this file: what it leads to is what they want to see.
            Path file = path.toRealPath();
            Path named = Files.isSymbolicLink(path) ? file : path.toAbsolutePath();
            roots.add(Root.of(Objects.requireNonNull(named.getParent()), Root.Kind.SIBLINGS));
            if (open.isEmpty()) open = Optional.of(file);
        }
        return new Served(roots.stream().distinct().toList(), open);
    }

    /** The node's name in the state directory: the same roots are the same node. */
    String id() {
        return Secret.digest(App.labels(roots)).substring(0, ID_LENGTH);
    }
}
