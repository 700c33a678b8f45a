package dev.sightline.watch.inotify;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Listing;
import dev.sightline.watch.linux.Stat;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Tells what is there when a watch begins. Each directory is watched first, then listed, a few at a
 * time, so that events of this and other trees are told meanwhile: what they told already is passed
 * over here. No lease is asked for: a file is told as it is, and whoever writes it will close it.
 */
final class Existing {

    private static final int ENTRIES = 2_000;

    private final Tree tree;
    private final ArrayDeque<Node> todo = new ArrayDeque<>();

    Existing(Tree tree) {
        this.tree = tree;
    }

    /** Whether nothing is left to do. */
    boolean isDone() {
        return todo.isEmpty();
    }

    /** Opens the bracket. */
    void begin(Node top) {
        tree.say().say(new Change.RescanBegins(tree.path()));
        todo.add(top);
    }

    /** Goes on a little, under the lock, and closes the bracket at the end. */
    void some() {
        if (todo.isEmpty()) {
            return;
        }
        int entries = 0;
        try (Listing listing = new Listing()) {
            for (Node dir = todo.poll(); dir != null; dir = todo.poll()) {
                if (dir.alive) {
                    entries += 1 + level(listing, dir);
                }
                if (entries >= ENTRIES && !todo.isEmpty()) {
                    return;
                }
            }
        }
        // Of a root that just vanished nothing could be listed: that is no empty one.
        if (tree.root().verify()) {
            tree.say().say(new Change.RescanEnds(tree.path()));
        }
    }

    /** The root went away: the bracket stays open, and its return opens and ends another. */
    void abandon() {
        todo.clear();
    }

    /** Everything at once, in a bracket that the caller has opened. */
    void all(Node top) {
        try (Listing listing = new Listing()) {
            todo.add(top);
            for (Node dir = todo.poll(); dir != null; dir = todo.poll()) {
                level(listing, dir);
            }
        }
    }

    private int level(Listing listing, Node dir) {
        tree.watch(dir);
        List<DirEntry> entries = tree.scan().list(listing, dir);
        if (entries == null) {
            return 0;
        }
        tree.rules().load(dir);
        for (DirEntry entry : entries) {
            FileKind kind = tree.scan().kind(dir, entry);
            byte[] name = entry.name();
            boolean directory = kind == FileKind.DIRECTORY;
            if (kind == null
                    || tree.rules().ignores(dir, name, directory)
                    || dir.get(name) != null) {
                continue;
            }
            Stat stat = tree.stat(dir, name);
            if (stat != null && stat.kind() == kind) {
                tell(dir, name, stat);
            } else if (stat != null) {
                tree.arrivals().later(dir, name, System.nanoTime());
            }
        }
        return entries.size();
    }

    private void tell(Node dir, byte[] name, Stat stat) {
        if (stat.kind() == FileKind.DIRECTORY && tree.isRecursive()) {
            Node child = new Node(tree, dir, name);
            dir.put(name, child);
            todo.add(child);
        } else {
            dir.put(
                    name,
                    new Leaf(stat.kind(), Arrivals.stamp(stat), tree.tells(stat), Leaf.UNSETTLED));
        }
        tree.say().created(dir, name, Arrivals.stamp(stat), System.nanoTime());
    }
}
