package dev.sightline.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where one live file listens: its own name, and the file that this leads to if it is a link. */
final class Ears {
    /** Whether changes of a path are heard. */
    enum Heard {
        ALREADY,
        FROM_NOW_ON,
        NOT_AT_ALL
    }

    private final Folders folders;
    private final Folders.Listener listener;
    private final Map<Path, Folders.Hold> holds = new HashMap<>();
    private boolean closed;

    Ears(Folders folders, Folders.Listener listener) {
        this.folders = folders;
        this.listener = listener;
    }

    Heard listenTo(Path path) {
        synchronized (this) {
            if (closed || holds.containsKey(path)) return Heard.ALREADY;
        }
        Folders.Hold hold;
        try {
            // Without our lock: the watcher's thread may be calling the listener just now.
            hold = folders.listen(path, listener);
        } catch (IOException e) {
            return Heard.NOT_AT_ALL;
        }
        synchronized (this) {
            if (!closed) {
                holds.put(path, hold);
                return Heard.FROM_NOW_ON;
            }
        }
        hold.close();
        return Heard.ALREADY;
    }

    /** Lets go of all other paths: a link may be led elsewhere many times. */
    void keepOnly(Set<Path> paths) {
        List<Folders.Hold> toClose = new ArrayList<>();
        synchronized (this) {
            holds.entrySet()
                    .removeIf(
                            hold -> !paths.contains(hold.getKey()) && toClose.add(hold.getValue()));
        }
        toClose.forEach(Folders.Hold::close);
    }

    void close() {
        List<Folders.Hold> toClose;
        synchronized (this) {
            closed = true;
            toClose = List.copyOf(holds.values());
            holds.clear();
        }
        toClose.forEach(Folders.Hold::close);
    }
}
