package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import java.nio.file.Path;

/**
 * A file that says by {@code flock(2)} who may work on another one. A kill lets go of it. It is
 * never written to, and no link is followed to it by its last name.
 */
public final class LockFile implements AutoCloseable {
    private static final int FLAGS =
            Open.O_RDWR | Open.O_CREAT | Open.O_NOFOLLOW | Open.O_NONBLOCK | Open.O_CLOEXEC;

    private static final int OWNER_ONLY = 0600;

    private final Fd fd;
    private final Place place;

    private LockFile(Fd fd, Place place) {
        this.fd = fd;
        this.place = place;
    }

    /** Not taken yet. The directory must exist. */
    static LockFile open(Beneath beneath, Place place) throws Trouble {
        try (OpenFile directory = beneath.directory(place.folder())) {
            Path path = directory.path().resolve(place.name());
            beneath.mayBeMade(place.root(), path);
            Fd fd = Open.openat(directory.handle(), place.name(), FLAGS, OWNER_ONLY);
            try {
                if (Stat.of(fd).kind() != FileKind.FILE) throw Beneath.notAFile(place);
                return new LockFile(fd, place);
            } catch (Errno | Trouble e) {
                fd.close();
                throw e;
            }
        } catch (Errno e) {
            throw switch (e.code()) {
                case Errno.ELOOP, Errno.ENXIO, Errno.EISDIR -> Beneath.notAFile(place);
                default -> Save.unwritable(e, place);
            };
        }
    }

    /** Whether it is ours now; it does not wait. */
    boolean isTaken() throws Trouble {
        try {
            return Io.tryLock(fd);
        } catch (Errno e) {
            throw new Trouble(
                    Kind.BROKEN_DISK, "The system cannot lock " + place.path() + ": " + e.symbol());
        }
    }

    @Override
    public void close() {
        fd.close();
    }
}
