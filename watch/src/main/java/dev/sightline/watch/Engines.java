package dev.sightline.watch;

import dev.sightline.watch.inotify.InotifyWatcher;
import dev.sightline.watch.linux.Linux;
import dev.sightline.watch.portable.PortableWatcher;

import java.io.IOException;

/** Chooses how to watch on this machine. */
final class Engines {

    private Engines() {}

    static Watcher open() throws IOException {
        return Linux.available() ? InotifyWatcher.open() : PortableWatcher.open();
    }
}
