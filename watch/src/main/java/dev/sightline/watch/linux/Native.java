package dev.sightline.watch.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;

/** What all wrapped calls share: finding the symbol, keeping errno, C strings. */
final class Native {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");

    private Native() {}

    /** A handle whose first parameter is the {@link #errno} segment. */
    static MethodHandle function(String name, ValueLayout result, MemoryLayout... parameters) {
        return link(name, FunctionDescriptor.of(result, parameters), KEEP_ERRNO);
    }

    /** The same for a variadic function with {@code fixed} named parameters. */
    static MethodHandle variadic(
            String name, int fixed, ValueLayout result, MemoryLayout... parameters) {
        FunctionDescriptor shape = FunctionDescriptor.of(result, parameters);
        return link(name, shape, KEEP_ERRNO, Linker.Option.firstVariadicArg(fixed));
    }

    @SuppressWarnings("restricted") // what this package is for
    private static MethodHandle link(
            String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        MemorySegment symbol = linker.defaultLookup().findOrThrow(name);
        return linker.downcallHandle(symbol, shape, options);
    }

    /** Room for errno: on Linux the capture state is this one int. */
    static MemorySegment errno(Arena arena) {
        return arena.allocate(INT);
    }

    static int code(MemorySegment errno) {
        return errno.get(INT, 0);
    }

    /**
     * A path as a C string.
     *
     * @throws InvalidPathException if it holds a NUL, which would silently cut it short
     */
    static MemorySegment cString(Arena arena, byte[] path) {
        for (int i = 0; i < path.length; i++) {
            if (path[i] == 0) {
                throw new InvalidPathException(text(path), "NUL in path", i);
            }
        }
        MemorySegment segment = arena.allocate(path.length + 1L);
        segment.asByteBuffer().put(path);
        return segment;
    }

    static byte[] utf8(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] path) {
        return new String(path, StandardCharsets.UTF_8);
    }

    /** What a handle throws is never the called function's doing. */
    static AssertionError impossible(Throwable thrown) {
        return new AssertionError("a native call cannot throw", thrown);
    }
}
