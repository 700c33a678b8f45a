package dev.sightline.watch.portable;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchMode;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One watched tree, known by its last snapshot. A difference is delivered when two looks in a row
 * see the same: a file that still grows, or is replaced by delete and create, is not announced
 * half-way.
 */
final class PolledTree implements Watch {

    /** A difference that was seen once; a null stamp is an absence. */
    private record Sighting(@Nullable Stamp stamp, long nanos) {}

    private final WatchRequest request;
    private final Consumer<? super Change> consumer;
    private final BiConsumer<Path, Throwable> problems;
    private final Consumer<PolledTree> forget;
    private final Map<Path, Sighting> sightings = new HashMap<>();
    private NavigableMap<Path, Stamp> known = new TreeMap<>();
    private volatile WatchMode mode = WatchMode.POLLING;

    PolledTree(
            WatchRequest request,
            Consumer<? super Change> consumer,
            BiConsumer<Path, Throwable> problems,
            Consumer<PolledTree> forget) {
        this.request = request;
        this.consumer = consumer;
        this.problems = problems;
        this.forget = forget;
    }

    synchronized void begin() throws IOException {
        Path directory = request.directory();
        if (request.tellsExisting()) {
            tellExisting();
            return;
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        known = Snapshot.of(request);
    }

    private void tellExisting() throws IOException {
        if (!isThere()) {
            gone();
            return;
        }
        NavigableMap<Path, Stamp> now = Snapshot.of(request);
        deliver(new Change.RescanBegins(path()));
        tell(now);
        deliver(new Change.RescanEnds(path()));
    }

    private void tell(NavigableMap<Path, Stamp> now) {
        known = now;
        now.forEach((path, stamp) -> deliver(new Change.Created(path, stamp, 0)));
    }

    private boolean isThere() throws IOException {
        return Files.isDirectory(path())
                && !(request.isUnlinked() && !path().toRealPath().equals(path()));
    }

    @Override
    public Path path() {
        return request.directory();
    }

    @Override
    public WatchMode mode() {
        return mode;
    }

    @Override
    public synchronized void close() {
        mode = WatchMode.CLOSED;
        forget.accept(this);
    }

    /** Compares the tree with the disk once. */
    synchronized void look() {
        if (mode == WatchMode.CLOSED) {
            return;
        }
        try {
            if (!isThere()) {
                gone();
                return;
            }
            NavigableMap<Path, Stamp> now = Snapshot.of(request);
            boolean back = mode == WatchMode.GONE;
            if (back) {
                mode = WatchMode.POLLING;
                deliver(new Change.RootBack(path()));
                deliver(new Change.RescanBegins(path()));
            }
            if (back && request.tellsExisting() && known.isEmpty()) {
                tell(now);
            } else {
                compare(now);
            }
            if (back) {
                deliver(new Change.RescanEnds(path()));
            }
        } catch (IOException e) {
            if (Files.exists(path(), LinkOption.NOFOLLOW_LINKS)) {
                problems.accept(path(), e);
            } else {
                gone();
            }
        }
    }

    private void gone() {
        if (mode != WatchMode.GONE) {
            mode = WatchMode.GONE;
            sightings.clear();
            deliver(new Change.RootGone(path()));
        }
    }

    private void compare(NavigableMap<Path, Stamp> now) {
        List<Path> missing = new ArrayList<>();
        for (Path path : known.descendingKeySet()) {
            if (!now.containsKey(path)) {
                missing.add(path);
            }
        }
        missing.forEach(path -> differs(path, null));
        now.forEach((path, stamp) -> {
            if (stamp.equals(known.get(path))) {
                sightings.remove(path);
            } else {
                differs(path, stamp);
            }
        });
        sightings.keySet().removeIf(path -> !now.containsKey(path) && !known.containsKey(path));
    }

    private void differs(Path path, @Nullable Stamp stamp) {
        Sighting before = sightings.get(path);
        boolean patient = stamp == null || stamp.kind() == FileKind.FILE;
        if (patient && (before == null || !Objects.equals(before.stamp, stamp))) {
            sightings.put(
                    path, new Sighting(stamp, before == null ? System.nanoTime() : before.nanos));
            if (stamp != null && request.tails(path)) {
                grows(path, stamp);
            }
            return;
        }
        sightings.remove(path);
        long micros = before == null ? 0 : (System.nanoTime() - before.nanos) / 1_000;
        Stamp old = stamp == null ? known.remove(path) : known.put(path, stamp);
        if (stamp == null && old != null) {
            deliver(new Change.Deleted(path, old.kind(), micros));
        } else if (stamp != null && old == null) {
            deliver(new Change.Created(path, stamp, micros));
        } else if (stamp != null && old != null && old.kind() != stamp.kind()) {
            deliver(new Change.Deleted(path, old.kind(), micros));
            deliver(new Change.Created(path, stamp, micros));
        } else if (stamp != null && stamp.kind() != FileKind.DIRECTORY) {
            deliver(new Change.Modified(path, stamp, true, micros));
        }
    }

    private void grows(Path path, Stamp stamp) {
        if (known.put(path, stamp) == null) {
            deliver(new Change.Created(path, stamp, 0));
        } else {
            deliver(new Change.Modified(path, stamp, false, 0));
        }
    }

    private void deliver(Change change) {
        if (mode == WatchMode.CLOSED) {
            return;
        }
        try {
            consumer.accept(change);
        } catch (RuntimeException e) {
            problems.accept(change.path(), e);
        }
    }
}
