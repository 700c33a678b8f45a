package dev.sightline.disk;

import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Listing;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Puts new bytes under a name: temp file, fsync, rename, fsync of the directory. Whoever reads, and
 * whatever is left after a crash, it is the old file or the new one.
 *
 * <p>Where a rename would break something (a second hard link, a bind mount, another owner, a
 * directory that we may not write) the file is written in place instead, as vim's {@code
 * backupcopy=auto} does; the caller has kept the old bytes.
 */
final class AtomicWrite {
    private static final String MARK = ".sightline-";
    private static final int PERMISSIONS = 07777;
    private static final long LEFTOVER_NANOS = 60_000_000_000L;

    private final Fd folder;
    private final String name;

    AtomicWrite(Fd folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Whether this is the temp file of a save. */
    static boolean isTemp(String name) {
        return name.startsWith(".") && name.contains(MARK);
    }

    /**
     * @return false where the name was taken meanwhile
     */
    boolean create(byte[] bytes) throws Errno {
        String temp = writeTemp(bytes, null);
        try {
            Names.renameat(folder, utf8(temp), folder, utf8(name), Names.RENAME_NOREPLACE);
            Io.fsync(folder);
            return true;
        } catch (Errno e) {
            removeIfThere(temp);
            if (e.code() == Errno.EEXIST) return false;
            throw e;
        }
    }

    /**
     * @param seen what the old file was when its content was read
     * @param was that content
     * @return false where it is another by now; nothing was written
     */
    boolean replace(OpenFile old, Stat seen, byte[] was, byte[] bytes) throws Errno {
        if (seen.nlink() > 1) return inPlace(old, seen, was, bytes);
        String temp;
        try {
            temp = writeTemp(bytes, seen);
        } catch (Errno e) {
            // No right to make files here, or to give them away: the file itself may be ours still.
            if (e.code() == Errno.EACCES || e.code() == Errno.EPERM) {
                return inPlace(old, seen, was, bytes);
            }
            throw e;
        }
        try {
            if (!isStill(seen)) {
                removeIfThere(temp);
                return false;
            }
            Names.renameat(folder, temp, folder, name);
            Io.fsync(folder);
            return true;
        } catch (Errno e) {
            removeIfThere(temp);
            // The target of a bind mount cannot be renamed over.
            if (e.code() == Errno.EBUSY) return inPlace(old, seen, was, bytes);
            throw e;
        }
    }

    private boolean isStill(Stat seen) throws Errno {
        try {
            return WholeFile.isSame(seen, Stat.at(folder, name, true));
        } catch (Errno e) {
            if (e.code() == Errno.ENOENT) return false;
            throw e;
        }
    }

    private static boolean inPlace(OpenFile old, Stat seen, byte[] was, byte[] bytes) throws Errno {
        try (Fd fd = WholeFile.reopen(old, Open.O_WRONLY)) {
            if (!WholeFile.isSame(seen, Stat.of(fd))) return false;
        }
        try {
            overwrite(old, bytes);
            return true;
        } catch (Errno e) {
            // The disk is full, say: the old bytes had their room there and get it back.
            overwrite(old, was);
            throw e;
        }
    }

    private static void overwrite(OpenFile old, byte[] bytes) throws Errno {
        try (Fd fd = WholeFile.reopen(old, Open.O_WRONLY)) {
            Io.write(fd, ByteBuffer.wrap(bytes));
            Io.ftruncate(fd, bytes.length);
            Io.fsync(fd);
        }
    }

    /**
     * @param like the file whose mode and owner it gets; null for a new file
     */
    private String writeTemp(byte[] bytes, @Nullable Stat like) throws Errno {
        sweep();
        String temp = prefix() + UUID.randomUUID();
        int flags = Open.O_WRONLY | Open.O_CREAT | Open.O_EXCL | Open.O_NOFOLLOW | Open.O_CLOEXEC;
        // A new file gets what the umask leaves; one like another is nobody's until it is right.
        try (Fd fd = Open.openat(folder, temp, flags, like == null ? 0666 : 0600)) {
            if (like != null) {
                Stat mine = Stat.of(fd);
                if (mine.uid() != like.uid() || mine.gid() != like.gid()) {
                    Io.fchown(fd, like.uid(), like.gid());
                }
            }
            Io.write(fd, ByteBuffer.wrap(bytes));
            // After the write, which clears set-user-id for everyone but root.
            if (like != null) Io.fchmod(fd, like.mode() & PERMISSIONS);
            Io.fsync(fd);
            return temp;
        } catch (Errno e) {
            removeIfThere(temp);
            throw e;
        }
    }

    /** Removes what a crash left of earlier saves of this file. */
    private void sweep() throws Errno {
        String prefix = prefix();
        long now = System.currentTimeMillis() * 1_000_000;
        Fd again = Open.openat(folder, ".", Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC, 0);
        try (again;
                Listing listing = new Listing().of(again)) {
            for (@Nullable DirEntry entry = listing.next(); entry != null; entry = listing.next()) {
                @Nullable String left = entry.text();
                if (left == null || !left.startsWith(prefix)) continue;
                if (now - Stat.at(folder, left, true).mtimeNanos() > LEFTOVER_NANOS) {
                    removeIfThere(left);
                }
            }
        }
    }

    /** Not the name itself, which may be as long as a name can be. */
    private String prefix() {
        return "." + Content.etagOf(utf8(name)).substring(0, 16) + MARK;
    }

    private void removeIfThere(String temp) {
        try {
            Names.unlinkat(folder, temp);
        } catch (Errno gone) {
            // Never made, or taken away by someone: the aim is reached.
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
