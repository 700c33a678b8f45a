package dev.sightline.editor;

import dev.sightline.watch.Change;
import dev.sightline.watch.Watch;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The watched directories: one watch each, however many files and clients there are. */
final class Folders {
    /** Hears of one file; on the watcher's thread, so it must return at once. */
    interface Listener {
        /** The file has settled content that may be new. */
        void written();

        /** The file is gone for good, or its directory is. */
        void gone();
    }

    /** One listener's hold on a directory; closing it twice does nothing. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private final Watcher watcher;
    private final Map<Path, Folder> byPath = new HashMap<>();

    Folders(Watcher watcher) {
        this.watcher = watcher;
    }

    /**
     * Hears of one file from now on: what happens after the return is not missed.
     *
     * @throws IOException where the directory cannot be watched, or does not exist
     */
    synchronized Hold listen(Path file, Listener listener) throws IOException {
        Path path = Objects.requireNonNull(file.getParent(), "a file has a directory");
        // The kernel would refuse the watch; a directory that may only be passed is such a one.
        if (!Files.isReadable(path)) throw new AccessDeniedException(path.toString());
        @Nullable Folder folder = byPath.get(path);
        if (folder == null) {
            folder = new Folder();
            folder.watch = watcher.watch(path).deliver(folder::hear);
            byPath.put(path, folder);
        }
        Folder held = folder;
        String name = String.valueOf(file.getFileName());
        held.listeners.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> release(path, held, name, listener);
    }

    private synchronized void release(Path path, Folder folder, String name, Listener listener) {
        @Nullable List<Listener> ofName = folder.listeners.get(name);
        if (ofName == null || !ofName.remove(listener)) return;
        if (ofName.isEmpty()) folder.listeners.remove(name);
        if (!folder.listeners.isEmpty()) return;
        byPath.remove(path);
        if (folder.watch != null) folder.watch.close();
    }

    private static final class Folder {
        private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
        private @Nullable Watch watch;

        void hear(Change change) {
            switch (change) {
                case Change.Created created -> written(created.path());
                case Change.Modified modified -> written(modified.path());
                case Change.Moved moved -> {
                    of(moved.from()).forEach(Listener::gone);
                    written(moved.path());
                }
                case Change.Deleted deleted -> of(deleted.path()).forEach(Listener::gone);
                case Change.RescanBegins begins -> {}
                // After a gap nothing is certain: everyone looks.
                case Change.RescanEnds ends -> all(Listener::written);
                case Change.RootGone gone -> all(Listener::gone);
                case Change.RootBack back -> all(Listener::written);
            }
        }

        private void written(Path file) {
            of(file).forEach(Listener::written);
        }

        private List<Listener> of(Path file) {
            return listeners.getOrDefault(String.valueOf(file.getFileName()), List.of());
        }

        private void all(java.util.function.Consumer<Listener> message) {
            listeners.values().forEach(ofName -> ofName.forEach(message));
        }
    }
}
