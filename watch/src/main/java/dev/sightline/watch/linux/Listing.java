package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;
import static dev.sightline.watch.linux.Native.POINTER;

import dev.sightline.watch.FileKind;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
    private final ByteBuffer bytes = buffer.asByteBuffer().order(ByteOrder.nativeOrder());
    private final MemorySegment errno = Native.errno(arena);
    private int dir = -1;
    private int end;
    private int at;

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
            int entry = at;
            at += Short.toUnsignedInt(bytes.getShort(entry + 16));
            byte[] name = name(entry + 19);
            if (!isDots(name)) {
                FileKind kind = kind(bytes.get(entry + 18));
                return new DirEntry(name, kind, bytes.getLong(entry));
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
        end = (int) n;
        return n > 0;
    }

    private byte[] name(int start) {
        int stop = start;
        while (bytes.get(stop) != 0) {
            stop++;
        }
        byte[] name = new byte[stop - start];
        bytes.get(start, name);
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
