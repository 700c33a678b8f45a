package dev.sightline.watch.linux;

import static dev.sightline.watch.linux.Native.INT;
import static dev.sightline.watch.linux.Native.LONG;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;

/** This platform, and whether the native floor works on it. */
public final class Linux {

    static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

    private static final boolean AVAILABLE = probe();

    private Linux() {}

    /**
     * Whether this is 64-bit Linux on x86_64 or aarch64, with a C library that has the calls, in a
     * process that may use them ({@code --enable-native-access}). It never throws.
     */
    public static boolean available() {
        return AVAILABLE;
    }

    /** The effective user of this process, {@code geteuid(2)}; 0 is root. */
    public static int geteuid() {
        return User.effective();
    }

    /** How many ticks of {@code /proc/[pid]/stat} are a second, {@code sysconf(_SC_CLK_TCK)}. */
    public static long ticksPerSecond() {
        return Unit.TICKS;
    }

    /** Bytes, {@code sysconf(_SC_PAGESIZE)}. */
    public static long pageSize() {
        return Unit.PAGE;
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static boolean probe() {
        String arch = System.getProperty("os.arch", "");
        if (!System.getProperty("os.name", "").equals("Linux")
                || !(arch.equals("amd64") || arch.equals("aarch64"))) {
            return false;
        }
        try {
            return Stat.orNull(new byte[] {'/'}) != null;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Apart, so that asking for the platform links no symbol. */
    private static final class User {
        private static final MethodHandle GETEUID = Native.function("geteuid", INT);

        private static int effective() {
            try (Arena arena = Arena.ofConfined()) {
                return (int) GETEUID.invokeExact(Native.errno(arena));
            } catch (Throwable t) {
                throw Native.impossible(t);
            }
        }
    }

    /** Apart for the same reason; the numbers are those of bits/confname.h. */
    private static final class Unit {
        private static final MethodHandle SYSCONF = Native.function("sysconf", LONG, INT);
        private static final long TICKS = sysconf(2);
        private static final long PAGE = sysconf(30);

        private static long sysconf(int name) {
            try (Arena arena = Arena.ofConfined()) {
                return (long) SYSCONF.invokeExact(Native.errno(arena), name);
            } catch (Throwable t) {
                throw Native.impossible(t);
            }
        }
    }
}
