package dev.sightline.disk;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Open;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that one process at a time works in, as far as all of them ask ({@code flock(2)} on
 * the directory itself): it leaves no lock file, and a kill lets go of it. Waiting for it blocks a
 * platform thread.
 */
public final class FolderLock implements AutoCloseable {
    private final Fd fd;

    private FolderLock(Fd fd) {
        this.fd = fd;
    }

    /** Waits for it. */
    public static FolderLock of(Path folder) throws Errno {
        Fd fd = open(folder);
        try {
            Io.lock(fd);
            return new FolderLock(fd);
        } catch (Errno e) {
            fd.close();
            throw e;
        }
    }

    /** Empty where somebody has it. */
    public static Optional<FolderLock> ofFree(Path folder) throws Errno {
        Fd fd = open(folder);
        try {
            if (Io.tryLock(fd)) return Optional.of(new FolderLock(fd));
            fd.close();
            return Optional.empty();
        } catch (Errno e) {
            fd.close();
            throw e;
        }
    }

    private static Fd open(Path folder) throws Errno {
        return Open.open(folder.toString(), Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC, 0);
    }

    @Override
    public void close() {
        fd.close();
    }
}
