package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Lease;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads a file whole. What the system says of the file before and after must be the same, else a
 * writer was at work and what was read may be half of one write and half of another.
 */
final class WholeFile {
    private static final int TRIES = 3;

    private WholeFile() {}

    /**
     * @param limit bytes; more is TOO_LARGE, whatever size the file claims to have
     */
    static Content read(OpenFile file, Place place, int limit) throws Trouble {
        try (Fd fd = reopen(file, Open.O_RDONLY)) {
            return read(fd, file, place, limit);
        } catch (Errno e) {
            throw Beneath.of(e, place);
        }
    }

    /** The same inode, now to be read or written. */
    static Fd reopen(OpenFile file, int access) throws Errno {
        return Open.open(
                "/proc/self/fd/" + file.handle().value(),
                access | Open.O_NONBLOCK | Open.O_CLOEXEC,
                0);
    }

    static Content read(Fd fd, OpenFile file, Place place, int limit) throws Errno, Trouble {
        for (int tries = 0; tries < TRIES; tries++) {
            boolean beingWritten = Lease.ask(fd) == Lease.Answer.WRITTEN;
            Stat before = Stat.of(fd);
            if (before.size() > limit) throw tooLarge(place, limit);
            byte[] bytes = readAll(fd, (int) before.size(), limit);
            if (bytes.length > limit) throw tooLarge(place, limit);
            if (bytes.length == before.size() && isSame(before, Stat.of(fd))) {
                return new Content(
                        file.path(),
                        bytes,
                        Content.etagOf(bytes),
                        Instant.ofEpochSecond(0, before.mtimeNanos()),
                        beingWritten);
            }
        }
        throw new Trouble(Kind.UNSTABLE, "The file changes while it is read: " + place.path());
    }

    static boolean isSame(Stat one, Stat other) {
        return one.ino() == other.ino()
                && one.dev() == other.dev()
                && one.size() == other.size()
                && one.mtimeNanos() == other.mtimeNanos()
                && one.ctimeNanos() == other.ctimeNanos();
    }

    private static byte[] readAll(Fd fd, int expected, int limit) throws Errno {
        // One byte more shows the end, or a file that is longer than it said.
        ByteBuffer buffer = ByteBuffer.allocate(expected + 1);
        while (true) {
            int read = Io.pread(fd, buffer, buffer.position());
            if (read == 0) return Arrays.copyOf(buffer.array(), buffer.position());
            if (buffer.hasRemaining()) continue;
            if (buffer.capacity() > limit) return buffer.array();
            ByteBuffer larger = ByteBuffer.allocate(Math.min(buffer.capacity() * 2, limit + 1));
            larger.put(buffer.flip());
            buffer = larger;
        }
    }

    static Trouble tooLarge(Place place, int limit) {
        return new Trouble(
                Kind.TOO_LARGE,
                "%s is larger than %d MiB; open it in an editor on this machine"
                        .formatted(place.path(), limit / 1024 / 1024));
    }
}
