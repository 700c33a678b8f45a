package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.POINTER;

import dev.sightline.watch.FileKind;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What {@code statx(2)} says of a file.
 *
 * @param kind what it is
 * @param mode the permission bits with the type bits, as {@code st_mode}
 * @param nlink how many names it has
 * @param uid its owner
 * @param gid its group
 * @param dev the device, major in the upper half, minor in the lower: only good to be compared
 * @param ino the inode number
 * @param size the length in bytes
 * @param mtimeNanos last change of the content, nanoseconds since 1970
 * @param ctimeNanos last change of content or attributes, nanoseconds since 1970
 */
public record Stat(
        FileKind kind,
        int mode,
        int nlink,
        int uid,
        int gid,
        long dev,
        long ino,
        long size,
        long mtimeNanos,
        long ctimeNanos) {

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final long SIZE = 256;
    private static final byte[] NO_NAME = {};

    private static final MethodHandle STATX =
            Native.function("statx", INT, INT, POINTER, INT, INT, POINTER);

    /** Of an open file; {@code O_PATH} is enough. */
    public static Stat of(Fd fd) throws Errno {
        return orThrow(fd, NO_NAME, AT_EMPTY_PATH);
    }

    /** Of a name in a directory. */
    public static Stat at(Fd dir, String name, boolean nofollow) throws Errno {
        return at(dir, Native.utf8(name), nofollow);
    }

    /**
     * Of a name of bytes in a directory.
     *
     * @param nofollow whether a link at the end of the name is itself the answer
     */
    public static Stat at(Fd dir, byte[] name, boolean nofollow) throws Errno {
        return orThrow(dir, name, nofollow ? AT_SYMLINK_NOFOLLOW : 0);
    }

    /**
     * Of a path, not following a link at its end; null if there is nothing or it is unreachable.
     */
    public static @Nullable Stat orNull(byte[] path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(SIZE, 8);
            int code = statx(arena, Fd.CWD, path, AT_SYMLINK_NOFOLLOW, buffer);
            return code == 0 ? read(bytes(buffer)) : null;
        }
    }

    /** Room for many {@link #orNull} calls, one after the other, that allocates nothing. */
    public static final class Room {

        private static final int PATH_MAX = 4096;

        private final Arena arena = Arena.ofAuto();
        private final MemorySegment buffer = arena.allocate(SIZE, 8);
        private final MemorySegment errno = Native.errno(arena);
        private final MemorySegment path = arena.allocate(PATH_MAX);
        private final ByteBuffer bytes = bytes(buffer);
        private final ByteBuffer pathBytes = bytes(path);

        /** As {@link Stat#orNull}. */
        public @Nullable Stat orNull(byte[] name) {
            if (name.length >= PATH_MAX) {
                return null; // the kernel would say ENAMETOOLONG
            }
            pathBytes.put(0, name).put(name.length, (byte) 0);
            int code = statx(errno, Fd.CWD, path, AT_SYMLINK_NOFOLLOW, buffer);
            return code == 0 ? read(bytes) : null;
        }
    }

    private static Stat orThrow(Fd dir, byte[] name, int flags) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(SIZE, 8);
            int code = statx(arena, dir, name, flags, buffer);
            if (code != 0) {
                throw Errno.of(code, "statx", name);
            }
            return read(bytes(buffer));
        }
    }

    /** 0, or errno. */
    private static int statx(Arena arena, Fd dir, byte[] name, int flags, MemorySegment buffer) {
        return statx(Native.errno(arena), dir, Native.cString(arena, name), flags, buffer);
    }

    private static int statx(
            MemorySegment errno, Fd dir, MemorySegment path, int flags, MemorySegment buffer) {
        try {
            int r =
                    (int)
                            STATX.invokeExact(
                                    errno, dir.value(), path, flags, STATX_BASIC_STATS, buffer);
            return r == 0 ? 0 : Native.code(errno);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    private static ByteBuffer bytes(MemorySegment segment) {
        return segment.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /** Reads a {@code struct statx}; the offsets are those of linux/stat.h. */
    private static Stat read(ByteBuffer s) {
        int mode = Short.toUnsignedInt(s.getShort(28));
        return new Stat(
                kind(mode),
                mode,
                s.getInt(16),
                s.getInt(20),
                s.getInt(24),
                (long) s.getInt(136) << 32 | Integer.toUnsignedLong(s.getInt(140)),
                s.getLong(32),
                s.getLong(40),
                nanos(s, 112),
                nanos(s, 96));
    }

    private static long nanos(ByteBuffer s, int at) {
        return s.getLong(at) * 1_000_000_000L + s.getInt(at + 8);
    }

    private static FileKind kind(int mode) {
        return switch (mode & 0xf000) {
            case 0x8000 -> FileKind.FILE;
            case 0x4000 -> FileKind.DIRECTORY;
            case 0xa000 -> FileKind.LINK;
            default -> FileKind.OTHER;
        };
    }
}
