package dev.sightline.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the state directory's disk has room for the journal and for what saves replace. */
public final class DiskSpace implements Part {
    private static final long MIB = 1024 * 1024;
    private static final long LEAST = 64 * MIB;

    /** How much a disk can still take. */
    @FunctionalInterface
    interface Room {
        /** In bytes. */
        long left() throws IOException;
    }

    private final Path folder;
    private final Room room;

    public DiskSpace(Path folder) {
        this(folder, () -> Files.getFileStore(folder).getUsableSpace());
    }

    DiskSpace(Path folder, Room room) {
        this.folder = folder;
        this.room = room;
    }

    @Override
    public List<Report> reports() {
        try {
            long left = room.left();
            if (left >= LEAST) return List.of();
            return List.of(
                    new Problem(
                            "disk",
                            "%s has %d MiB left, fewer than %d; free some space"
                                    .formatted(folder, left / MIB, LEAST / MIB)));
        } catch (IOException e) {
            return List.of(new Problem("disk", folder + " cannot be reached: " + e.getMessage()));
        }
    }
}
