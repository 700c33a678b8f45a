package dev.sightline.watch.inotify;

import org.jspecify.annotations.Nullable;

/**
 * A directory on disk that somebody wants to hear of. Several places may stand for one directory,
 * when watches overlap: they share its watch descriptor as a chain in the {@link WdTable}.
 */
abstract sealed class Place permits Node, Ancestor {

    /** The watch descriptor; 0 while there is none. */
    int wd;

    /** The next place of the same watch descriptor. */
    @Nullable Place next;

    final Tree tree;

    Place(Tree tree) {
        this.tree = tree;
    }

    /** Something happened here; called for each event of the watch descriptor. */
    abstract void receive(Event event);
}
