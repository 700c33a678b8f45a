package dev.sightline.watch;

/** What a directory entry is. Links are themselves, never what they point at. */
public enum FileKind {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link. */
    LINK,
    /** A FIFO, a socket or a device: never opened by this library. */
    OTHER
}
