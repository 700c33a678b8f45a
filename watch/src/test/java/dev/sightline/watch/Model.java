package dev.sightline.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What somebody believes who hears only the changes: paths, kinds, and of files the size and time
 * of their content.
 */
final class Model {

    private final TreeMap<Path, String> entries = new TreeMap<>();

    static Model of(Path root) throws IOException {
        Model model = new Model();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (!path.equals(root)) {
                    model.entries.put(path, onDisk(path));
                }
            }
        }
        return model;
    }

    private static String onDisk(Path path) throws IOException {
        BasicFileAttributes a =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (a.isDirectory()) {
            return "DIRECTORY";
        }
        return a.isSymbolicLink() ? "LINK" : "FILE of " + a.size();
    }

    Map<Path, String> entries() {
        return entries;
    }

    void fold(Change change) {
        switch (change) {
            case Change.Created c -> put(c.path(), c.stamp());
            case Change.Modified m -> put(m.path(), m.stamp());
            case Change.Deleted d -> entries.keySet().removeIf(path -> path.startsWith(d.path()));
            case Change.Moved m -> move(m);
            case Change.RescanBegins b -> {}
            case Change.RescanEnds e -> {}
            case Change.RootGone g -> {}
            case Change.RootBack b -> {}
        }
    }

    private void put(Path path, Stamp stamp) {
        FileKind kind = stamp.kind();
        entries.put(path, kind == FileKind.FILE ? "FILE of " + stamp.size() : kind.name());
    }

    private void move(Change.Moved moved) {
        Map<Path, String> moving = new TreeMap<>(entries);
        moving.keySet().removeIf(path -> !path.startsWith(moved.from()));
        entries.keySet().removeIf(path -> path.startsWith(moved.from()));
        moving.forEach((path, what) ->
                entries.put(moved.path().resolve(moved.from().relativize(path)), what));
        if (moved.stamp().kind() != FileKind.DIRECTORY) {
            put(moved.path(), moved.stamp());
        }
    }
}
