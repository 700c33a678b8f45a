package dev.sightline.watch.portable;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.Stamp;
import dev.sightline.watch.WatchRequest;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A tree as it was at one moment: every path beneath the root with its stamp. */
final class Snapshot extends SimpleFileVisitor<Path> {

    private final NavigableMap<Path, Stamp> entries = new TreeMap<>();
    private final Path root;
    private final Ignore ignore;

    private Snapshot(Path root, Ignore ignore) {
        this.root = root;
        this.ignore = ignore;
    }

    /**
     * Looks at the disk.
     *
     * @throws IOException if the root itself cannot be listed; what fails beneath is left out
     */
    static NavigableMap<Path, Stamp> of(WatchRequest request) throws IOException {
        Snapshot snapshot = new Snapshot(request.directory(), request.ignored());
        int depth = request.isRecursive() ? Integer.MAX_VALUE : 1;
        Files.walkFileTree(
                request.directory(), EnumSet.noneOf(FileVisitOption.class), depth, snapshot);
        return snapshot.entries;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        if (dir.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (ignore.ignores(text(dir), true)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        entries.put(dir, stamp(attributes));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!ignore.ignores(text(file), attributes.isDirectory())) {
            entries.put(file, stamp(attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
        if (file.equals(root)) {
            throw cause;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
            Path dir, @org.jspecify.annotations.Nullable IOException cause) {
        return FileVisitResult.CONTINUE;
    }

    private String text(Path path) {
        String separator = root.getFileSystem().getSeparator();
        return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
    }

    /** The JDK has no change time; the file key, where there is one, stands for the inode. */
    private static Stamp stamp(BasicFileAttributes attributes) {
        return new Stamp(
                kind(attributes),
                Objects.hashCode(attributes.fileKey()),
                attributes.isRegularFile() ? attributes.size() : 0,
                attributes.isDirectory()
                        ? 0
                        : attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                0);
    }

    private static FileKind kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return FileKind.FILE;
        }
        if (attributes.isDirectory()) {
            return FileKind.DIRECTORY;
        }
        return attributes.isSymbolicLink() ? FileKind.LINK : FileKind.OTHER;
    }
}
