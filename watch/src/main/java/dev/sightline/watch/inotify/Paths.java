package dev.sightline.watch.inotify;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Spells the paths of a tree, for the kernel as bytes, for the consumer as {@link Path}. Events
 * come in runs from one directory, so the spelling of the last one is kept.
 */
final class Paths {

    final Path root;
    private final byte[] rootBytes;
    private @Nullable Node last;
    private byte[] lastBytes = {};
    private @Nullable Path lastPath;
    private byte[] lastName = {};
    private @Nullable Path lastFile;

    Paths(Path root) {
        this.root = root;
        this.rootBytes = root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A directory was moved: nothing that was kept holds. */
    void moved() {
        last = null;
    }

    byte[] bytes(Node dir) {
        if (last == null || !last.equals(dir)) {
            lastBytes = spell(dir);
            lastPath = null;
            lastFile = null;
            last = dir;
        }
        return lastBytes;
    }

    byte[] bytes(Node dir, byte[] name) {
        return join(bytes(dir), name);
    }

    /** With {@code /} between the names; bytes that are not UTF-8 become U+FFFD. */
    String text(Node dir, byte[] name) {
        return new String(bytes(dir, name), StandardCharsets.UTF_8);
    }

    /**
     * The path for the consumer.
     *
     * @throws java.nio.file.InvalidPathException if Java cannot spell it in this locale
     */
    Path path(Node dir, byte[] name) {
        byte[] bytes = bytes(dir);
        if (lastPath == null) {
            lastPath =
                    dir.parent == null ? root : Path.of(new String(bytes, StandardCharsets.UTF_8));
        }
        if (lastFile == null || !Arrays.equals(lastName, name)) {
            lastFile = lastPath.resolve(new String(name, StandardCharsets.UTF_8));
            lastName = name;
        }
        return lastFile;
    }

    private byte[] spell(Node dir) {
        Node parent = dir.parent;
        return parent == null ? rootBytes : join(spell(parent), dir.name);
    }

    static byte[] join(byte[] dir, byte[] name) {
        boolean slash = dir[dir.length - 1] != '/';
        int start = dir.length + (slash ? 1 : 0);
        byte[] joined = new byte[start + name.length];
        System.arraycopy(dir, 0, joined, 0, dir.length);
        if (slash) {
            joined[dir.length] = '/';
        }
        System.arraycopy(name, 0, joined, start, name.length);
        return joined;
    }
}
