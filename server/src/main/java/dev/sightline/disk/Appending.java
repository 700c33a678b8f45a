package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import java.nio.file.Path;

/**
 * A file beneath a root, held open for another program to write at its end. No link was followed to
 * it by its last name, and it has no other name: what a program says must not be led into a file
 * that somebody chose.
 */
public final class Appending implements AutoCloseable {
    private static final int FLAGS =
            Open.O_WRONLY
                    | Open.O_APPEND
                    | Open.O_CREAT
                    | Open.O_NOFOLLOW
                    | Open.O_NONBLOCK
                    | Open.O_CLOEXEC;

    private final Fd fd;

    private Appending(Fd fd) {
        this.fd = fd;
    }

    /** The directory must exist; the file need not. */
    static Appending open(Beneath beneath, Place folder, String name) throws Trouble {
        Place file = new Place(folder.root(), folder.relative().resolve(name));
        try (OpenFile directory = beneath.directory(folder)) {
            beneath.mayBeMade(folder.root(), directory.path().resolve(name));
            Fd fd = Open.openat(directory.handle(), name, FLAGS, 0666);
            try {
                Stat stat = Stat.of(fd);
                if (stat.kind() != FileKind.FILE) throw Beneath.notAFile(file);
                if (stat.nlink() > 1) {
                    throw new Trouble(
                            Kind.NOT_A_FILE,
                            file.path() + " has a second name, so it is not written to");
                }
                return new Appending(fd);
            } catch (Errno | Trouble e) {
                fd.close();
                throw e;
            }
        } catch (Errno e) {
            throw switch (e.code()) {
                // A link; a pipe that nobody reads.
                case Errno.ELOOP, Errno.ENXIO, Errno.EISDIR -> Beneath.notAFile(file);
                default -> Save.unwritable(e, file);
            };
        }
    }

    /** Leads to the file, whatever its name stands for now, as long as this is open. */
    public Path path() {
        return Path.of("/proc/self/fd/" + fd.value());
    }

    @Override
    public void close() {
        fd.close();
    }
}
