package dev.sightline.watch.inotify;

/** A directory above a root: when it is moved or deleted, the root is gone. */
final class Ancestor extends Place {

    final byte[] path;

    Ancestor(Tree tree, byte[] path) {
        super(tree);
        this.path = path;
    }

    @Override
    void receive(Event event) {
        tree.root().check(event);
    }
}
