package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/**
 * Reading and writing an open file, locking it, and what {@code fsync}, {@code fchmod}, {@code
 * fchown} do.
 */
public final class Io {

    private static final MethodHandle READ = Native.function("read", LONG, INT, POINTER, LONG);
    private static final MethodHandle WRITE = Native.function("write", LONG, INT, POINTER, LONG);
    private static final MethodHandle PREAD =
            Native.function("pread64", LONG, INT, POINTER, LONG, LONG);
    private static final MethodHandle FSYNC = Native.function("fsync", INT, INT);
    private static final MethodHandle FCHMOD = Native.function("fchmod", INT, INT, INT);
    private static final MethodHandle FCHOWN = Native.function("fchown", INT, INT, INT, INT);
    private static final MethodHandle FTRUNCATE = Native.function("ftruncate64", INT, INT, LONG);
    private static final MethodHandle FLOCK = Native.function("flock", INT, INT, INT);

    // sys/file.h
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;

    private Io() {}

    /** Reads what there is into native memory; 0 is the end of the file. */
    public static long read(Fd fd, MemorySegment into) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            return read(Native.errno(arena), fd, into);
        }
    }

    /** The same with memory for errno that is there already. */
    static long read(MemorySegment errno, Fd fd, MemorySegment into) throws Errno {
        try {
            while (true) {
                long n = (long) READ.invokeExact(errno, fd.value(), into, into.byteSize());
                if (n >= 0) {
                    return n;
                }
                failUnlessInterrupted(errno, "read", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Reads into the rest of the buffer; 0 is the end of the file, or a full buffer. */
    public static int read(Fd fd, ByteBuffer into) throws Errno {
        return transferIn(into, segment -> read(fd, segment));
    }

    /** Reads at an offset in bytes, leaving the file's own position alone. */
    public static int pread(Fd fd, ByteBuffer into, long offset) throws Errno {
        return transferIn(into, segment -> pread(fd, segment, offset));
    }

    /** The same into native memory. */
    public static long pread(Fd fd, MemorySegment into, long offset) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while (true) {
                long n = (long) PREAD.invokeExact(errno, fd.value(), into, into.byteSize(), offset);
                if (n >= 0) {
                    return n;
                }
                failUnlessInterrupted(errno, "pread", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Writes all that remains in the buffer, in as many calls as that takes. */
    public static void write(Fd fd, ByteBuffer from) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment segment = MemorySegment.ofBuffer(from);
            if (!segment.isNative()) {
                segment = arena.allocate(from.remaining()).copyFrom(segment);
            }
            while (from.hasRemaining()) {
                long n = (long) WRITE.invokeExact(errno, fd.value(), segment, segment.byteSize());
                if (n >= 0) {
                    from.position(from.position() + (int) n);
                    segment = segment.asSlice(n);
                } else {
                    failUnlessInterrupted(errno, "write", fd);
                }
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Makes the content, or for a directory its entries, survive a power cut. */
    public static void fsync(Fd fd) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while ((int) FSYNC.invokeExact(errno, fd.value()) < 0) {
                failUnlessInterrupted(errno, "fsync", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Sets the permission bits. */
    public static void fchmod(Fd fd, int mode) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while ((int) FCHMOD.invokeExact(errno, fd.value(), mode) < 0) {
                failUnlessInterrupted(errno, "fchmod", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Sets owner and group; -1 leaves one as it is. */
    public static void fchown(Fd fd, int uid, int gid) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while ((int) FCHOWN.invokeExact(errno, fd.value(), uid, gid) < 0) {
                failUnlessInterrupted(errno, "fchown", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Cuts or extends the file to this size in bytes. */
    public static void ftruncate(Fd fd, long size) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while ((int) FTRUNCATE.invokeExact(errno, fd.value(), size) < 0) {
                failUnlessInterrupted(errno, "ftruncate", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /**
     * Waits until nobody else has the file, or directory, locked, {@code flock(2)}. The lock is of
     * this descriptor and goes with it, also when the process is killed.
     */
    public static void lock(Fd fd) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while ((int) FLOCK.invokeExact(errno, fd.value(), LOCK_EX) < 0) {
                failUnlessInterrupted(errno, "flock", fd);
            }
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** The same at once or not at all: false where somebody has it. */
    public static boolean tryLock(Fd fd) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            while ((int) FLOCK.invokeExact(errno, fd.value(), LOCK_EX | LOCK_NB) < 0) {
                // EWOULDBLOCK is the same number.
                if (Native.code(errno) == Errno.EAGAIN) return false;
                failUnlessInterrupted(errno, "flock", fd);
            }
            return true;
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** One read into native memory. */
    private interface Transfer {
        long into(MemorySegment segment) throws Errno;
    }

    private static int transferIn(ByteBuffer into, Transfer transfer) throws Errno {
        int n;
        if (into.isDirect()) {
            n = (int) transfer.into(MemorySegment.ofBuffer(into));
        } else {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment copy = arena.allocate(into.remaining());
                n = (int) transfer.into(copy);
                MemorySegment.ofBuffer(into).copyFrom(copy.asSlice(0, n));
            }
        }
        into.position(into.position() + n);
        return n;
    }

    private static void failUnlessInterrupted(MemorySegment errno, String call, Fd fd)
            throws Errno {
        int code = Native.code(errno);
        if (code != Errno.EINTR) {
            throw new Errno(code, call, fd.toString());
        }
    }
}
