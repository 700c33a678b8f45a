package dev.sightline.watch.inotify;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Mount;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How well the change times of a file system tell two changes apart. Since Linux 6.13 ext4, xfs,
 * btrfs and tmpfs give a change that follows a stat a time of its own (multigrain timestamps);
 * before, and elsewhere, all changes within a timer tick, at most 10 ms, have the same time.
 */
final class Clock {

    /** The longest timer tick: change times lag behind the clock by up to this. */
    static final long TICK = 10_000_000;

    private static final long XFS = 0x58465342;
    private static final long BTRFS = 0x9123683EL;

    private final boolean fine;

    private Clock(boolean fine) {
        this.fine = fine;
    }

    static Clock of(Path root) {
        return new Clock(isNewKernel(System.getProperty("os.version", "0")) && isFine(root));
    }

    /** Whether the next change of this file is sure to have another stamp. */
    boolean tells(Stat stat) {
        return fine || wall() - stat.ctimeNanos() > 2 * TICK;
    }

    /** Nanoseconds since 1970, as change times are counted, cut to milliseconds. */
    static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }

    private static boolean isFine(Path root) {
        byte[] path = root.toString().getBytes(StandardCharsets.UTF_8);
        try (Fd fd = Open.open(path, Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC, 0)) {
            long type = Mount.type(fd);
            return type == Mount.EXT4 || type == Mount.TMPFS || type == XFS || type == BTRFS;
        } catch (Errno e) {
            return false;
        }
    }

    static boolean isNewKernel(String version) {
        String[] parts = version.split("\\D+", 3);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return false;
        }
        int major = Integer.parseInt(parts[0]);
        return major > 6 || (major == 6 && Integer.parseInt(parts[1]) >= 13);
    }
}
