package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import dev.sightline.watch.FileKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Lists directories by {@code getdents64(2)}, without {@code .} and {@code ..}, in the order of the
 * file system, without a stat. It owns one buffer, so one thread lists many directories one after
 * the other.
 */
public final class Listing implements AutoCloseable {

    private static final int BUFFER = 32 * 1024;
    private static final MethodHandle GETDENTS64 =
            Native.function("getdents64", LONG, INT, POINTER, LONG);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(BUFFER, 8);
    private final MemorySegment errno = Native.errno(arena);
    private int dir = -1;
    private long end;
    private long at;

    /** Begins to list this directory, opened with {@code O_RDONLY | O_DIRECTORY}. */
    public Listing of(Fd directory) {
        dir = directory.value();
        end = 0;
        at = 0;
        return this;
    }

    /** The next entry, or null at the end. */
    public @Nullable DirEntry next() throws Errno {
        while (true) {
            if (at >= end && !fill()) {
                return null;
            }
            // struct linux_dirent64 { u64 ino; s64 off; u16 reclen; u8 type; char name[]; }
            long entry = at;
            at += Short.toUnsignedInt(buffer.get(ValueLayout.JAVA_SHORT, entry + 16));
            byte[] name = name(entry + 19);
            if (!isDots(name)) {
                FileKind kind = kind(buffer.get(ValueLayout.JAVA_BYTE, entry + 18));
                return new DirEntry(name, kind, buffer.get(LONG, entry));
            }
        }
    }

    private boolean fill() throws Errno {
        long n;
        try {
            n = (long) GETDENTS64.invokeExact(errno, dir, buffer, (long) BUFFER);
        } catch (Throwable t) {
            throw Native.impossible(t);
        }
        if (n < 0) {
            throw new Errno(Native.code(errno), "getdents64", "fd " + dir);
        }
        at = 0;
        end = n;
        return n > 0;
    }

    private byte[] name(long start) {
        long stop = start;
        while (buffer.get(ValueLayout.JAVA_BYTE, stop) != 0) {
            stop++;
        }
        byte[] name = new byte[(int) (stop - start)];
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, start, name, 0, name.length);
        return name;
    }

    private static boolean isDots(byte[] name) {
        return name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.';
    }

    /** From {@code DT_*} of dirent.h. */
    private static @Nullable FileKind kind(byte type) {
        return switch (type) {
            case 0 -> null;
            case 4 -> FileKind.DIRECTORY;
            case 8 -> FileKind.FILE;
            case 10 -> FileKind.LINK;
            default -> FileKind.OTHER;
        };
    }

    /** Frees the buffer; only by the thread that made it. */
    @Override
    public void close() {
        arena.close();
    }
}
