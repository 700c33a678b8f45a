package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Opening files: {@code open(2)}, {@code openat(2)} and {@code openat2(2)}. */
public final class Open {

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_NOCTTY = 0x100;
    public static final int O_TRUNC = 0x200;
    public static final int O_APPEND = 0x400;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    public static final int O_PATH = 0x200000;
    // arch/arm64/include/uapi/asm/fcntl.h swaps these against asm-generic/fcntl.h
    public static final int O_DIRECTORY = Linux.ARM ? 0x4000 : 0x10000;
    public static final int O_NOFOLLOW = Linux.ARM ? 0x8000 : 0x20000;
    public static final int O_DIRECT = Linux.ARM ? 0x10000 : 0x4000;
    public static final int O_LARGEFILE = Linux.ARM ? 0x20000 : 0x8000;
    public static final int O_TMPFILE = 0x400000 | O_DIRECTORY;

    /** openat2: fail with EXDEV if the path passes a mount point. */
    public static final long RESOLVE_NO_XDEV = 0x01;

    /** openat2: fail with ELOOP at links like those of {@code /proc/self/fd}. */
    public static final long RESOLVE_NO_MAGICLINKS = 0x02;

    /** openat2: fail with ELOOP at any symbolic link. */
    public static final long RESOLVE_NO_SYMLINKS = 0x04;

    /** openat2: fail with EXDEV where the path would leave the directory. */
    public static final long RESOLVE_BENEATH = 0x08;

    /** openat2: treat the directory as {@code /}. */
    public static final long RESOLVE_IN_ROOT = 0x10;

    private static final long SYS_OPENAT2 = 437;
    private static final long HOW_SIZE = 24;

    private static final MethodHandle OPENAT =
            Native.variadic("openat", 3, INT, INT, POINTER, INT, INT);
    private static final MethodHandle SYSCALL4 =
            Native.variadic("syscall", 1, LONG, LONG, LONG, POINTER, POINTER, LONG);

    private Open() {}

    /** Opens a path; {@code mode} counts only with {@code O_CREAT}. */
    public static Fd open(String path, int flags, int mode) throws Errno {
        return open(Native.utf8(path), flags, mode);
    }

    /** Opens a path of bytes. */
    public static Fd open(byte[] path, int flags, int mode) throws Errno {
        return openat(Fd.CWD, path, flags, mode);
    }

    /** Opens a name relative to a directory. */
    public static Fd openat(Fd dir, String name, int flags, int mode) throws Errno {
        return openat(dir, Native.utf8(name), flags, mode);
    }

    /** Opens a name of bytes relative to a directory. */
    public static Fd openat(Fd dir, byte[] name, int flags, int mode) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment path = Native.cString(arena, name);
            int fd;
            do {
                fd = openat(errno, dir.value(), path, flags, mode);
            } while (fd < 0 && Native.code(errno) == Errno.EINTR);
            if (fd < 0) {
                throw Errno.of(Native.code(errno), "openat", name);
            }
            return new Fd(fd);
        }
    }

    private static int openat(
            MemorySegment errno, int dir, MemorySegment path, int flags, int mode) {
        try {
            return (int) OPENAT.invokeExact(errno, dir, path, flags, mode);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Opens a path beneath a directory with the resolution asked for, race-free. */
    public static Fd openat2(Fd dir, String path, int flags, int mode, long resolve) throws Errno {
        return openat2(dir, Native.utf8(path), flags, mode, resolve);
    }

    /**
     * The same for a path of bytes. Since Linux 5.6, else ENOSYS. EAGAIN, which the kernel gives
     * when a rename elsewhere disturbed {@code ..}, is tried again a few times.
     *
     * @param mode must be 0 without {@code O_CREAT} or {@code O_TMPFILE}, else EINVAL
     * @param resolve the {@code RESOLVE_} flags
     */
    public static Fd openat2(Fd dir, byte[] path, int flags, int mode, long resolve) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment name = Native.cString(arena, path);
            // struct open_how { u64 flags, mode, resolve; }, linux/openat2.h
            MemorySegment how = arena.allocate(HOW_SIZE, 8);
            how.set(LONG, 0, flags);
            how.set(LONG, 8, mode);
            how.set(LONG, 16, resolve);
            long fd = -1;
            int code = Errno.EAGAIN;
            for (int tries = 0; fd < 0 && tries < 8 && passing(code); tries++) {
                fd = openat2(errno, dir.value(), name, how);
                code = Native.code(errno);
            }
            if (fd < 0) {
                throw Errno.of(code, "openat2", path);
            }
            return new Fd((int) fd);
        }
    }

    private static boolean passing(int code) {
        return code == Errno.EAGAIN || code == Errno.EINTR;
    }

    private static long openat2(
            MemorySegment errno, int dir, MemorySegment path, MemorySegment how) {
        try {
            return (long) SYSCALL4.invokeExact(errno, SYS_OPENAT2, (long) dir, path, how, HOW_SIZE);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }
}
