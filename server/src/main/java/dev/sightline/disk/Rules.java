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

    /**
     * @param ground whether nothing is served here but what is found or added beneath
     */
    private record OfRoot(Ignore secrets, @Nullable Ignore allowed, boolean ground) {}

    private final List<String> secrets;
    private final List<String> allow;
    private final List<Path> never;
    private volatile Map<Root, OfRoot> byRoot = Map.of();

    /**
     * @param allow patterns in {@code .gitignore} syntax, relative to each root; none allows all
     * @param never directories, links resolved, of which nothing is shown: the program's own state,
     *     with the tokens of this node and others, may lie beneath a root
     */
    public Rules(List<Root> roots, List<String> allow, Path... never) {
        this(SECRETS, roots, allow, never);
    }

    private Rules(List<String> secrets, List<Root> roots, List<String> allow, Path... never) {
        this.secrets = secrets;
        this.allow = List.copyOf(allow);
        this.never = List.of(never);
        roots.forEach(this::add);
    }

    /**
     * Hides nothing: for a reader of ours that needs to know what a secret file is like, and shows
     * no byte of it.
     */
    public static Rules ofReader(Root root) {
        return new Rules(List.of(), List.of(root), List.of());
    }

    /**
     * For a root with a base, the base's rules hold too: it must not open what they hide. The
     * allowed patterns then are the base's, unless that is no root itself.
     */
    final synchronized void add(Root root) {
        boolean own = root.base().isEmpty() || ofRoot(root.base().get()).ground();
        put(root, own && !allow.isEmpty() ? Ignore.gitignore(allow, root.path()) : null, false);
    }

    /** A directory beneath which roots may be found or added. */
    final synchronized void addGround(Root ground) {
        if (!byRoot.containsKey(ground)) put(ground, null, true);
    }

    private void put(Root root, @Nullable Ignore allowed, boolean ground) {
        Map<Root, OfRoot> more = new HashMap<>(byRoot);
        more.put(root, new OfRoot(Ignore.gitignore(secrets, root.path()), allowed, ground));
        byRoot = Map.copyOf(more);
    }

    /** Nothing of this root is shown from here on. */
    synchronized void remove(Root root) {
        Map<Root, OfRoot> fewer = new HashMap<>(byRoot);
        fewer.remove(root);
        byRoot = Map.copyOf(fewer);
    }

    /** All of a root that is not to be shown, for who lists or watches it. */
    Ignore hidden(Root root) {
        return (text, directory) -> {
            Path path = Path.of(text);
            if (AtomicWrite.isTemp(String.valueOf(path.getFileName()))) return true;
            Path relative = root.path().relativize(path);
            return directory ? !permitDirectory(root, relative) : !permitFile(root, relative);
        };
    }

    /**
     * @param relative to the root
     */
    boolean permitFile(Root root, Path relative) {
        @Nullable OfRoot rules = byRoot.get(root);
        // One that is served no more, by who still follows a file of it.
        if (rules == null || isOurs(root, relative)) return false;
        if (root.base().isPresent()) {
            Root base = root.base().get();
            if (!permitFile(base, inBase(root, relative, base))) return false;
        }
        if (matches(rules.secrets(), root, relative, false)) return false;
        return rules.allowed() == null || matches(rules.allowed(), root, relative, false);
    }

    /** Directories are shown unless they are secret themselves: an allowed file may lie in any. */
    boolean permitDirectory(Root root, Path relative) {
        @Nullable OfRoot rules = byRoot.get(root);
        if (rules == null || isOurs(root, relative)) return false;
        if (root.base().isPresent()) {
            Root base = root.base().get();
            if (!permitDirectory(base, inBase(root, relative, base))) return false;
        }
        return relative.toString().isEmpty() || !matches(rules.secrets(), root, relative, true);
    }

    private static Path inBase(Root root, Path relative, Root base) {
        return base.path().relativize(root.path().resolve(relative));
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
