package dev.sightline.disk;

import dev.sightline.watch.FileKind;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a listed directory.
 *
 * @param name as text; where it is not UTF-8, with the usual replacement characters
 * @param rawName the bytes of a name that is not UTF-8; such a file cannot be opened
 * @param path absolute
 * @param size in bytes
 */
public record FolderEntry(
        String name,
        Optional<byte[]> rawName,
        Path path,
        FileKind kind,
        long size,
        Instant mtime) {}
