package dev.sightline.project;

import dev.sightline.watch.Stamp;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a file: as much as tells after a restart whether it is still the same.
 *
 * @param size bytes
 * @param mtimeNanos since 1970
 */
public record FileStamp(long size, long mtimeNanos, long ino) {
    private static final int NANOS = 1_000_000_000;

    public static FileStamp of(Stamp stamp) {
        return new FileStamp(stamp.size(), stamp.mtimeNanos(), stamp.ino());
    }

    public Instant mtime() {
        return Instant.ofEpochSecond(
                Math.floorDiv(mtimeNanos, NANOS), Math.floorMod(mtimeNanos, NANOS));
    }

    /** As it is kept in the journal. */
    public String text() {
        return size + " " + mtimeNanos + " " + ino;
    }

    /** Empty for what {@link #text} never wrote. */
    public static Optional<FileStamp> parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) return Optional.empty();
        try {
            return Optional.of(
                    new FileStamp(
                            Long.parseLong(parts[0]),
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
