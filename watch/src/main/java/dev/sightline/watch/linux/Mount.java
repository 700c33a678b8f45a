package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Which file system a file lies on: {@code fstatfs(2)}. */
public final class Mount {

    public static final long NFS = 0x6969;
    public static final long FUSE = 0x65735546;
    public static final long CIFS = 0xff534d42L;
    public static final long SMB2 = 0xfe534d42L;
    public static final long V9FS = 0x01021997;
    public static final long PROC = 0x9fa0;
    public static final long SYSFS = 0x62656572;
    public static final long OVERLAY = 0x794c7630;
    public static final long TMPFS = 0x01021994;
    public static final long EXT4 = 0xef53;

    private static final int SIZE = 256;
    private static final MethodHandle FSTATFS = Native.function("fstatfs64", INT, INT, POINTER);

    private Mount() {}

    /** The magic number of the file system ({@code f_type}, statfs(2) lists them). */
    public static long type(Fd fd) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Native.errno(arena);
            MemorySegment buffer = arena.allocate(SIZE, 8);
            if ((int) FSTATFS.invokeExact(errno, fd.value(), buffer) < 0) {
                throw new Errno(Native.code(errno), "fstatfs", fd.toString());
            }
            return buffer.get(LONG, 0) & 0xffffffffL;
        } catch (Errno e) {
            throw e;
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
    }
}
