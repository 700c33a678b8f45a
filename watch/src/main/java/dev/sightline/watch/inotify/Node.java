package dev.sightline.watch.inotify;

import dev.sightline.watch.GitignoreFile;

import org.jspecify.annotations.Nullable;

/**
 * A watched directory in a tree. Its path is the chain of its parents, so that moving a directory
 * moves everything beneath it at once.
 */
final class Node extends Place implements Entry {

    @Nullable Node parent;
    byte[] name;

    /** The entries; null while there never was one. */
    @Nullable NameTable names;

    /** The lines of the {@code .gitignore} in here, where asked for. */
    @Nullable GitignoreFile gitignore;

    /** How often it was not where the tree has it. */
    int misses;

    /** False once it was taken out of the tree for good. */
    boolean alive = true;

    Node(Tree tree, @Nullable Node parent, byte[] name) {
        super(tree);
        this.parent = parent;
        this.name = name;
    }

    @Nullable Entry get(byte[] child) {
        return names == null ? null : names.get(child);
    }

    void put(byte[] child, Entry entry) {
        if (names == null) {
            names = new NameTable();
        }
        names.put(child, entry);
    }

    void remove(byte[] child) {
        if (names != null) {
            names.remove(child);
        }
    }

    @Override
    void receive(Event event) {
        tree.receive(this, event);
    }
}
