package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Listing;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.List;

/** Compares directories with what is known of them, and announces the differences. */
final class Rescan {

    /** A directory to compare, and whether it is another one than before under the same name. */
    private record Todo(Node dir, boolean replaced) {}

    private final Tree tree;
    private final ArrayDeque<Todo> todo = new ArrayDeque<>();
    private boolean running;
    private long since = Long.MAX_VALUE;

    Rescan(Tree tree) {
        this.tree = tree;
    }

    /**
     * Compares everything, files included that were never looked at but have changed since.
     *
     * @param top where to begin
     * @param replaced whether it is another directory than the one that is known
     * @param changedSince a change time in nanoseconds since 1970
     */
    void all(Node top, boolean replaced, long changedSince) {
        since = changedSince;
        try {
            deep(top, replaced, System.nanoTime());
        } finally {
            since = Long.MAX_VALUE;
        }
    }

    /** Watches and compares a directory and everything beneath. */
    void deep(Node top, boolean replaced, long sign) {
        todo.add(new Todo(top, replaced));
        if (running) {
            return; // found by a comparison under way, which goes on with it
        }
        running = true;
        try (Listing listing = new Listing()) {
            for (Todo next = todo.poll(); next != null; next = todo.poll()) {
                if (next.dir.alive) {
                    level(listing, next, sign);
                }
            }
        } finally {
            running = false;
            todo.clear();
        }
    }

    private void level(Listing listing, Todo next, long sign) {
        Node dir = next.dir;
        int before = dir.wd;
        tree.watch(dir);
        boolean replaced = next.replaced || (before != 0 && dir.wd != 0 && before != dir.wd);
        List<DirEntry> entries = tree.scan().list(listing, dir);
        if (entries == null) {
            return;
        }
        tree.rules().load(dir);
        NameTable seen = new NameTable();
        for (DirEntry entry : entries) {
            FileKind kind = tree.scan().kind(dir, entry);
            boolean directory = kind == FileKind.DIRECTORY;
            if (kind != null && !tree.rules().ignores(dir, entry.name(), directory)) {
                seen.put(entry.name(), Leaf.found(kind));
                if (directory && tree.isRecursive()) {
                    directory(dir, entry.name(), replaced, sign);
                } else {
                    other(dir, entry.name(), kind, replaced, sign);
                }
            }
        }
        if (dir.names != null) {
            dir.names.forEach((name, at) -> {
                if (seen.get(name) == null) {
                    missing(dir, name, at, sign);
                }
            });
        }
    }

    private void directory(Node dir, byte[] name, boolean replaced, long sign) {
        if (dir.get(name) instanceof Node node) {
            todo.add(new Todo(node, replaced));
        } else {
            tree.scan().appear(dir, name, sign);
        }
    }

    private void other(Node dir, byte[] name, FileKind kind, boolean replaced, long sign) {
        switch (dir.get(name)) {
            case null -> tree.arrivals().found(dir, name, sign);
            case Node node -> tree.arrivals().found(dir, name, sign);
            case Pending p -> {
                if (p.state != Pending.State.ARRIVED) {
                    tree.arrivals().found(dir, name, sign);
                }
            }
            case Leaf leaf -> {
                if (leaf.kind() != kind || differs(dir, name, leaf, replaced)) {
                    tree.arrivals().found(dir, name, sign);
                }
            }
        }
    }

    private boolean differs(Node dir, byte[] name, Leaf leaf, boolean replaced) {
        if (leaf.stamp() == null && !replaced && since == Long.MAX_VALUE) {
            return false;
        }
        Stat stat = tree.stat(dir, name);
        if (stat == null) {
            return false;
        }
        if (leaf.stamp() == null) {
            return replaced || stat.ctimeNanos() >= since;
        }
        return !new Leaf(leaf.kind(), leaf.stamp(), true, 0).covers(Arrivals.stamp(stat), 0);
    }

    private void missing(Node dir, byte[] name, @Nullable Entry at, long sign) {
        Entry known = Tree.known(at);
        boolean directory = known != null && Tree.kind(known) == FileKind.DIRECTORY;
        boolean ignored = tree.rules().ignores(dir, name, directory);
        if (!ignored && tree.stat(dir, name) != null) {
            return; // a listing may miss what is renamed meanwhile; its events will tell
        }
        if (!ignored && since == Long.MAX_VALUE) {
            tree.departures().gone(dir, name, 0, sign); // it may be on its way back
            return;
        }
        tree.departures().forget(at);
        dir.remove(name);
        // Who was told of all there is keeps a list, and an ignored entry is not to stay in it.
        if (known != null && (!ignored || tree.request().tellsExisting())) {
            tree.say().deleted(dir, name, Tree.kind(known), sign);
            tree.changed(dir, name);
        }
    }
}
