package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.inotify.Pending.State;
import dev.sightline.watch.linux.Stat;

import java.nio.file.InvalidPathException;

/**
 * Follows files while a writer keeps them open; asked for file by file. The first write is
 * announced at once; of what follows, all that comes within a few milliseconds is announced as one.
 */
final class Tail {

    private static final long PAUSE = 5_000_000;

    private final Tree tree;

    Tail(Tree tree) {
        this.tree = tree;
    }

    /** A file was written to. */
    void modified(Node dir, byte[] name, long sign) {
        Entry at = dir.get(name);
        if (at instanceof Pending p && p.state != State.FRESH) {
            p.more = true;
        } else if (isTailed(dir, name)) {
            announce(dir, name, sign);
        }
    }

    /** The pause is over. */
    void again(Pending growing) {
        growing.state = State.OVER;
        if (growing.before != null) {
            growing.dir.put(growing.name, growing.before);
        }
        if (growing.more) {
            announce(growing.dir, growing.name, growing.sign);
        }
    }

    private void announce(Node dir, byte[] name, long sign) {
        Stat stat = tree.stat(dir, name);
        if (stat == null || stat.kind() != FileKind.FILE) {
            return; // moved or deleted since; the events that tell are on their way
        }
        Entry at = dir.get(name);
        if (at instanceof Pending p) {
            p.state = State.OVER;
        }
        tree.arrivals().announce(dir, name, Tree.known(at), stat, false, sign);
        Pending growing = new Pending(dir, name, State.GROWING, dir.get(name), sign);
        dir.put(name, growing);
        tree.timers().set(growing, System.nanoTime() + PAUSE);
    }

    private boolean isTailed(Node dir, byte[] name) {
        try {
            return tree.request().tails(tree.paths().path(dir, name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
