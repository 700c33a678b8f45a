package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Mount;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Opens what lies beneath a root, and nothing else, whatever links are swapped meanwhile.
 *
 * <p>The kernel does the checking: {@code openat2(2)} with {@code RESOLVE_BENEATH}. A check of the
 * path followed by an open of the path would race; there it was measured to read the secret outside
 * 8,017 times in 6 s. First only a handle is taken ({@code O_PATH}, which runs no driver and blocks
 * on no FIFO); what it really is, and where, is read from the handle.
 */
final class Beneath {
    private static final long RESOLVE = Open.RESOLVE_BENEATH | Open.RESOLVE_NO_MAGICLINKS;
    private static final int HANDLE = Open.O_PATH | Open.O_CLOEXEC;

    /** What lies there is the kernel talking: environments with tokens, switches, endless logs. */
    private static final Set<Long> KERNEL = Set.of(Mount.PROC, Mount.SYSFS);

    /** As many links as the kernel follows itself (path_resolution(7)). */
    private static final int LINKS = 40;

    private final Rules rules;

    Beneath(Rules rules) {
        this.rules = rules;
    }

    /**
     * A regular file.
     *
     * @throws Trouble NOT_A_FILE for anything else, NOT_ALLOWED by the rules, for the name that was
     *     asked for as for the file that it leads to
     */
    OpenFile file(Place place) throws Trouble {
        if (!rules.permitFile(place.root(), place.relative())) throw notAllowed();
        OpenFile found = handle(place, HANDLE);
        try {
            Path relative = place.root().path().relativize(found.path());
            if (!place.root().reaches(relative)) throw outside();
            if (found.stat().kind() != FileKind.FILE) throw notAFile(place);
            if (!rules.permitFile(place.root(), relative)) throw notAllowed();
            return found;
        } catch (Trouble trouble) {
            found.close();
            throw trouble;
        }
    }

    /** A directory, for its entries and for the files in it to be replaced. */
    OpenFile directory(Place place) throws Trouble {
        if (!rules.permitDirectory(place.root(), place.relative())) throw notAllowed();
        try (OpenFile found = handle(place, HANDLE)) {
            if (found.stat().kind() != FileKind.DIRECTORY) {
                throw new Trouble(Kind.NOT_A_DIRECTORY, "Not a directory: " + place.path());
            }
            Path root = place.root().path();
            if (place.root().kind() == Root.Kind.SIBLINGS && !found.path().equals(root)) {
                throw outside();
            }
            if (!rules.permitDirectory(place.root(), root.relativize(found.path()))) {
                throw notAllowed();
            }
            Fd readable =
                    Open.openat(
                            found.handle(),
                            ".",
                            Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC,
                            0);
            return new OpenFile(readable, found.stat(), found.path());
        } catch (Errno e) {
            throw of(e, place);
        }
    }

    /**
     * Whether a new file may lie here: a link may have led elsewhere than its name says.
     *
     * @param path links resolved
     */
    void mayBeMade(Root root, Path path) throws Trouble {
        if (!rules.permitFile(root, root.path().relativize(path))) throw notAllowed();
    }

    /** Whether the kernel lets us serve this root, and whether it is one of files at all. */
    void tryRoot(Place root) throws Trouble {
        directory(root).close();
    }

    private OpenFile handle(Place place, int flags) throws Trouble {
        try (Fd root = open(place.root())) {
            Fd fd = follow(root, place, flags);
            try {
                if (KERNEL.contains(Mount.type(fd))) throw kernelsOwn(place);
                return new OpenFile(fd, Stat.of(fd), whereIs(fd, place.root()));
            } catch (Errno | Trouble e) {
                fd.close();
                throw e;
            }
        } catch (Errno e) {
            throw of(e, place);
        }
    }

    /** What lies beneath a base is found from there, through no link. */
    private static Fd open(Root root) throws Errno {
        int flags = HANDLE | Open.O_DIRECTORY;
        if (root.base().isEmpty()) return Open.open(root.path().toString(), flags, 0);
        Root above = root.base().get();
        try (Fd base = open(above)) {
            Path down = above.path().relativize(root.path());
            return Open.openat2(base, nameOf(down), flags, 0, RESOLVE | Open.RESOLVE_NO_SYMLINKS);
        }
    }

    /** The kernel follows relative links; an absolute one is resolved again inside. */
    private static Fd follow(Fd root, Place place, int flags) throws Errno, Trouble {
        Path relative = place.relative();
        for (int links = 0; links < LINKS; links++) {
            try {
                return Open.openat2(root, nameOf(relative), flags, 0, RESOLVE);
            } catch (Errno e) {
                if (e.code() != Errno.EXDEV) throw e;
                relative = insteadOfLink(root, place.root(), relative);
            }
        }
        throw new Trouble(Kind.NOT_FOUND, "Too many links: " + place.path());
    }

    /** The path with the first link that the kernel does not follow replaced by its target. */
    private static Path insteadOfLink(Fd root, Root within, Path relative) throws Errno, Trouble {
        for (int i = 1; i <= relative.getNameCount(); i++) {
            Path link = relative.subpath(0, i);
            Path target;
            try (Fd entry =
                    Open.openat2(root, nameOf(link), HANDLE | Open.O_NOFOLLOW, 0, RESOLVE)) {
                if (Stat.of(entry).kind() != FileKind.LINK) continue;
                target = Path.of(text(Names.readlinkat(entry, "")));
            }
            if (isFollowed(root, link)) continue;
            Path instead =
                    target.isAbsolute() ? inside(within, target) : link.resolveSibling(target);
            return i == relative.getNameCount()
                    ? instead
                    : instead.resolve(relative.subpath(i, relative.getNameCount()));
        }
        throw outside();
    }

    /** A relative link may lead to an absolute one; the kernel follows neither. */
    private static boolean isFollowed(Fd root, Path link) throws Errno {
        try (Fd _ = Open.openat2(root, nameOf(link), HANDLE, 0, RESOLVE)) {
            return true;
        } catch (Errno e) {
            if (e.code() == Errno.EXDEV) return false;
            throw e;
        }
    }

    private static Path inside(Root within, Path target) throws Trouble {
        Path path = target.normalize();
        if (!path.startsWith(within.path())) throw outside();
        return within.path().relativize(path);
    }

    /** Where an open file lies now, as the kernel has it. */
    private static Path whereIs(Fd fd, Root root) throws Errno, Trouble {
        String path = text(Names.readlinkat(Fd.CWD, "/proc/self/fd/" + fd.value()));
        if (path.endsWith(" (deleted)")) throw new Trouble(Kind.NOT_FOUND, "It was just deleted");
        Path where = Path.of(path);
        // Moved out between the open and this look.
        if (!where.startsWith(root.path())) throw outside();
        return where;
    }

    private static String text(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }

    private static String nameOf(Path relative) {
        return relative.toString().isEmpty() ? "." : relative.toString();
    }

    static Trouble of(Errno e, Place place) {
        return switch (e.code()) {
            case Errno.ENOENT, Errno.ENOTDIR ->
                    new Trouble(Kind.NOT_FOUND, "File not found: " + place.path());
            case Errno.ELOOP -> new Trouble(Kind.NOT_FOUND, "Too many links: " + place.path());
            case Errno.EXDEV -> outside();
            case Errno.EACCES, Errno.EPERM ->
                    new Trouble(
                            Kind.UNREADABLE,
                            "No permission to open "
                                    + place.path()
                                    + "; make it readable for the user that runs Sightline");
            case Errno.ENOSYS ->
                    new Trouble(
                            Kind.BROKEN_DISK,
                            "This kernel, or the container's rules, has no openat2; Sightline needs"
                                    + " Linux 5.6 or newer");
            case Errno.ENAMETOOLONG -> new Trouble(Kind.BAD_PATH, "A name is too long");
            default ->
                    new Trouble(
                            Kind.BROKEN_DISK,
                            "The system cannot open " + place.path() + ": " + e.symbol());
        };
    }

    private static Trouble outside() {
        return new Trouble(Kind.OUTSIDE_ROOTS, "Access denied: path outside the served roots");
    }

    private static Trouble notAllowed() {
        return new Trouble(
                Kind.NOT_ALLOWED,
                "Access denied: this file is not to be shown (secrets never are; --allow limits the"
                        + " rest)");
    }

    private static Trouble kernelsOwn(Place place) {
        return new Trouble(
                Kind.NOT_A_FILE, place.path() + " is the kernel's own and is not served");
    }

    static Trouble notAFile(Place place) {
        return new Trouble(Kind.NOT_A_FILE, "Not a regular file: " + place.path());
    }
}
