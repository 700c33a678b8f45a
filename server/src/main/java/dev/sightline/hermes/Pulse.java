package dev.sightline.hermes;

import dev.sightline.hermes.home.HomeFile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When clients are told: the first change of a kind at once, what follows shortly after it
 * together, and always also the last. While changes of a kind keep coming the pause between two
 * notices of it grows, so that an agent at work costs a page one look a second; what it writes all
 * the time does not hold up what it writes now and then. Of one thread.
 */
final class Pulse {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Paths of a notice (compat.md §4). */
    private static final int PATHS = 5;

    /** Waits for ever. */
    static final long NEVER = Long.MAX_VALUE;

    /** Changes of one kind: those that clients are told by the same types. */
    private static final class Kind {
        private final Set<String> paths = new LinkedHashSet<>();
        private boolean isWaiting;
        private Duration pause = SHORTEST;

        /** Nothing is told before; of no meaning for a kind that was not told yet. */
        private long until;
    }

    /** Those that wait, or were told so lately that the next of them has to. */
    private final Map<Set<String>, Kind> kinds = new LinkedHashMap<>();

    private final String prefix;

    /**
     * @param home paths are told absolute, as clients know them
     */
    Pulse(Path home) {
        this.prefix = home + "/";
    }

    /**
     * Notes what is otherwise than before.
     *
     * @param now of {@link System#nanoTime}
     */
    void add(NavigableMap<String, HomeFile> changed, long now) {
        changed.forEach((path, file) -> {
            Kind kind = note(file.types(), now);
            if (kind.paths.size() < PATHS) kind.paths.add(prefix + HomeFile.known(path));
        });
    }

    /** Notes that anything may be otherwise. */
    void addAll(Set<String> types, long now) {
        note(types, now);
    }

    private Kind note(Set<String> types, long now) {
        Kind kind =
                kinds.computeIfAbsent(
                        types,
                        first -> {
                            Kind fresh = new Kind();
                            fresh.until = now;
                            return fresh;
                        });
        kind.isWaiting = true;
        return kind;
    }

    /** The notice that is due, if one is: {@code {"data_types": […], "paths": […]}}. */
    Optional<Map<String, Object>> due(long now) {
        Set<String> types = new TreeSet<>();
        Set<String> paths = new LinkedHashSet<>();
        var all = kinds.entrySet().iterator();
        while (all.hasNext()) {
            var one = all.next();
            Kind kind = one.getValue();
            if (now - kind.until < 0) continue;
            if (!kind.isWaiting) {
                // Nothing came for a whole pause: the next one is the first again.
                all.remove();
                continue;
            }
            types.addAll(one.getKey());
            kind.paths.stream().limit(PATHS - paths.size()).forEach(paths::add);
            kind.paths.clear();
            kind.isWaiting = false;
            kind.until = now + kind.pause.toNanos();
            kind.pause = longer(kind.pause);
        }
        if (types.isEmpty()) return Optional.empty();
        return Optional.of(Map.of("data_types", List.copyOf(types), "paths", List.copyOf(paths)));
    }

    /** How long nothing can be due, in nanoseconds, if nothing is added. */
    long patience(long now) {
        return kinds.values().stream()
                .mapToLong(kind -> Math.max(0, kind.until - now))
                .min()
                .orElse(NEVER);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
