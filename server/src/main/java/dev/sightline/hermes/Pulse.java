package dev.sightline.hermes;

import dev.sightline.hermes.home.HomeFile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When clients are told: the first change at once, what follows shortly after it together, and
 * always also the last. While changes keep coming the pause between two notices grows, so that an
 * agent at work costs a page one look a second. Of one thread.
 */
final class Pulse {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Paths of a notice (compat.md §4). */
    private static final int PATHS = 5;

    /** Waits for ever. */
    static final long NEVER = Long.MAX_VALUE;

    private final Set<String> types = new TreeSet<>();
    private final Set<String> paths = new LinkedHashSet<>();
    private Duration pause = SHORTEST;
    private boolean isQuiet = true;
    private long until;

    private final String prefix;

    /**
     * @param home paths are told absolute, as clients know them
     */
    Pulse(Path home) {
        this.prefix = home + "/";
    }

    /** Notes what is otherwise than before. */
    void add(NavigableMap<String, HomeFile> changed) {
        changed.forEach((path, file) -> {
            types.addAll(file.types());
            if (paths.size() < PATHS) paths.add(prefix + HomeFile.known(path));
        });
    }

    /** Notes that anything may be otherwise. */
    void addAll(Set<String> all) {
        types.addAll(all);
    }

    /**
     * The notice that is due, if one is: {@code {"data_types": […], "paths": […]}}.
     *
     * @param now of {@link System#nanoTime}
     */
    Optional<Map<String, Object>> due(long now) {
        if (!isQuiet && now - until < 0) return Optional.empty();
        if (types.isEmpty()) {
            isQuiet = true;
            pause = SHORTEST;
            return Optional.empty();
        }
        if (!isQuiet) pause = longer(pause);
        isQuiet = false;
        until = now + pause.toNanos();
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("data_types", List.copyOf(types));
        notice.put("paths", new ArrayList<>(paths));
        types.clear();
        paths.clear();
        return Optional.of(notice);
    }

    /** How long nothing can be due, in nanoseconds, if nothing is added. */
    long patience(long now) {
        return isQuiet ? NEVER : Math.max(0, until - now);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
