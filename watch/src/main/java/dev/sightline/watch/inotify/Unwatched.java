package dev.sightline.watch.inotify;

import dev.sightline.watch.linux.Errno;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The directories of one tree that have no watch, because the kernel has no room for one or
 * refuses: they are compared with the disk every two seconds, and watched again as soon as that
 * works.
 */
final class Unwatched {

    private final Tree tree;
    private final Map<Node, Integer> reasons = new LinkedHashMap<>();
    private final Set<Node> unlistable = new HashSet<>();
    private boolean full;

    Unwatched(Tree tree) {
        this.tree = tree;
    }

    boolean isEmpty() {
        return reasons.isEmpty() && unlistable.isEmpty();
    }

    /** Whether something that could be watched is compared instead. */
    boolean isPolling() {
        return full;
    }

    void add(Node dir, int code) {
        boolean known = reasons.put(dir, code) != null;
        boolean told = code == Errno.ENOSPC && full;
        full |= code == Errno.ENOSPC;
        if (!known && !told) {
            problem(dir, new Errno(code, "inotify_add_watch", text(dir) + advice(code)));
        }
    }

    void unlistable(Node dir, Errno cause) {
        if (unlistable.add(dir) && !reasons.containsKey(dir)) {
            problem(dir, cause);
        }
    }

    void remove(Node dir) {
        if (!reasons.isEmpty()) {
            reasons.remove(dir);
            full = reasons.containsValue(Errno.ENOSPC);
        }
        unlistable.remove(dir);
    }

    /**
     * Compares them with the disk.
     *
     * @param changedSince a change time in nanoseconds since 1970
     */
    void look(long changedSince) {
        Set<Node> all = new HashSet<>(unlistable);
        all.addAll(reasons.keySet());
        unlistable.clear();
        for (Node dir : new ArrayList<>(all)) {
            if (dir.alive) {
                tree.rescan().all(dir, false, changedSince);
            }
        }
    }

    private void problem(Node dir, Errno cause) {
        tree.say().problem(Path.of(text(dir)), cause);
    }

    private String text(Node dir) {
        return new String(tree.paths().bytes(dir), StandardCharsets.UTF_8);
    }

    private static String advice(int code) {
        return code == Errno.ENOSPC
                ? " (compared every 2 s until fs.inotify.max_user_watches is raised)"
                : "";
    }
}
