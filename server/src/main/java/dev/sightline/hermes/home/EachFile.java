package dev.sightline.hermes.home;

import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was made of each file of a part, for as long as that file is the same: where one of hundreds
 * changes, one is read. For a single home; whoever asks while somebody else reads waits for it.
 */
public final class EachFile<T> {
    /** What is made of a file, as the watcher saw it last. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Home home, String path, FileStamp stamp) throws Unreadable;
    }

    /** What stands for one that cannot be read; it is read again the next time. */
    @FunctionalInterface
    public interface Otherwise<T> {
        T of(String path, FileStamp stamp);
    }

    private record Kept<T>(long version, T made) {}

    private static final long NEVER = -1;

    private final Part part;
    private final Reading<T> reading;
    private final Otherwise<T> otherwise;
    private Map<String, Kept<T>> kept = Map.of();

    public EachFile(Part part, Reading<T> reading, Otherwise<T> otherwise) {
        this.part = part;
        this.reading = reading;
        this.otherwise = otherwise;
    }

    /** Of all files, by path. Called on a platform thread. */
    public synchronized List<T> of(Home home) {
        Map<String, Kept<T>> now = new LinkedHashMap<>();
        // The version is older than what is read: a change in between is seen the next time.
        home.versions(part).forEach((path, seen) -> now.put(path, made(home, path, seen)));
        kept = now;
        return now.values().stream().map(Kept::made).toList();
    }

    private Kept<T> made(Home home, String path, Marks.Version seen) {
        @Nullable Kept<T> known = kept.get(path);
        if (known != null && known.version() == seen.number()) return known;
        try {
            return new Kept<>(seen.number(), reading.of(home, path, seen.stamp()));
        } catch (Unreadable now) {
            return new Kept<>(NEVER, otherwise.of(path, seen.stamp()));
        }
    }
}
