package dev.sightline.disk;

import java.nio.file.Path;

/**
 * A file or a directory that {@link Site} makes, as it is noted before it is there and known again
 * after a kill.
 *
 * @param folder in which it lies: absolute, without links
 * @param temp its name until it is whole; nobody else has one like it
 * @param etag of a file's content; empty for a directory
 * @param ino its inode; 0 until it is there, and for what replaces another file
 */
public record Made(Path folder, String name, String temp, String etag, long ino) {
    public Made {
        if (!folder.isAbsolute()) throw new IllegalArgumentException("not absolute: " + folder);
        if (!isName(name) || !isName(temp)) {
            throw new IllegalArgumentException("not a name: " + name + ", " + temp);
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && !text.equals(".") && !text.equals("..") && !text.contains("/");
    }

    public boolean isDirectory() {
        return etag.isEmpty();
    }

    public Path path() {
        return folder.resolve(name);
    }

    /** The same, once it is there under its temporary name. */
    Made withIno(long there) {
        return new Made(folder, name, temp, etag, there);
    }
}
