package dev.sightline.disk;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes away what {@link Site} has made, from its notes, and nothing else: a file only while it is
 * the same one with the same bytes, a directory only while it is the same one and empty.
 */
public final class SiteRemoval {
    private SiteRemoval() {}

    /**
     * May be called again where it was cut short.
     *
     * @param made as it was noted last
     * @return whether nothing of it is left; false where it is somebody's by now, and stays
     */
    public static boolean remove(Made made) throws Trouble {
        try (Fd folder = folder(made.folder())) {
            boolean gone = removeTemp(folder, made);
            gone &= made.ino() == 0 || removeNamed(folder, made);
            settle(folder);
            return gone;
        } catch (Errno e) {
            // The directory went, and all in it.
            if (e.code() == Errno.ENOENT || e.code() == Errno.ENOTDIR) return true;
            throw Site.trouble(e, made.path());
        }
    }

    private static void settle(Fd folder) throws Errno {
        try {
            Io.fsync(folder);
        } catch (Errno e) {
            // fsync(2): a file system that keeps nothing, or lets nothing be changed.
            if (e.code() != Errno.EINVAL && e.code() != Errno.EROFS) throw e;
        }
    }

    /** By this name nothing of anybody else's can be found, but what a killed removal moved. */
    private static boolean removeTemp(Fd folder, Made made) throws Errno {
        @Nullable Stat there = Site.statOf(folder, made.temp());
        if (there == null) return true;
        if (made.isDirectory()) return removeIfEmpty(folder, made.temp());
        if (made.ino() != 0 && !isOurs(folder, made.temp(), made)) {
            return giveBack(folder, made);
        }
        Names.unlinkat(folder, made.temp());
        return true;
    }

    private static boolean removeNamed(Fd folder, Made made) throws Errno {
        @Nullable Stat there = Site.statOf(folder, made.name());
        if (there == null) return true;
        if (made.isDirectory()) {
            // Something else has the name: ours is gone.
            if (there.kind() != FileKind.DIRECTORY || there.ino() != made.ino()) return true;
            return removeIfEmpty(folder, made.name());
        }
        if (!isOurs(folder, made.name(), made)) return there.ino() != made.ino();
        // Whoever saves just now gives the name to another file: moved first, looked at again.
        rename(folder, made.name(), made.temp());
        if (!isOurs(folder, made.temp(), made)) return giveBack(folder, made);
        Names.unlinkat(folder, made.temp());
        return true;
    }

    private static boolean giveBack(Fd folder, Made made) throws Errno {
        rename(folder, made.temp(), made.name());
        return false;
    }

    private static void rename(Fd folder, String from, String to) throws Errno {
        Names.renameat(folder, Site.utf8(from), folder, Site.utf8(to), Names.RENAME_NOREPLACE);
    }

    private static boolean removeIfEmpty(Fd folder, String name) throws Errno {
        try {
            Names.unlinkat(folder, Site.utf8(name), Names.AT_REMOVEDIR);
            return true;
        } catch (Errno e) {
            if (e.code() == Errno.ENOTEMPTY || e.code() == Errno.EEXIST) return false;
            throw e;
        }
    }

    private static boolean isOurs(Fd folder, String name, Made made) throws Errno {
        @Nullable Stat there = Site.statOf(folder, name);
        if (there == null || there.kind() != FileKind.FILE || there.ino() != made.ino()) {
            return false;
        }
        byte @Nullable [] bytes = bytes(folder, name);
        return bytes != null && Content.etagOf(bytes).equals(made.etag());
    }

    static boolean holds(Fd folder, String name, byte[] wanted) throws Errno {
        byte @Nullable [] bytes = bytes(folder, name);
        return bytes != null && Arrays.equals(bytes, wanted);
    }

    /** Null where it is larger than anything that we make. */
    private static byte @Nullable [] bytes(Fd folder, String name) throws Errno {
        int flags = Open.O_RDONLY | Open.O_NONBLOCK | Open.O_NOFOLLOW | Open.O_CLOEXEC;
        try (Fd file = Open.openat(folder, name, flags, 0)) {
            long size = Stat.of(file).size();
            if (size > Disk.LIMIT) return null;
            ByteBuffer buffer = ByteBuffer.allocate((int) size + 1);
            while (buffer.hasRemaining() && Io.read(file, buffer) > 0) {
                // Until its end, or one byte more than it had.
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    /** By a way without any link. */
    static Fd folder(Path path) throws Errno {
        try (Fd root = Open.open("/", Open.O_PATH | Open.O_DIRECTORY | Open.O_CLOEXEC, 0)) {
            String down = Path.of("/").relativize(path).toString();
            return Open.openat2(
                    root,
                    down.isEmpty() ? "." : down,
                    Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC,
                    0,
                    Open.RESOLVE_NO_SYMLINKS | Open.RESOLVE_NO_MAGICLINKS);
        }
    }
}
