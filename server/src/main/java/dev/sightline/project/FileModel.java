package dev.sightline.project;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of a project, by relative path. It says what a change on disk means for them: files
 * only, one change for each, also where a whole directory moves or goes.
 */
final class FileModel {
    private final String prefix;
    private final Predicate<Path> shown;
    private final TreeMap<String, FileStamp> byPath = new TreeMap<>();

    /**
     * @param root of the project
     * @param shown whether a file, absolute, may be known at all
     */
    FileModel(Path root, Predicate<Path> shown) {
        String text = root.toString();
        this.prefix = text.endsWith("/") ? text : text + "/";
        this.shown = shown;
    }

    NavigableMap<String, FileStamp> byPath() {
        return byPath;
    }

    /** Whether a file may be known at all. */
    boolean shows(String path) {
        return shown.test(Path.of(prefix + path));
    }

    void apply(FileChange change) {
        switch (change) {
            case FileChange.Created(String path, FileStamp stamp) -> byPath.put(path, stamp);
            case FileChange.Modified(String path, FileStamp stamp) -> byPath.put(path, stamp);
            case FileChange.Moved(String from, String path, FileStamp stamp) -> {
                byPath.remove(from);
                byPath.put(path, stamp);
            }
            case FileChange.Deleted(String path) -> byPath.remove(path);
        }
    }

    /** What the change means here, in order; {@link #apply} makes it true. */
    List<FileChange> meaning(Change change) {
        return switch (change) {
            case Change.Created(Path path, Stamp stamp, long _) -> there(path, stamp);
            case Change.Modified(Path path, Stamp stamp, boolean _, long _) -> there(path, stamp);
            case Change.Deleted(Path path, FileKind _, long _) -> deleted(relative(path));
            case Change.Moved(Path from, Path path, Stamp stamp, long _) ->
                    moved(relative(from), path, stamp);
            case Change.RescanBegins _, Change.RescanEnds _ -> List.of();
            case Change.RootGone _, Change.RootBack _ -> List.of();
        };
    }

    /** What leads from here to the files that were found. */
    List<FileChange> differences(NavigableMap<String, FileStamp> found) {
        List<FileChange> all = new ArrayList<>();
        byPath.forEach((path, stamp) -> {
            if (!found.containsKey(path)) all.add(new FileChange.Deleted(path));
        });
        found.forEach((path, stamp) -> {
            @Nullable FileStamp known = byPath.get(path);
            if (known == null) {
                all.add(new FileChange.Created(path, stamp));
            } else if (!known.equals(stamp)) {
                all.add(new FileChange.Modified(path, stamp));
            }
        });
        return all;
    }

    private List<FileChange> there(Path path, Stamp stamp) {
        if (stamp.kind() != FileKind.FILE) return List.of();
        String relative = relative(path);
        FileStamp now = FileStamp.of(stamp);
        return List.of(
                byPath.containsKey(relative)
                        ? new FileChange.Modified(relative, now)
                        : new FileChange.Created(relative, now));
    }

    private List<FileChange> deleted(String path) {
        List<FileChange> all = new ArrayList<>();
        if (byPath.containsKey(path)) all.add(new FileChange.Deleted(path));
        beneath(path).keySet().forEach(file -> all.add(new FileChange.Deleted(file)));
        return all;
    }

    private List<FileChange> moved(String from, Path to, Stamp stamp) {
        if (stamp.kind() == FileKind.FILE) {
            if (!byPath.containsKey(from)) return there(to, stamp);
            return List.of(new FileChange.Moved(from, relative(to), FileStamp.of(stamp)));
        }
        if (stamp.kind() != FileKind.DIRECTORY) return List.of();
        List<FileChange> all = new ArrayList<>();
        beneath(from)
                .forEach((file, known) -> {
                    Path target = to.resolve(file.substring(from.length() + 1));
                    all.add(
                            shown.test(target)
                                    ? new FileChange.Moved(file, relative(target), known)
                                    : new FileChange.Deleted(file));
                });
        return all;
    }

    /** The character after the slash ends what begins with the directory and a slash. */
    private Map<String, FileStamp> beneath(String directory) {
        return byPath.subMap(directory + "/", directory + "0");
    }

    private String relative(Path path) {
        return path.toString().substring(prefix.length());
    }
}
