package dev.sightline.editor;

import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.watch.Watcher;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** All files that somebody follows now. A file that nobody follows costs nothing. */
public final class LiveFiles implements AutoCloseable {
    private final Disk disk;
    private final Folders folders;
    private final FileEvents events;
    private final Later later = new Later();
    private final Map<Place, LiveFile> byPlace = new HashMap<>();

    public LiveFiles(Disk disk, Watcher watcher, Clock clock) {
        this.disk = disk;
        this.folders = new Folders(watcher);
        this.events = new FileEvents(clock);
    }

    FileEvents events() {
        return events;
    }

    /**
     * Sends the client all that becomes of the file.
     *
     * @return ends it, at any time and any number of times
     */
    Runnable follow(Place place, Client client) {
        LiveFile file;
        synchronized (this) {
            file =
                    byPlace.computeIfAbsent(
                            place, key -> new LiveFile(key, disk, folders, events, later));
            file.join(client);
        }
        return () -> leave(place, file, client);
    }

    private void leave(Place place, LiveFile file, Client client) {
        synchronized (this) {
            if (!file.leave(client) || !byPlace.remove(place, file)) return;
        }
        // Not here: this may be the watcher's or a writer's thread, and closing a watch waits.
        disk.execute(file::close);
    }

    /** How many files are followed. */
    synchronized int count() {
        return byPlace.size();
    }

    @Override
    public void close() {
        later.close();
    }
}
