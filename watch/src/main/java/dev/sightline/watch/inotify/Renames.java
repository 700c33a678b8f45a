package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;
import dev.sightline.watch.inotify.Pending.State;
import dev.sightline.watch.linux.Inotify;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Names that arrive by a rename. The cookie proves which departure belongs to it.
 *
 * <p>A directory has moved at once. A file that moved to a new name is held for the grace: an
 * editor that moves a file to its backup writes a new one next, and then this was a modification.
 */
final class Renames {

    private final Tree tree;

    Renames(Tree tree) {
        this.tree = tree;
    }

    /** A name arrived. */
    void arrived(Node dir, byte[] name, Event event) {
        Pending from = tree.departures().take(event.cookie());
        if (event.is(Inotify.IN_ISDIR)) {
            directory(dir, name, from, event.nanos());
        } else if (from == null) {
            tree.arrivals().replaced(dir, name, event.nanos());
        } else if (from.before == null || from.unclosed) {
            tree.arrivals().found(dir, name, event.nanos());
        } else if (Tree.known(dir.get(name)) != null) {
            tree.arrivals().replaced(dir, name, event.nanos());
        } else {
            hold(dir, name, from);
        }
    }

    private void hold(Node dir, byte[] name, Pending from) {
        tree.departures().forget(dir.get(name));
        Pending to = new Pending(dir, name, State.ARRIVED, null, from.sign);
        to.partner = from;
        from.partner = to;
        from.due = Timers.NEVER;
        dir.put(name, to);
        tree.timers().set(to, from.sign + Arrivals.GRACE);
    }

    /** The grace of a held rename is over. */
    void finish(Pending to) {
        Stat stat = tree.stat(to.dir, to.name);
        Pending from = to.partner;
        if (stat == null) {
            part(to);
            to.state = State.FRESH;
            tree.arrivals().look(to);
        } else if (from == null) {
            tree.arrivals().settle(to.dir, to.name, stat, to.sign);
        } else {
            Path was = tree.paths().path(from.dir, from.name);
            over(from);
            to.state = State.OVER;
            Stamp stamp = Arrivals.stamp(stat);
            to.dir.put(to.name, new Leaf(stat.kind(), stamp, tree.tells(stat), tree.batch()));
            tree.say().moved(was, to.dir, to.name, stamp, to.sign);
            tree.changed(from.dir, from.name);
            tree.changed(to.dir, to.name);
        }
    }

    /** Something else became of one end: the other goes its own way. */
    void part(Pending one) {
        Pending other = one.partner;
        if (other == null) {
            return;
        }
        one.partner = null;
        other.partner = null;
        Pending from = one.state == State.ARRIVED ? other : one;
        if (from.state == State.GONE) {
            tree.timers().set(from, from.sign + Arrivals.GRACE);
        }
    }

    private void directory(Node dir, byte[] name, @Nullable Pending from, long sign) {
        if (from == null || from.before == null) {
            tree.scan().appear(dir, name, sign);
            return;
        }
        Stat stat = tree.stat(dir, name);
        clear(dir, name, sign);
        Path was = tree.paths().path(from.dir, from.name);
        over(from);
        Entry moved = from.before;
        if (moved instanceof Node node) {
            node.parent = dir;
            node.name = name;
            tree.moved();
            tree.judgeAnew(node);
        }
        dir.put(name, moved);
        Stamp stamp =
                stat == null ? new Stamp(FileKind.DIRECTORY, 0, 0, 0, 0) : Arrivals.stamp(stat);
        tree.say().moved(was, dir, name, stamp, from.sign);
    }

    /** Whatever was known under a name that a directory takes over is gone. */
    private void clear(Node dir, byte[] name, long sign) {
        Entry at = dir.get(name);
        Entry known = Tree.known(at);
        tree.departures().forget(at);
        dir.remove(name);
        if (known != null) {
            tree.say().deleted(dir, name, Tree.kind(known), sign);
        }
    }

    private void over(Pending from) {
        from.state = State.OVER;
        from.partner = null;
        from.dir.remove(from.name);
    }
}
