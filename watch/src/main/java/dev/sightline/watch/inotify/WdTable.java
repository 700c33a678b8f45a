package dev.sightline.watch.inotify;

import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Inotify;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which places each watch descriptor stands for. One inode has one descriptor in an instance,
 * whatever its paths; its mask only ever widens while it is shared.
 */
final class WdTable {

    private final Fd inotify;
    private final Map<Integer, Place> first = new HashMap<>();

    /** Given back by us; the kernel may still have events of it in the queue, then IN_IGNORED. */
    private final Set<Integer> retired = new HashSet<>();

    WdTable(Fd inotify) {
        this.inotify = inotify;
    }

    /**
     * Watches the directory at this path for this place.
     *
     * @return the descriptor if positive, else errno, negated
     */
    int watch(Place place, byte[] path, int mask) {
        int wd = Inotify.addWatch(inotify, path, mask | Inotify.IN_MASK_ADD | Inotify.IN_ONLYDIR);
        if (wd == place.wd) {
            return wd;
        }
        release(place);
        if (wd > 0) {
            Place head = first.get(wd);
            if (head != null) {
                evict(head, place);
            }
            place.wd = wd;
            place.next = first.get(wd);
            first.put(wd, place);
        }
        return wd;
    }

    /**
     * Within one tree a directory is in one place. An older one is where it was before a move that
     * we have not heard of, or was mistaken for this one for the same reason.
     */
    private void evict(Place head, Place newcomer) {
        for (Place p = head; p != null; p = p.next) {
            if (p instanceof Node node
                    && newcomer instanceof Node
                    && p.tree.equals(newcomer.tree)) {
                unchain(p);
                p.tree.misplaced(node);
                return;
            }
        }
    }

    /** Ends the watching of a place; the last one to leave ends it in the kernel. */
    void release(Place place) {
        int wd = place.wd;
        if (wd == 0) {
            return;
        }
        unchain(place);
        if (!first.containsKey(wd) && Inotify.removeWatch(inotify, wd)) {
            retired.add(wd);
        }
    }

    private void unchain(Place place) {
        Place before = null;
        for (Place p = first.get(place.wd); p != null; p = p.next) {
            if (p.equals(place)) {
                if (before != null) {
                    before.next = p.next;
                } else if (p.next != null) {
                    first.put(place.wd, p.next);
                } else {
                    first.remove(place.wd);
                }
                break;
            }
            before = p;
        }
        place.wd = 0;
        place.next = null;
    }

    /** Hands an event to each place that it is for. */
    void dispatch(Event event) {
        if (!retired.isEmpty() && retired.contains(event.wd())) {
            if (event.is(Inotify.IN_IGNORED)) {
                retired.remove(event.wd());
            }
            return;
        }
        Place place = event.is(Inotify.IN_IGNORED) ? ended(event.wd()) : first.get(event.wd());
        while (place != null) {
            Place following = place.next;
            place.receive(event);
            place = following;
        }
    }

    /** The kernel has ended it: the directory is gone. */
    private @Nullable Place ended(int wd) {
        Place head = first.remove(wd);
        for (Place p = head; p != null; p = p.next) {
            p.wd = 0;
        }
        return head;
    }

    /** After an overflow nobody knows which IN_IGNORED was lost. */
    void forgetRetired() {
        retired.clear();
    }

    /** How many descriptors are in use. */
    int size() {
        return first.size();
    }
}
