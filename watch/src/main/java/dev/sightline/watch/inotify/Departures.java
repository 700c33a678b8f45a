package dev.sightline.watch.inotify;

import dev.sightline.watch.inotify.Pending.State;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Names that go: held for the grace, since editors delete and create what they mean to change. */
final class Departures {

    private final Tree tree;

    /** Those that left by a rename, until their arrival is seen or the grace is over. */
    private final Map<Integer, Pending> leaving = new HashMap<>();

    Departures(Tree tree) {
        this.tree = tree;
    }

    /** A name was deleted, or moved away if there is a cookie. */
    void gone(Node dir, byte[] name, int cookie, long sign) {
        Entry at = dir.get(name);
        switch (at) {
            case null -> {}
            case Pending p -> pendingGone(p, cookie, sign);
            case Leaf leaf -> hold(new Pending(dir, name, State.GONE, leaf, sign), cookie, sign);
            case Node node -> hold(new Pending(dir, name, State.GONE, node, sign), cookie, sign);
        }
    }

    private void pendingGone(Pending p, int cookie, long sign) {
        switch (p.state) {
            case FRESH -> {
                p.unclosed = true;
                hold(p, cookie, sign);
            }
            case ARRIVED -> {
                tree.renames().part(p);
                p.dir.remove(p.name);
                p.state = State.OVER;
            }
            case GROWING -> {
                p.state = State.OVER;
                hold(new Pending(p.dir, p.name, State.GONE, p.before, sign), cookie, sign);
            }
            case GONE, OVER -> {}
        }
    }

    /** A name that the consumer does not know needs no grace, only to be recognised elsewhere. */
    private void hold(Pending p, int cookie, long sign) {
        p.state = State.GONE;
        p.cookie = cookie;
        if (p.before == null) {
            p.dir.remove(p.name);
        } else {
            p.dir.put(p.name, p);
        }
        if (cookie != 0) {
            leaving.put(cookie, p);
        }
        tree.timers().set(p, sign + Arrivals.GRACE);
    }

    /** The departure that belongs to an arrival, if it is still held. */
    @Nullable Pending take(int cookie) {
        Pending p = leaving.remove(cookie);
        return p != null && p.state == State.GONE ? p : null;
    }

    /** It is there again: no arrival elsewhere can be its own. */
    void returned(Pending p) {
        leaving.remove(p.cookie, p);
        p.cookie = 0;
    }

    /** It did not come back. */
    void expire(Pending p) {
        leaving.remove(p.cookie, p);
        if (p.before == null) {
            p.state = State.OVER;
            return;
        }
        if (tree.stat(p.dir, p.name) != null) {
            p.state = State.FRESH; // nobody told us
            tree.arrivals().look(p);
            return;
        }
        finish(p);
    }

    /** Announces a held deletion now. */
    void finish(Pending p) {
        p.state = State.OVER;
        p.dir.remove(p.name);
        if (p.before != null) {
            forget(p.before);
            tree.say().deleted(p.dir, p.name, Tree.kind(p.before), p.sign);
            tree.changed(p.dir, p.name);
        }
    }

    /** Takes what was there out of the tree, with everything beneath it. */
    void forget(@Nullable Entry entry) {
        switch (entry) {
            case null -> {}
            case Leaf leaf -> {}
            case Pending p -> {
                tree.renames().part(p);
                p.state = State.OVER;
                forget(p.before);
            }
            case Node node -> {
                node.alive = false;
                tree.table().release(node);
                tree.left(node);
                tree.paths().moved();
                if (node.names != null) {
                    node.names.forEach((name, child) -> forget(child));
                }
            }
        }
    }

    /**
     * Ends the watching of a directory and everything beneath, and every waiting in there: what the
     * consumer knew last is what is known again.
     */
    void calm(Node node) {
        tree.table().release(node);
        tree.unwatched().remove(node);
        if (node.names == null) {
            return;
        }
        node.names.forEach((name, child) -> {
            Entry known = Tree.known(child);
            if (child instanceof Pending p) {
                tree.renames().part(p);
                p.state = State.OVER;
                if (known == null) {
                    node.remove(name);
                } else {
                    node.put(name, known);
                }
            }
            if (known instanceof Node beneath) {
                calm(beneath);
            }
        });
    }
}
