package dev.sightline.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bytes that saves replaced, by their etag, so that no edit is ever lost for good. It holds the
 * newest {@code limit} bytes; the oldest go first.
 */
public final class Attic {
    private record Kept(Path file, long size, FileTime since) {}

    private final Path folder;
    private final long limit;

    /**
     * @param folder that only the owner can read
     */
    public Attic(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Safe on the disk when it returns: what follows may destroy the only other copy. */
    synchronized void keep(Content replaced) throws IOException {
        Path file = folder.resolve(replaced.etag());
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return;
        }
        PrivateFiles.write(file, replaced.bytes());
        trim(file);
    }

    private void trim(Path newest) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        long size = all.stream().mapToLong(Kept::size).sum();
        all.sort(Comparator.comparing(Kept::since));
        for (Kept oldest : all) {
            if (size <= limit) return;
            if (oldest.file().equals(newest)) continue;
            Files.deleteIfExists(oldest.file());
            size -= oldest.size();
        }
    }
}
