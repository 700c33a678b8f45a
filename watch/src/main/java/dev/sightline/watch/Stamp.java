package dev.sightline.watch;

import java.util.Objects;

/**
 * The identity and age of one file at one moment, as {@code statx(2)} tells it.
 *
 * <p>Two equal stamps of one path mean the same content, as far as the clock of the file system can
 * tell (nanoseconds on Linux 6.13 and later, one timer tick before). Where a platform has no inode
 * numbers or no change time, these are 0.
 *
 * @param kind what the entry is
 * @param ino the inode number, unique within its file system while the file lives
 * @param size the length in bytes
 * @param mtimeNanos the last change of the content, nanoseconds since 1970; programs can set it
 * @param ctimeNanos the last change of content or attributes, nanoseconds since 1970; only the
 *     kernel sets it
 */
public record Stamp(FileKind kind, long ino, long size, long mtimeNanos, long ctimeNanos) {
    public Stamp {
        Objects.requireNonNull(kind, "kind");
    }
}
