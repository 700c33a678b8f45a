package dev.sightline.doctor;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;
import dev.sightline.watch.Ignore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** How much the kernel lets us watch: {@code inotify(7)}, and the directories there are. */
public final class InotifyCheck implements Check {
    /** Beyond it nobody waits for an exact number. */
    static final int MOST = 1_000_000;

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final int WATCHES = 524_288;
    private static final int INSTANCES = 128;
    private static final int QUEUED = 16_384;

    private final Path limits;
    private final List<Path> paths;

    public InotifyCheck(List<Path> paths) {
        this(Path.of("/proc/sys/fs/inotify"), paths);
    }

    InotifyCheck(Path limits, List<Path> paths) {
        this.limits = limits;
        this.paths = List.copyOf(paths);
    }

    @Override
    public List<Result> results() {
        try {
            return List.of(watches(), instances(), queued());
        } catch (IOException | NumberFormatException e) {
            return List.of(
                    new Warning(
                            "inotify",
                            limits + " cannot be read",
                            "how much may be watched is unknown",
                            "nothing, where this is no Linux"));
        }
    }

    private Result watches() throws IOException {
        int most = limit("max_user_watches");
        int needed = 0;
        for (Path path : paths) needed += Count.beneath(path);
        String found = "%d of %d directories".formatted(needed, most);
        if (needed < most * 9L / 10) return new Fine("inotify watches", found);
        int enough = Math.max(WATCHES, Integer.highestOneBit(needed) * 4);
        return new Warning(
                "inotify watches",
                found,
                "what is over the limit is compared with the disk every 2 s instead, and other"
                        + " programs of yours need some too",
                sysctl("max_user_watches", enough));
    }

    private Result instances() throws IOException {
        int most = limit("max_user_instances");
        if (most >= INSTANCES) return new Fine("inotify instances", "up to " + most);
        String found = "up to " + most + ", for all your programs together";
        String mend = sysctl("max_user_instances", INSTANCES);
        return most < 1
                ? new Broken("inotify instances", found, "nothing can be watched", mend)
                : new Warning(
                        "inotify instances", found, "each node and each editor needs one", mend);
    }

    private Result queued() throws IOException {
        int most = limit("max_queued_events");
        if (most >= QUEUED) return new Fine("inotify queue", most + " events");
        return new Warning(
                "inotify queue",
                most + " events",
                "a burst of changes overflows it, and everything must be compared with the disk",
                sysctl("max_queued_events", QUEUED));
    }

    private int limit(String name) throws IOException {
        return Integer.parseInt(Files.readString(limits.resolve(name)).strip());
    }

    private static String sysctl(String name, int value) {
        String line = "fs.inotify." + name + "=" + value;
        return "sudo sysctl -w %s; to keep it: echo %s | sudo tee -a /etc/sysctl.d/60-sightline.conf"
                .formatted(line, line);
    }

    /** Directories that would be watched, up to a bound. */
    private static final class Count extends SimpleFileVisitor<Path> {
        private final Ignore ignore = Ignore.defaults();
        private final long giveUp = System.nanoTime() + PATIENCE_NANOS;
        private int found;

        static int beneath(Path path) throws IOException {
            // A file stands for its directory.
            if (!Files.isDirectory(path)) return 1;
            Count count = new Count();
            Files.walkFileTree(path, count);
            return count.found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
            if (ignore.ignores(folder.toString(), true)) return FileVisitResult.SKIP_SUBTREE;
            found++;
            return found >= MOST || System.nanoTime() > giveUp
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
