package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A directory beneath which things are made that may have to go again, also after a {@code kill
 * -9}. Whatever is there stays as it is, and no link is followed that leads out of it.
 *
 * <p>Each thing is noted with a temporary name, made under that, noted with its inode, and renamed
 * where nothing has the name. So whoever reads the notes afterwards knows of everything under that
 * name or its own whether it is ours, at whatever instruction the maker was killed.
 *
 * <p>Its calls block; not for virtual threads.
 */
public final class Site implements AutoCloseable {
    /** Hears of each thing before it is made and before it has its name; kept before it returns. */
    public interface Notes {
        void making(Made made) throws IOException;

        void made(Made made) throws IOException;
    }

    private static final long BENEATH = Open.RESOLVE_BENEATH | Open.RESOLVE_NO_MAGICLINKS;
    private static final int DIRECTORY = Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC;
    private static final int NEW_FILE =
            Open.O_WRONLY | Open.O_CREAT | Open.O_EXCL | Open.O_NOFOLLOW | Open.O_CLOEXEC;

    private final Fd fd;
    private final Path path;
    private final Notes notes;

    private Site(Fd fd, Path path, Notes notes) {
        this.fd = fd;
        this.path = path;
        this.notes = notes;
    }

    /**
     * @param path absolute, without links: one that is met on the way is a trouble
     */
    public static Site open(Path path, Notes notes) throws Trouble {
        try {
            return new Site(SiteRemoval.folder(path), path, notes);
        } catch (Errno e) {
            throw trouble(e, path);
        }
    }

    /**
     * Makes a directory; the one above it must be there.
     *
     * @return false where there is one already
     * @throws Trouble NOT_A_DIRECTORY where it is something else, OUTSIDE_ROOTS where a link leads
     *     out
     */
    public boolean makeDirectory(Path relative) throws Trouble, IOException {
        if (isDirectory(relative)) return false;
        try (Fd folder = above(relative)) {
            String name = relative.getFileName().toString();
            Made made = new Made(whereIs(folder), name, newName(), "", 0);
            notes.making(made);
            Names.mkdirat(folder, made.temp(), 0777);
            if (settle(folder, made)) return true;
            Names.unlinkat(folder, utf8(made.temp()), Names.AT_REMOVEDIR);
            // Somebody else was first.
            if (isDirectory(relative)) return false;
            throw new Trouble(
                    Kind.NOT_A_DIRECTORY,
                    path.resolve(relative) + " is a link that leads nowhere; move it away");
        } catch (Errno e) {
            throw trouble(e, path.resolve(relative));
        }
    }

    /**
     * Makes a file, on the disk when this returns.
     *
     * @return false where something has the name; it is left alone
     */
    public boolean makeFile(Path relative, byte[] bytes, int mode) throws Trouble, IOException {
        try (Fd folder = above(relative)) {
            String name = relative.getFileName().toString();
            if (statOf(folder, name) != null) return false;
            Made made = new Made(whereIs(folder), name, newName(), Content.etagOf(bytes), 0);
            notes.making(made);
            write(folder, made.temp(), bytes, mode, null);
            if (settle(folder, made)) return true;
            Names.unlinkat(folder, made.temp());
            return false;
        } catch (Errno e) {
            throw trouble(e, path.resolve(relative));
        }
    }

    /**
     * Puts other bytes under a name that is there; mode and owner stay. What it was is the caller's
     * to keep.
     *
     * @param was what it is believed to hold
     * @return false where it holds something else by now; nothing was written
     */
    public boolean replaceFile(String name, byte[] was, byte[] bytes) throws Trouble, IOException {
        try {
            @Nullable Stat seen = statOf(fd, name);
            if (seen == null || seen.kind() != FileKind.FILE) return false;
            Made made = new Made(path, name, newName(), Content.etagOf(bytes), 0);
            notes.making(made);
            write(fd, made.temp(), bytes, seen.mode() & 07777, seen);
            @Nullable Stat now = statOf(fd, name);
            boolean same = now != null && WholeFile.isSame(seen, now);
            if (!same || !SiteRemoval.holds(fd, name, was)) {
                Names.unlinkat(fd, made.temp());
                return false;
            }
            Names.renameat(fd, made.temp(), fd, name);
            Io.fsync(fd);
            return true;
        } catch (Errno e) {
            throw trouble(e, path.resolve(name));
        }
    }

    /**
     * Whether there is a directory, directly or through links that stay inside.
     *
     * @throws Trouble NOT_A_DIRECTORY where it is something else, OUTSIDE_ROOTS where a link leads
     *     out
     */
    public boolean isDirectory(Path relative) throws Trouble {
        try (Fd there =
                Open.openat2(fd, relative.toString(), Open.O_PATH | Open.O_CLOEXEC, 0, BENEATH)) {
            if (Stat.of(there).kind() == FileKind.DIRECTORY) return true;
            throw new Trouble(
                    Kind.NOT_A_DIRECTORY,
                    path.resolve(relative) + " is there and is no directory; move it away");
        } catch (Errno e) {
            if (e.code() == Errno.ENOENT) return false;
            throw trouble(e, path.resolve(relative));
        }
    }

    /** Gives it its name; false where something has that by now. */
    private boolean settle(Fd folder, Made made) throws IOException {
        Stat there = Stat.at(folder, made.temp(), true);
        notes.made(made.withIno(there.ino()));
        try {
            Names.renameat(
                    folder, utf8(made.temp()), folder, utf8(made.name()), Names.RENAME_NOREPLACE);
        } catch (Errno e) {
            if (e.code() == Errno.EEXIST) return false;
            throw e;
        }
        Io.fsync(folder);
        return true;
    }

    private static void write(Fd folder, String temp, byte[] bytes, int mode, @Nullable Stat like)
            throws Errno {
        try (Fd file = Open.openat(folder, temp, NEW_FILE, mode & 0777)) {
            if (like != null) {
                Stat mine = Stat.of(file);
                if (mine.uid() != like.uid() || mine.gid() != like.gid()) {
                    Io.fchown(file, like.uid(), like.gid());
                }
            }
            Io.write(file, ByteBuffer.wrap(bytes));
            if (like != null) Io.fchmod(file, mode);
            Io.fsync(file);
        }
    }

    private Fd above(Path relative) throws Errno {
        @Nullable Path parent = relative.getParent();
        return Open.openat2(fd, parent == null ? "." : parent.toString(), DIRECTORY, 0, BENEATH);
    }

    static @Nullable Stat statOf(Fd folder, String name) throws Errno {
        try {
            return Stat.at(folder, name, true);
        } catch (Errno e) {
            if (e.code() == Errno.ENOENT) return null;
            throw e;
        }
    }

    private static Path whereIs(Fd folder) throws Errno {
        byte[] where = Names.readlinkat(Fd.CWD, "/proc/self/fd/" + folder.value());
        return Path.of(new String(where, StandardCharsets.UTF_8));
    }

    /** Hidden from lists as the temporary names of saves are. */
    private static String newName() {
        return ".sightline-" + UUID.randomUUID();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Trouble trouble(Errno e, Path at) {
        return switch (e.code()) {
            case Errno.EXDEV, Errno.ELOOP ->
                    new Trouble(
                            Kind.OUTSIDE_ROOTS,
                            "A link leads out of the project, or nowhere: " + at);
            case Errno.ENOENT ->
                    new Trouble(Kind.NOT_FOUND, "No such directory: " + at.getParent());
            case Errno.ENOTDIR ->
                    new Trouble(
                            Kind.NOT_A_DIRECTORY,
                            "Something on the way to " + at + " is no directory");
            case Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG ->
                    new Trouble(Kind.DISK_FULL, "There is no room to write " + at);
            case Errno.EACCES, Errno.EPERM, Errno.EROFS ->
                    new Trouble(
                            Kind.UNWRITABLE,
                            "No permission to write "
                                    + at
                                    + "; make it writable for the user that runs Sightline");
            case Errno.ENAMETOOLONG -> new Trouble(Kind.BAD_PATH, "A name is too long: " + at);
            default ->
                    new Trouble(
                            Kind.BROKEN_DISK, "The system cannot write " + at + ": " + e.symbol());
        };
    }

    @Override
    public void close() {
        fd.close();
    }
}
