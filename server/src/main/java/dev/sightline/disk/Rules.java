package dev.sightline.disk;

import dev.sightline.watch.Ignore;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files of a root may be shown: never a secret, and where {@code --allow} is given only
 * those.
 */
public final class Rules {
    /** Always on; an allowed pattern does not lift it. */
    private static final List<String> SECRETS =
            List.of(".env*", "*.pem", "id_*", "auth.json", "credentials*");

    private record OfRoot(Ignore secrets, @Nullable Ignore allowed) {}

    private final Map<Root, OfRoot> byRoot = new HashMap<>();
    private final List<Path> never;

    /**
     * @param allow patterns in {@code .gitignore} syntax, relative to each root; none allows all
     * @param never directories, links resolved, of which nothing is shown: the program's own state,
     *     with the tokens of this node and others, may lie beneath a root
     */
    public Rules(List<Root> roots, List<String> allow, Path... never) {
        this.never = List.of(never);
        for (Root root : roots) {
            @Nullable Ignore allowed =
                    allow.isEmpty() ? null : Ignore.gitignore(allow, root.path());
            byRoot.put(root, new OfRoot(Ignore.gitignore(SECRETS, root.path()), allowed));
        }
    }

    /**
     * @param relative to the root
     */
    boolean permitFile(Root root, Path relative) {
        if (isOurs(root, relative)) return false;
        OfRoot rules = ofRoot(root);
        if (matches(rules.secrets(), root, relative, false)) return false;
        return rules.allowed() == null || matches(rules.allowed(), root, relative, false);
    }

    /** Directories are shown unless they are secret themselves: an allowed file may lie in any. */
    boolean permitDirectory(Root root, Path relative) {
        if (isOurs(root, relative)) return false;
        return relative.toString().isEmpty()
                || !matches(ofRoot(root).secrets(), root, relative, true);
    }

    private boolean isOurs(Root root, Path relative) {
        Path path = root.path().resolve(relative);
        return never.stream().anyMatch(path::startsWith);
    }

    private OfRoot ofRoot(Root root) {
        @Nullable OfRoot rules = byRoot.get(root);
        if (rules == null) throw new IllegalArgumentException("not a root of these rules: " + root);
        return rules;
    }

    /** A pattern that matches a directory holds for all beneath it. */
    private static boolean matches(Ignore patterns, Root root, Path relative, boolean directory) {
        Path path = root.path();
        for (int i = 0; i < relative.getNameCount(); i++) {
            path = path.resolve(relative.getName(i));
            boolean last = i == relative.getNameCount() - 1;
            if (patterns.ignores(path.toString(), !last || directory)) return true;
        }
        return false;
    }
}
