package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Listing;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories that come into a tree. The watch is placed first, then the directory is listed: what
 * happens between the two is seen twice, and nothing is missed.
 */
final class Scan {

    private final Tree tree;

    Scan(Tree tree) {
        this.tree = tree;
    }

    /** Learns what is there when a watch begins. Nothing is announced, no file is looked at. */
    void begin(Node top) {
        ArrayDeque<Node> todo = new ArrayDeque<>();
        todo.add(top);
        try (Listing listing = new Listing()) {
            for (Node dir = todo.poll(); dir != null; dir = todo.poll()) {
                tree.watch(dir);
                List<DirEntry> entries = list(listing, dir);
                if (entries != null) {
                    learn(dir, entries, todo);
                }
            }
        }
    }

    private void learn(Node dir, List<DirEntry> entries, ArrayDeque<Node> todo) {
        tree.rules().load(dir);
        for (DirEntry entry : entries) {
            FileKind kind = kind(dir, entry);
            byte[] name = entry.name();
            boolean directory = kind == FileKind.DIRECTORY;
            if (kind == null || tree.rules().ignores(dir, name, directory)) {
                continue;
            }
            if (directory && tree.isRecursive()) {
                Node child = new Node(tree, dir, name);
                dir.put(name, child);
                todo.add(child);
            } else {
                dir.put(name, Leaf.found(kind));
            }
        }
    }

    /** A directory came: it is announced, and then what it holds. */
    void appear(Node parent, byte[] name, long sign) {
        if (!tree.isRecursive()) {
            tree.arrivals().replaced(parent, name, sign);
            return;
        }
        Entry at = parent.get(name);
        Entry known = Tree.known(at);
        if (at instanceof Pending p) {
            tree.renames().part(p);
            tree.departures().returned(p);
            p.state = Pending.State.OVER;
        }
        if (known instanceof Node node) {
            parent.put(name, node);
            boolean back = at instanceof Pending;
            if (back) {
                tree.departures().calm(node);
            }
            tree.rescan().deep(node, back, sign);
            return;
        }
        Stat stat = tree.stat(parent, name);
        if (known != null) {
            tree.say().deleted(parent, name, Tree.kind(known), sign);
        }
        if (stat == null || stat.kind() != FileKind.DIRECTORY) {
            // It has another path by now, or none; the events that tell are on their way.
            parent.remove(name);
            tree.arrivals().later(parent, name, sign);
            return;
        }
        Node node = new Node(tree, parent, name);
        parent.put(name, node);
        tree.say().created(parent, name, Arrivals.stamp(stat), sign);
        tree.rescan().deep(node, false, sign);
    }

    /** The entries of a directory, or null if it cannot be listed. */
    @Nullable List<DirEntry> list(Listing listing, Node dir) {
        int follow = dir.parent == null ? 0 : Open.O_NOFOLLOW;
        int flags = Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC | follow;
        try (Fd fd = Open.open(tree.paths().bytes(dir), flags, 0)) {
            List<DirEntry> entries = new ArrayList<>();
            listing.of(fd);
            for (DirEntry e = listing.next(); e != null; e = listing.next()) {
                entries.add(e);
            }
            return entries;
        } catch (Errno e) {
            if (Tree.isElsewhere(e.code())) {
                tree.misplaced(dir); // it may have been where its watch was placed a moment ago
            } else {
                tree.unwatched().unlistable(dir, e);
            }
            return null;
        }
    }

    /** What an entry is; asked of the disk only where the listing does not say. */
    @Nullable FileKind kind(Node dir, DirEntry entry) {
        if (entry.kind() != null) {
            return entry.kind();
        }
        Stat stat = tree.stat(dir, entry.name());
        return stat == null ? null : stat.kind();
    }
}
