package dev.sightline.watch.linux;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;

/**
 * A system call that failed, with the reason that the kernel gave. The numbers are those of {@code
 * asm-generic/errno.h}, the same on x86_64 and aarch64.
 */
public final class Errno extends IOException {

    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int EEXIST = 17;
    public static final int EXDEV = 18;
    public static final int ENODEV = 19;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int ENFILE = 23;
    public static final int EMFILE = 24;
    public static final int ETXTBSY = 26;
    public static final int EFBIG = 27;
    public static final int ENOSPC = 28;
    public static final int EROFS = 30;
    public static final int EMLINK = 31;
    public static final int ENAMETOOLONG = 36;
    public static final int ENOSYS = 38;
    public static final int ENOTEMPTY = 39;
    public static final int ELOOP = 40;
    public static final int EOVERFLOW = 75;
    public static final int EOPNOTSUPP = 95;
    public static final int ESTALE = 116;
    public static final int EDQUOT = 122;

    private static final Map<Integer, String> SYMBOLS =
            Map.ofEntries(
                    Map.entry(EPERM, "EPERM"),
                    Map.entry(ENOENT, "ENOENT"),
                    Map.entry(ESRCH, "ESRCH"),
                    Map.entry(EINTR, "EINTR"),
                    Map.entry(EIO, "EIO"),
                    Map.entry(ENXIO, "ENXIO"),
                    Map.entry(EBADF, "EBADF"),
                    Map.entry(EAGAIN, "EAGAIN"),
                    Map.entry(ENOMEM, "ENOMEM"),
                    Map.entry(EACCES, "EACCES"),
                    Map.entry(EBUSY, "EBUSY"),
                    Map.entry(EEXIST, "EEXIST"),
                    Map.entry(EXDEV, "EXDEV"),
                    Map.entry(ENODEV, "ENODEV"),
                    Map.entry(ENOTDIR, "ENOTDIR"),
                    Map.entry(EISDIR, "EISDIR"),
                    Map.entry(EINVAL, "EINVAL"),
                    Map.entry(ENFILE, "ENFILE"),
                    Map.entry(EMFILE, "EMFILE"),
                    Map.entry(ETXTBSY, "ETXTBSY"),
                    Map.entry(EFBIG, "EFBIG"),
                    Map.entry(ENOSPC, "ENOSPC"),
                    Map.entry(EROFS, "EROFS"),
                    Map.entry(EMLINK, "EMLINK"),
                    Map.entry(ENAMETOOLONG, "ENAMETOOLONG"),
                    Map.entry(ENOSYS, "ENOSYS"),
                    Map.entry(ENOTEMPTY, "ENOTEMPTY"),
                    Map.entry(ELOOP, "ELOOP"),
                    Map.entry(EOVERFLOW, "EOVERFLOW"),
                    Map.entry(EOPNOTSUPP, "EOPNOTSUPP"),
                    Map.entry(ESTALE, "ESTALE"),
                    Map.entry(EDQUOT, "EDQUOT"));

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String call;
    private final @Nullable String path;

    /**
     * A failure.
     *
     * @param code the value of errno
     * @param call the function that failed, as in its man page
     * @param path what it was called on, or null where that has no name
     */
    public Errno(int code, String call, @Nullable String path) {
        super(call + (path == null ? "" : " " + path) + ": " + symbol(code));
        this.code = code;
        this.call = call;
        this.path = path;
    }

    static Errno of(int code, String call, byte[] path) {
        return new Errno(code, call, Native.text(path));
    }

    /** The value of errno. */
    public int code() {
        return code;
    }

    /** Its symbolic name, {@code ENOENT} for instance. */
    public String symbol() {
        return symbol(code);
    }

    /** The function that failed. */
    public String call() {
        return call;
    }

    /** What it was called on; bytes that are not UTF-8 stand as U+FFFD. */
    public @Nullable String path() {
        return path;
    }

    private static String symbol(int code) {
        return SYMBOLS.getOrDefault(code, "errno " + code);
    }
}
