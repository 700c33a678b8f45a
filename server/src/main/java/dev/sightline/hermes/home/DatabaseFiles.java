package dev.sightline.hermes.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How the files of an SQLite database stand. Never opens them: closing the main file would let go
 * of the locks that SQLite has on it for others in this process (fcntl(2)).
 *
 * @param key which main file it is: device and inode
 * @param nanos when it was written to last
 * @param pending bytes of its logs ({@code -wal}, {@code -journal}), which may not be in it yet
 */
record DatabaseFiles(String key, long size, long nanos, long pending) {
    /** Longer than the kernel's clock of files takes for a tick: 10 ms at 100 Hz. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * Empty where there is no database.
     *
     * @param relative how it is called in a problem
     * @throws Unreadable where a link has its name: whatever it leads to is not the agent's
     */
    static Optional<DatabaseFiles> of(Path database, String relative) throws Unreadable {
        if (Files.isSymbolicLink(database)) {
            throw new Unreadable(
                    relative,
                    "database_link",
                    relative + " is a link; a database is read only where it lies");
        }
        if (!Files.isRegularFile(database, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
        try {
            BasicFileAttributes main =
                    Files.readAttributes(
                            database, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(
                    new DatabaseFiles(
                            String.valueOf(main.fileKey()),
                            main.size(),
                            main.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                            size(database, "-wal") + size(database, "-journal")));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unreadable(
                    relative, "database_unreadable", relative + " cannot be looked at");
        }
    }

    private static long size(Path database, String ending) throws IOException {
        try {
            return Files.size(database.resolveSibling(database.getFileName() + ending));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return 0;
        }
    }

    /** Whether the main file says all: nobody is in the midst of writing. */
    boolean isAtRest() {
        return pending == 0;
    }

    /** Waits, for a moment at most, until another write would have another time. */
    void settle() {
        long age = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - nanos;
        if (age < 0 || age >= TICK_NANOS) return;
        try {
            TimeUnit.NANOSECONDS.sleep(TICK_NANOS - age);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
