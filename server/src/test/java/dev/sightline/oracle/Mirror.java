package dev.sightline.oracle;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a client believes the files of each project to be. */
final class Mirror {
    private final Map<String, TreeMap<String, Stamp>> files = new HashMap<>();
    private final Map<String, Entry.Snapshot> since = new HashMap<>();

    synchronized void take(Entry.Snapshot snapshot) {
        files.put(snapshot.project(), new TreeMap<>(snapshot.files()));
        since.put(snapshot.project(), snapshot);
    }

    /** Leaves out what the project's snapshot already contains. */
    synchronized void apply(String project, Entry.Told event) {
        if (event.change().isEmpty()) return;
        Entry.Snapshot base = since.get(project);
        boolean contained =
                base != null
                        && base.position().epoch().equals(event.position().epoch())
                        && base.position().seq() >= event.position().seq();
        if (contained) return;
        event.change().get().applyTo(files.computeIfAbsent(project, key -> new TreeMap<>()));
    }

    synchronized Map<String, Stamp> files(String project) {
        return Map.copyOf(files.getOrDefault(project, new TreeMap<>()));
    }

    synchronized boolean has(String project, String path) {
        TreeMap<String, Stamp> some = files.get(project);
        return some != null && some.containsKey(path);
    }

    /** The files that really are beneath a directory that nobody changes at the moment. */
    static Map<String, Stamp> ofDisk(Path directory) throws IOException {
        Map<String, Stamp> found = new TreeMap<>();
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                        found.put(
                                directory.relativize(file).toString(),
                                new Stamp(is.size(), is.lastModifiedTime().toInstant()));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    /** In words; empty where both are the same. */
    static String difference(Map<String, Stamp> expected, Map<String, Stamp> actual) {
        TreeSet<String> paths = new TreeSet<>(expected.keySet());
        paths.addAll(actual.keySet());
        StringBuilder words = new StringBuilder();
        for (String path : paths) {
            Stamp wanted = expected.get(path);
            Stamp is = actual.get(path);
            if (wanted != null && wanted.equals(is)) continue;
            words.append(path).append(": ").append(wanted).append(" but has ").append(is);
            words.append("; ");
        }
        return words.toString();
    }
}
