package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All directories that this node serves; they may change while requests are under way. */
public final class Roots {
    private static final Comparator<Root> DEEPEST_FIRST =
            Comparator.<Root>comparingInt(root -> -root.path().getNameCount())
                    .thenComparing(Root::kind);

    private static final int LONGEST = 4096;

    private record Known(List<Root> all, List<Root> deepestFirst) {
        static Known of(Stream<Root> roots) {
            List<Root> all = roots.distinct().toList();
            return new Known(all, all.stream().sorted(DEEPEST_FIRST).toList());
        }
    }

    private volatile Known known;

    public Roots(List<Root> roots) {
        this.known = Known.of(roots.stream());
    }

    /** In the order of the command line, then as they were added. */
    public List<Root> all() {
        return known.all();
    }

    synchronized void add(Root root) {
        known = Known.of(Stream.concat(known.all().stream(), Stream.of(root)));
    }

    synchronized void remove(Root root) {
        known = Known.of(known.all().stream().filter(other -> !other.equals(root)));
    }

    /**
     * Where an absolute path of a request lies; of nested roots the deepest counts.
     *
     * @throws Trouble BAD_PATH for what no honest client sends, OUTSIDE_ROOTS for the rest of the
     *     disk; both say nothing about what is there
     */
    public Place locate(String requested) throws Trouble {
        Path path = parse(requested);
        for (Root root : known.deepestFirst()) {
            for (Path base : List.of(root.path(), root.given())) {
                if (!path.startsWith(base)) continue;
                Path relative = base.relativize(path);
                if (relative.toString().isEmpty() || root.reaches(relative)) {
                    return new Place(root, relative);
                }
            }
        }
        throw new Trouble(Kind.OUTSIDE_ROOTS, "Access denied: path outside the served roots");
    }

    private static Path parse(String requested) throws Trouble {
        if (!requested.startsWith("/")) {
            throw new Trouble(Kind.BAD_PATH, "The path must be absolute");
        }
        if (requested.indexOf('\0') >= 0 || requested.indexOf('\\') >= 0) {
            throw new Trouble(Kind.BAD_PATH, "The path has a character that no path may have");
        }
        // Longer than the system takes (PATH_MAX); each further name would cost us more than the
        // last.
        if (requested.length() > LONGEST) {
            throw new Trouble(Kind.BAD_PATH, "The path is too long");
        }
        for (String name : requested.split("/", -1)) {
            if (name.equals("..")) {
                throw new Trouble(Kind.BAD_PATH, "The path must not climb with `..`");
            }
        }
        try {
            return Path.of(requested).normalize();
        } catch (InvalidPathException e) {
            throw new Trouble(Kind.BAD_PATH, "The path is none that this system can have");
        }
    }
}
