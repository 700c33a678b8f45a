package dev.sightline.disk;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Where a request points: a root and a way down from it. Only {@link Roots} makes them, so a place
 * is within a root by its words; that it is so on the disk too, links included, {@link Beneath}
 * sees to.
 *
 * @param relative empty for the root itself
 */
public record Place(Root root, Path relative) {
    /** The absolute path, links unresolved. */
    public Path path() {
        return root.path().resolve(relative);
    }

    /** The directory in which it lies. */
    public Place folder() {
        @Nullable Path parent = relative.getParent();
        return new Place(root, parent == null ? Path.of("") : parent);
    }

    /** The last of its names. */
    String name() {
        return relative.getFileName().toString();
    }

    boolean isRoot() {
        return relative.toString().isEmpty();
    }
}
