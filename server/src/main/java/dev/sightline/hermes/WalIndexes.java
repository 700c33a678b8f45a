package dev.sightline.hermes;

import dev.sightline.hermes.home.HomeFile;
import dev.sightline.hermes.home.Part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The databases of a home whose commits may not be shown yet: each is looked at again, ever more
 * rarely, for some seconds after its last write. Of one platform thread.
 */
final class WalIndexes implements AutoCloseable {
    private static final String ENDING = "state.db";

    /** When it is looked at, after the last write; a sync takes this long on a busy disk. */
    private static final Duration[] LOOKS = {
        Duration.ofMillis(5),
        Duration.ofMillis(15),
        Duration.ofMillis(40),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10)
    };

    /** One database that was written to. */
    private static final class Watched {
        private final HomeFile file;
        private final WalIndex index;
        private long written;
        private int looks;

        private Watched(HomeFile file, WalIndex index) {
            this.file = file;
            this.index = index;
        }

        private long due() {
            return written + LOOKS[looks].toNanos();
        }

        private boolean isOver() {
            return looks == LOOKS.length;
        }
    }

    private final Path home;
    private final Map<String, Watched> all = new HashMap<>();

    WalIndexes(Path home) {
        this.home = home;
    }

    /** Before anybody is told of these. */
    void written(NavigableMap<String, HomeFile> changed, long now) {
        changed.forEach((path, file) -> {
            String database = HomeFile.known(path);
            if (!database.endsWith(ENDING) || !isOfDatabases(file)) return;
            Watched one =
                    all.computeIfAbsent(
                            database,
                            known -> new Watched(file, new WalIndex(home.resolve(known))));
            one.index.look();
            one.written = now;
            one.looks = 0;
        });
    }

    private static boolean isOfDatabases(HomeFile file) {
        return file.part() == Part.STATE || file.part() == Part.PROFILES;
    }

    /** Those that show readers something else than when they were looked at last. */
    NavigableMap<String, HomeFile> moved(long now) {
        NavigableMap<String, HomeFile> moved = new TreeMap<>();
        all.forEach((path, one) -> {
            if (one.isOver() || now - one.due() < 0) return;
            if (one.index.look()) moved.put(path, one.file);
            while (!one.isOver() && now - one.due() >= 0) one.looks++;
        });
        return moved;
    }

    /** How long nothing is to be looked at, in nanoseconds. */
    long patience(long now) {
        return all.values().stream()
                .filter(one -> !one.isOver())
                .mapToLong(one -> Math.max(0, one.due() - now))
                .min()
                .orElse(Pulse.NEVER);
    }

    @Override
    public void close() {
        all.values().forEach(one -> one.index.close());
        all.clear();
    }
}
