package dev.sightline.hermes.home;

import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of each part as they were last seen, and how often each part was another: what was made
 * of a part is good as long as its count is. A file that comes, goes, or has another size, time or
 * inode makes a part another; a {@code touch} does too, for nobody can tell.
 */
public final class Marks {
    private final Map<Part, NavigableMap<String, FileStamp>> files = new EnumMap<>(Part.class);
    private final Map<Part, Long> counts = new EnumMap<>(Part.class);
    private final Map<String, Long> versions = new HashMap<>();
    private long newest;

    /**
     * A file as it was last seen.
     *
     * @param number another one whenever its stamp is another, it was written to, or all of its
     *     part may be; what {@link #changed(Collection)} says is of databases, whose file stays the
     *     same
     */
    public record Version(long number, FileStamp stamp) {}

    public Marks() {
        for (Part part : Part.values()) {
            files.put(part, new TreeMap<>());
            counts.put(part, 0L);
        }
    }

    /** The same, where stamps tell all. */
    public NavigableMap<String, HomeFile> note(
            Map<String, Optional<FileStamp>> seen, boolean isAll) {
        return note(seen, Set.of(), isAll);
    }

    /**
     * Notes how files are now.
     *
     * @param seen by path relative to the home; empty for what is gone
     * @param written those that were written to in any case: two writes within one tick of a coarse
     *     clock leave the same stamp
     * @param isAll whether nothing else is there
     * @return what is otherwise than before, by path
     */
    public synchronized NavigableMap<String, HomeFile> note(
            Map<String, Optional<FileStamp>> seen, Set<String> written, boolean isAll) {
        NavigableMap<String, HomeFile> changed = new TreeMap<>();
        seen.forEach((path, now) -> note(path, now, changed));
        for (String path : written) {
            HomeFile.of(path)
                    .filter(file -> known(file.part()).containsKey(path))
                    .ifPresent(file -> changed.put(path, file));
        }
        if (isAll) {
            for (NavigableMap<String, FileStamp> known : files.values()) {
                for (String path : Set.copyOf(known.keySet())) {
                    if (!seen.containsKey(path)) note(path, Optional.empty(), changed);
                }
            }
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        changed.forEach((path, file) -> {
            parts.add(file.part());
            if (known(file.part()).containsKey(path)) renew(path);
            else versions.remove(path);
        });
        parts.forEach(this::countUp);
        return changed;
    }

    private void note(String path, Optional<FileStamp> now, Map<String, HomeFile> changed) {
        Optional<HomeFile> file = HomeFile.of(path);
        if (file.isEmpty()) return;
        NavigableMap<String, FileStamp> known = known(file.get().part());
        @Nullable FileStamp before =
                now.isPresent() ? known.put(path, now.get()) : known.remove(path);
        if (!now.equals(Optional.ofNullable(before))) changed.put(path, file.get());
    }

    /**
     * We changed a file of it ourselves: the watcher will say so, and nobody shall wait for that.
     */
    public synchronized void changed(Part part) {
        known(part).keySet().forEach(this::renew);
        countUp(part);
    }

    /** These show something else, although no stamp says so. */
    public synchronized void changed(Collection<HomeFile> files) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        files.forEach(file -> parts.add(file.part()));
        parts.forEach(this::countUp);
    }

    private void renew(String path) {
        versions.put(path, ++newest);
    }

    private void countUp(Part part) {
        counts.merge(part, 1L, Long::sum);
    }

    /** The files of a part, by path relative to the home. */
    public synchronized NavigableMap<String, FileStamp> files(Part part) {
        return new TreeMap<>(known(part));
    }

    private NavigableMap<String, FileStamp> known(Part part) {
        return Objects.requireNonNull(files.get(part), "each part has its own");
    }

    /** The same, each with its number. */
    public synchronized NavigableMap<String, Version> versions(Part part) {
        NavigableMap<String, Version> all = new TreeMap<>();
        known(part)
                .forEach((path, stamp) ->
                        all.put(path, new Version(versions.getOrDefault(path, 0L), stamp)));
        return all;
    }

    /** How often each of these was another. */
    public synchronized Map<Part, Long> counts(Set<Part> parts) {
        Map<Part, Long> some = new EnumMap<>(Part.class);
        parts.forEach(part -> some.put(part, counts.getOrDefault(part, 0L)));
        return some;
    }
}
