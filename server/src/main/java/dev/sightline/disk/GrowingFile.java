package dev.sightline.disk;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One generation of a file that grows, held open: what was in it can be read also after it was
 * renamed or deleted. Any thread that may wait for the disk may read it.
 */
public final class GrowingFile implements AutoCloseable {
    private final Place place;
    private final Inode inode;
    private final int filling;
    private final Fd fd;

    /** A number that is closed may be another file's by the time it is read. */
    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();

    private GrowingFile(Place place, Inode inode, int filling, Fd fd) {
        this.place = place;
        this.inode = inode;
        this.filling = filling;
        this.fd = fd;
    }

    /**
     * The file that is there now. On a platform thread.
     *
     * @throws Trouble NOT_FOUND, and what else a read would meet
     */
    public static GrowingFile open(Disk disk, Place place) throws Trouble {
        return open(disk.beneath(), place, 1);
    }

    /**
     * The file with this generation's inode, under its own name or that of a rotated one beside it.
     * What is in it may be another filling: only who knows what it read can tell. On a platform
     * thread.
     */
    public static Optional<GrowingFile> find(Disk disk, Place place, String generation)
            throws Trouble {
        Optional<Inode> inode = Inode.ofGeneration(generation);
        if (inode.isEmpty()) return Optional.empty();
        return Rotated.find(disk.beneath(), place, inode.get());
    }

    static GrowingFile open(Beneath beneath, Place place, int filling) throws Trouble {
        try (OpenFile file = beneath.file(place)) {
            Fd fd = WholeFile.reopen(file, Open.O_RDONLY);
            return new GrowingFile(place, Inode.of(file.stat()), filling, fd);
        } catch (Errno e) {
            throw Beneath.of(e, place);
        }
    }

    /** The same file with another content: its next generation, with a descriptor of its own. */
    GrowingFile refilled(int number) throws Trouble {
        closing.readLock().lock();
        try {
            String self = "/proc/self/fd/" + fd.value();
            Fd again = Open.open(self, Open.O_RDONLY | Open.O_NONBLOCK | Open.O_CLOEXEC, 0);
            return new GrowingFile(place, inode, number, again);
        } catch (Errno e) {
            throw Beneath.of(e, place);
        } finally {
            closing.readLock().unlock();
        }
    }

    Inode inode() {
        return inode;
    }

    /** From 1; how many contents this inode had, as far as its tail has seen. */
    int filling() {
        return filling;
    }

    /** Tells one file, and one filling of it, from another: {@code dev:ino} and a number. */
    public String generation() {
        return filling == 1 ? inode.text() : inode.text() + ":" + filling;
    }

    /** Bytes in it now. */
    public long size() throws Trouble {
        return stat().size();
    }

    /** When its content last changed. */
    public Instant modified() throws Trouble {
        return Instant.ofEpochSecond(0, stat().mtimeNanos());
    }

    Stat stat() throws Trouble {
        closing.readLock().lock();
        try {
            return Stat.of(fd);
        } catch (Errno e) {
            throw Beneath.of(e, place);
        } finally {
            closing.readLock().unlock();
        }
    }

    /**
     * Reads at an offset.
     *
     * @return how many bytes; -1 at the end, and once it is closed
     */
    public int read(long offset, ByteBuffer into) throws Trouble {
        closing.readLock().lock();
        try {
            if (!fd.isOpen()) return -1;
            int read = Io.pread(fd, into, offset);
            return read == 0 && into.hasRemaining() ? -1 : read;
        } catch (Errno e) {
            throw Beneath.of(e, place);
        } finally {
            closing.readLock().unlock();
        }
    }

    /** As many as there are from there, at most {@code most}; the buffer is ready to be read. */
    ByteBuffer readAll(long offset, int most) throws Trouble {
        ByteBuffer into = ByteBuffer.allocate(most);
        while (into.hasRemaining() && read(offset + into.position(), into) > 0) {
            // A read may give less than there is.
        }
        return into.flip();
    }

    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            fd.close();
        } finally {
            closing.writeLock().unlock();
        }
    }
}
