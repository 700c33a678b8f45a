package dev.sightline.disk;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Listing;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a log was before, beside it: {@code x.log.1}, {@code x.log-20261127}. Not the
 * copies that editors and people make, nor packed ones: their bytes are no others.
 */
final class Rotated {
    private static final Pattern REST = Pattern.compile("[.-][0-9][0-9TZ._:-]*");

    /** More than any rotation keeps. */
    private static final int MOST = 200;

    /** Enough of a beginning to tell a file from a later one with the same inode number. */
    private static final int HEAD = 256;

    private static final int READ =
            Open.O_RDONLY | Open.O_NOFOLLOW | Open.O_NONBLOCK | Open.O_CLOEXEC;

    /**
     * One of them.
     *
     * @param changed when its content last changed, nanoseconds since 1970
     * @param head its first bytes
     */
    record One(Place place, Inode inode, long changed, ByteBuffer head) {
        boolean is(GrowingFile file) {
            return file.inode().equals(inode);
        }

        /** Whether this is that one, seen again: it may have a new name, and have grown. */
        boolean isSameAs(One before) {
            if (!inode.equals(before.inode)) return false;
            int known = Math.min(before.head.remaining(), head.remaining());
            return changed == before.changed
                    || (known > 0 && head.slice(0, known).equals(before.head));
        }
    }

    private Rotated() {}

    /** All of them, the oldest content first. */
    static List<One> beside(Beneath beneath, Place place) throws Trouble {
        Path name = place.relative().getFileName();
        @Nullable Path parent = place.relative().getParent();
        Place folder = new Place(place.root(), parent == null ? Path.of("") : parent);
        List<One> all = new ArrayList<>();
        try (OpenFile directory = beneath.directory(folder);
                Listing listing = new Listing()) {
            listing.of(directory.handle());
            for (@Nullable DirEntry entry = listing.next();
                    entry != null && all.size() < MOST;
                    entry = listing.next()) {
                @Nullable String other = entry.text();
                if (other == null || !isRotated(other, name.toString())) continue;
                Place there = new Place(place.root(), folder.relative().resolve(other));
                one(directory, other, there).ifPresent(all::add);
            }
        } catch (Errno e) {
            throw Beneath.of(e, folder);
        }
        all.sort(Comparator.comparingLong(One::changed));
        return all;
    }

    private static boolean isRotated(String other, String name) {
        return other.startsWith(name) && REST.matcher(other.substring(name.length())).matches();
    }

    private static Optional<One> one(OpenFile directory, String name, Place place) {
        try (Fd fd = Open.openat(directory.handle(), name, READ, 0)) {
            Stat stat = Stat.of(fd);
            if (stat.kind() != FileKind.FILE) return Optional.empty();
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            Io.pread(fd, head, 0);
            return Optional.of(new One(place, Inode.of(stat), stat.mtimeNanos(), head.flip()));
        } catch (Errno gone) {
            return Optional.empty();
        }
    }

    /** The one with this inode, the file itself included. */
    static Optional<GrowingFile> find(Beneath beneath, Place place, Inode inode) throws Trouble {
        Optional<GrowingFile> itself = ifIs(beneath, place, inode);
        if (itself.isPresent()) return itself;
        try {
            for (One one : beside(beneath, place)) {
                if (!one.inode().equals(inode)) continue;
                Optional<GrowingFile> found = ifIs(beneath, one.place(), inode);
                if (found.isPresent()) return found;
            }
        } catch (Trouble trouble) {
            if (trouble.kind() != Trouble.Kind.NOT_FOUND) throw trouble;
        }
        return Optional.empty();
    }

    private static Optional<GrowingFile> ifIs(Beneath beneath, Place place, Inode inode)
            throws Trouble {
        try {
            GrowingFile file = GrowingFile.open(beneath, place, 1);
            if (file.inode().equals(inode)) return Optional.of(file);
            file.close();
            return Optional.empty();
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND
                    || trouble.kind() == Trouble.Kind.NOT_A_FILE) return Optional.empty();
            throw trouble;
        }
    }
}
