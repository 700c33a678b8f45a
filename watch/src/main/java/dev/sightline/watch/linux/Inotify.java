package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** {@code inotify(7)}: events of directories, read from one descriptor. */
public final class Inotify {

    public static final int IN_MODIFY = 0x2;
    public static final int IN_ATTRIB = 0x4;
    public static final int IN_CLOSE_WRITE = 0x8;
    public static final int IN_MOVED_FROM = 0x40;
    public static final int IN_MOVED_TO = 0x80;
    public static final int IN_CREATE = 0x100;
    public static final int IN_DELETE = 0x200;
    public static final int IN_DELETE_SELF = 0x400;
    public static final int IN_MOVE_SELF = 0x800;
    public static final int IN_UNMOUNT = 0x2000;
    public static final int IN_Q_OVERFLOW = 0x4000;
    public static final int IN_IGNORED = 0x8000;
    public static final int IN_ONLYDIR = 0x1000000;
    public static final int IN_DONT_FOLLOW = 0x2000000;
    public static final int IN_EXCL_UNLINK = 0x4000000;
    public static final int IN_MASK_ADD = 0x20000000;
    public static final int IN_ISDIR = 0x40000000;

    private static final int IN_NONBLOCK = 0x800;
    private static final int IN_CLOEXEC = 0x80000;

    private static final MethodHandle INIT = Native.function("inotify_init1", INT, INT);
    private static final MethodHandle ADD =
            Native.function("inotify_add_watch", INT, INT, POINTER, INT);
    private static final MethodHandle REMOVE = Native.function("inotify_rm_watch", INT, INT, INT);

    private Inotify() {}

    /**
     * A new instance, close-on-exec and non-blocking.
     *
     * @throws Errno EMFILE at {@code fs.inotify.max_user_instances}
     */
    public static Fd init() throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            int fd = (int) INIT.invokeExact(errno, IN_CLOEXEC | IN_NONBLOCK);
            if (fd < 0) {
                throw new Errno(Native.code(errno), "inotify_init1", null);
            }
            return new Fd(fd);
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /**
     * Watches a path; one inode has one watch, so a second path to it gives the same number.
     *
     * @return the watch descriptor if positive, else errno, negated: of a hundred thousand
     *     directories many may fail, and none of these is worth an exception
     */
    public static int addWatch(Fd inotify, byte[] path, int mask) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment name = Native.cString(arena, path);
            int wd = (int) ADD.invokeExact(errno, inotify.value(), name, mask);
            return wd > 0 ? wd : -Native.code(errno);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }

    /** Ends a watch; IN_IGNORED follows. False if the kernel had ended it already. */
    public static boolean removeWatch(Fd inotify, int wd) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) REMOVE.invokeExact(Native.errno(arena), inotify.value(), wd) == 0;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }
}
