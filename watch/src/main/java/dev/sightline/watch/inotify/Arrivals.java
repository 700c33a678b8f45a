package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;
import dev.sightline.watch.inotify.Pending.State;
import dev.sightline.watch.linux.Lease;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

/** Names that come, and content that settles. */
final class Arrivals {

    /** How long a path that vanished may take to come back; also when a quiet file is looked at. */
    static final long GRACE = 100_000_000;

    private static final long SOON = 10_000_000;
    private static final long POLL = 2_000_000_000L;
    private static final int LOOKS = 3;

    private final Tree tree;

    Arrivals(Tree tree) {
        this.tree = tree;
    }

    /** A name was created. A file waits for its writer to close it, a link is complete at once. */
    void created(Node dir, byte[] name, long sign) {
        Stat stat = tree.stat(dir, name);
        if (dir.get(name) instanceof Leaf leaf && (stat == null || leaf.isOf(stat))) {
            return; // a listing was faster
        }
        Pending fresh = fresh(dir, name, sign);
        if (stat == null || stat.kind() == FileKind.DIRECTORY) {
            tree.timers().set(fresh, sign + GRACE);
        } else if (stat.kind() != FileKind.FILE || stat.nlink() > 1) {
            settle(dir, name, stat, sign);
        } else {
            tree.timers().set(fresh, sign + GRACE);
        }
    }

    /** A writer has closed it. */
    void closed(Node dir, byte[] name, long sign) {
        Stat stat = tree.stat(dir, name);
        if (stat == null) {
            // It has another path by now, or none; the events that tell are on their way.
            if (!(dir.get(name) instanceof Pending p) || p.state == State.FRESH) {
                later(dir, name, sign);
            }
        } else if (stat.kind() == FileKind.FILE) {
            settle(dir, name, stat, sign);
        }
    }

    /** It came by a rename from where nobody watches, or onto a known name: it is whole. */
    void replaced(Node dir, byte[] name, long sign) {
        Stat stat = tree.stat(dir, name);
        if (stat == null) {
            later(dir, name, sign);
        } else {
            settle(dir, name, stat, sign);
        }
    }

    /** It was not found where it should be: it is looked at again soon. */
    void later(Node dir, byte[] name, long sign) {
        tree.timers().set(fresh(dir, name, sign), sign + SOON);
    }

    /** It was found in a listing: perhaps somebody is still writing it. */
    void found(Node dir, byte[] name, long sign) {
        look(fresh(dir, name, sign));
    }

    /** Its time is over, or it was found: does anybody write it? */
    void look(Pending fresh) {
        Node dir = fresh.dir;
        byte[] path = tree.paths().bytes(dir, fresh.name);
        Stat stat = tree.stat(dir, fresh.name);
        if (stat == null) {
            missing(fresh);
            return;
        }
        if (stat.kind() == FileKind.DIRECTORY && tree.isRecursive()) {
            tree.scan().appear(dir, fresh.name, fresh.sign);
            return;
        }
        if (stat.kind() != FileKind.FILE) {
            settle(dir, fresh.name, stat, fresh.sign);
            return;
        }
        if (!tree.existing().isDone()) {
            // Within the bracket of the beginning all is told as it is, as Existing does: what a
            // writer keeps open would be missing from it. Its close is told.
            settle(dir, fresh.name, stat, false, fresh.sign);
            return;
        }
        switch (Lease.ask(path)) {
            case UNWRITTEN -> {
                Stat whole = tree.stat(dir, fresh.name);
                settle(dir, fresh.name, whole == null ? stat : whole, fresh.sign);
            }
            case WRITTEN -> {
                // Its close will be told; but not where there is no watch, nor of a file that was
                // opened without a name (O_TMPFILE), so it is looked at again, ever more rarely.
                long wait = GRACE << Math.min(fresh.waits++, 9);
                long most = dir.wd == 0 ? POLL : Long.MAX_VALUE;
                tree.timers().set(fresh, System.nanoTime() + Math.min(wait, most));
            }
            case MISSING -> missing(fresh);
            case UNKNOWN -> {
                Stamp now = stamp(stat);
                if (now.equals(fresh.seen)) {
                    settle(dir, fresh.name, stat, fresh.sign);
                } else {
                    fresh.seen = now;
                    tree.timers().set(fresh, System.nanoTime() + GRACE);
                }
            }
        }
    }

    private void missing(Pending fresh) {
        if (++fresh.looks < LOOKS) {
            tree.timers().set(fresh, System.nanoTime() + GRACE);
        } else if (fresh.before == null) {
            fresh.state = State.OVER;
            fresh.dir.remove(fresh.name);
        } else {
            fresh.state = State.GONE;
            tree.timers().set(fresh, System.nanoTime());
        }
    }

    /** Announces what is there, unless just that was announced before. */
    void settle(Node dir, byte[] name, Stat stat, long sign) {
        settle(dir, name, stat, true, sign);
    }

    private void settle(Node dir, byte[] name, Stat stat, boolean settled, long sign) {
        Entry at = dir.get(name);
        Entry before = Tree.known(at);
        long first = sign;
        if (at instanceof Pending p) {
            first = p.sign;
            tree.renames().part(p);
            p.state = State.OVER;
        }
        announce(dir, name, before, stat, settled, first);
    }

    /** The same while a writer has it open. */
    void announce(
            Node dir, byte[] name, @Nullable Entry before, Stat stat, boolean settled, long sign) {
        Stamp stamp = stamp(stat);
        boolean sure = settled && tree.tells(stat);
        Leaf now = new Leaf(stat.kind(), stamp, sure, settled ? tree.batch() : Leaf.UNSETTLED);
        if (before instanceof Leaf leaf && leaf.kind() == stat.kind()) {
            if (leaf.covers(stamp, tree.batch())) {
                dir.put(name, leaf);
                return;
            }
            dir.put(name, now);
            tree.say().modified(dir, name, stamp, settled, sign);
        } else {
            if (before != null) {
                tree.departures().forget(before);
                tree.say().deleted(dir, name, Tree.kind(before), sign);
            }
            dir.put(name, now);
            tree.say().created(dir, name, stamp, sign);
        }
        tree.changed(dir, name);
    }

    /** The pending entry of a name that is there and has not settled; it has no alarm yet. */
    private Pending fresh(Node dir, byte[] name, long sign) {
        Entry at = dir.get(name);
        if (at instanceof Pending p) {
            tree.renames().part(p);
            tree.departures().returned(p);
            p.state = State.FRESH;
            return p;
        }
        Pending fresh = new Pending(dir, name, State.FRESH, at, sign);
        dir.put(name, fresh);
        return fresh;
    }

    static Stamp stamp(Stat stat) {
        return new Stamp(
                stat.kind(), stat.ino(), stat.size(), stat.mtimeNanos(), stat.ctimeNanos());
    }
}
