package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Changing the names in a directory: rename, unlink, link, mkdir; and reading a link. */
public final class Names {

    /** unlinkat: remove a directory. */
    public static final int AT_REMOVEDIR = 0x200;

    /** linkat: follow {@code from} if it is a link, as {@code /proc/self/fd/N} is. */
    public static final int AT_SYMLINK_FOLLOW = 0x400;

    /** renameat2: fail with EEXIST rather than replace. */
    public static final int RENAME_NOREPLACE = 1;

    private static final int PATH_MAX = 4096;

    private static final MethodHandle RENAMEAT2 =
            Native.function("renameat2", INT, INT, POINTER, INT, POINTER, INT);
    private static final MethodHandle LINKAT =
            Native.function("linkat", INT, INT, POINTER, INT, POINTER, INT);
    private static final MethodHandle UNLINKAT =
            Native.function("unlinkat", INT, INT, POINTER, INT);
    private static final MethodHandle MKDIRAT = Native.function("mkdirat", INT, INT, POINTER, INT);
    private static final MethodHandle READLINKAT =
            Native.function("readlinkat", LONG, INT, POINTER, POINTER, LONG);

    private Names() {}

    /** Renames, replacing what is there. */
    public static void renameat(Fd fromDir, String from, Fd toDir, String to) throws Errno {
        renameat(fromDir, Native.utf8(from), toDir, Native.utf8(to), 0);
    }

    /** Renames names of bytes; the flags are those of {@code renameat2(2)}. */
    public static void renameat(Fd fromDir, byte[] from, Fd toDir, byte[] to, int flags)
            throws Errno {
        pair(RENAMEAT2, "renameat2", fromDir, from, toDir, to, flags);
    }

    /** Makes a hard link. */
    public static void linkat(Fd fromDir, byte[] from, Fd toDir, byte[] to, int flags)
            throws Errno {
        pair(LINKAT, "linkat", fromDir, from, toDir, to, flags);
    }

    /** Removes a name. */
    public static void unlinkat(Fd dir, String name) throws Errno {
        unlinkat(dir, Native.utf8(name), 0);
    }

    /** Removes a name of bytes; with {@link #AT_REMOVEDIR} that of an empty directory. */
    public static void unlinkat(Fd dir, byte[] name, int flags) throws Errno {
        single(UNLINKAT, "unlinkat", dir, name, flags);
    }

    /** Makes a directory. */
    public static void mkdirat(Fd dir, String name, int mode) throws Errno {
        mkdirat(dir, Native.utf8(name), mode);
    }

    /** Makes a directory with a name of bytes. */
    public static void mkdirat(Fd dir, byte[] name, int mode) throws Errno {
        single(MKDIRAT, "mkdirat", dir, name, mode);
    }

    /** What a link says, unresolved. */
    public static byte[] readlinkat(Fd dir, String name) throws Errno {
        return readlinkat(dir, Native.utf8(name));
    }

    /** The same for a name of bytes. */
    public static byte[] readlinkat(Fd dir, byte[] name) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment path = Native.cString(arena, name);
            MemorySegment target = arena.allocate(PATH_MAX);
            long n =
                    (long)
                            READLINKAT.invokeExact(
                                    errno, dir.value(), path, target, (long) PATH_MAX);
            if (n < 0) {
                throw Errno.of(Native.code(errno), "readlinkat", name);
            }
            return target.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
        } catch (Errno | RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    private static void single(MethodHandle handle, String call, Fd dir, byte[] name, int last)
            throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment path = Native.cString(arena, name);
            if ((int) handle.invokeExact(errno, dir.value(), path, last) < 0) {
                throw Errno.of(Native.code(errno), call, name);
            }
        } catch (Errno | RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    private static void pair(
            MethodHandle handle,
            String call,
            Fd fromDir,
            byte[] from,
            Fd toDir,
            byte[] to,
            int flags)
            throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment source = Native.cString(arena, from);
            MemorySegment target = Native.cString(arena, to);
            int r =
                    (int)
                            handle.invokeExact(
                                    errno, fromDir.value(), source, toDir.value(), target, flags);
            if (r < 0) {
                throw new Errno(
                        Native.code(errno), call, Native.text(from) + " to " + Native.text(to));
            }
        } catch (Errno | RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }
}
