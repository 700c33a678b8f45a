package dev.sightline.watch.inotify;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Inotify;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The watched directory itself, which may go and come back. Every directory above it is watched for
 * being moved or deleted; while the root is gone, the nearest that lives is watched for what
 * appears in it.
 */
final class Root {

    private static final int SELF = Inotify.IN_DELETE_SELF | Inotify.IN_MOVE_SELF;
    private static final int COMING = SELF | Inotify.IN_CREATE | Inotify.IN_MOVED_TO;
    private static final int ENDS = SELF | Inotify.IN_UNMOUNT | Inotify.IN_IGNORED;

    private final Tree tree;
    private final byte[] path;

    /** From the nearest up to {@code /}. */
    private final List<Ancestor> ancestors = new ArrayList<>();

    private long dev;
    private long ino;
    private boolean gone;
    private boolean unmounted;
    private long goneSince;

    Root(Tree tree, Path root) {
        this.tree = tree;
        this.path = root.toString().getBytes(StandardCharsets.UTF_8);
        for (Path up = root.getParent(); up != null; up = up.getParent()) {
            ancestors.add(new Ancestor(tree, up.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Takes note of the directory, which must be there. */
    void begin() throws IOException {
        String name = tree.path().toString();
        if (tree.request().tellsExisting() && !isThere()) {
            leave();
            return;
        }
        try {
            Stat stat = Stat.at(Fd.CWD, path, false);
            if (stat.kind() != FileKind.DIRECTORY) {
                throw new NotDirectoryException(name);
            }
            dev = stat.dev();
            ino = stat.ino();
        } catch (Errno e) {
            throw switch (e.code()) {
                case Errno.ENOENT -> new NoSuchFileException(name);
                case Errno.ENOTDIR -> new NotDirectoryException(name);
                case Errno.EACCES -> new AccessDeniedException(name);
                default -> e;
            };
        }
        guard();
    }

    boolean isGone() {
        return gone;
    }

    /** An event of the root itself, or of a directory above it. */
    void check(Event event) {
        if (event.name().length > 0) {
            if (gone && event.is(Inotify.IN_CREATE | Inotify.IN_MOVED_TO)) {
                look();
            }
        } else if (event.is(ENDS)) {
            if (gone) {
                look();
            } else {
                unmounted = event.is(Inotify.IN_UNMOUNT);
                verify();
            }
        }
    }

    /** Whether the root is still the directory that it was; if not, it is gone. */
    boolean verify() {
        Stat stat = stat();
        boolean same =
                stat != null
                        && !unmounted
                        && stat.kind() == FileKind.DIRECTORY
                        && stat.dev() == dev
                        && stat.ino() == ino;
        if (!same && !gone) {
            leave();
        }
        return same;
    }

    private void leave() {
        gone = true;
        goneSince = Clock.wall() - Clock.TICK;
        tree.departures().calm(tree.top());
        tree.existing().abandon();
        tree.updateMode();
        tree.say().say(new Change.RootGone(tree.path()));
        look();
    }

    /** Is it back? If not, waits at the nearest directory that lives. */
    void look() {
        for (int tries = 0; gone && !tree.isClosed() && tries < ancestors.size() + 2; tries++) {
            Stat stat = stat();
            if (stat != null && stat.kind() == FileKind.DIRECTORY && isMounted(stat)) {
                enter(stat);
                return;
            }
            if (!await()) {
                return;
            }
        }
    }

    /** Watches for the next step on the way down; true if one was taken meanwhile. */
    private boolean await() {
        byte[] next = path;
        for (Ancestor up : ancestors) {
            if (tree.table().watch(up, up.path, COMING) > 0) {
                return Stat.orNull(next) != null && !Arrays.equals(next, path);
            }
            next = up.path;
        }
        return false;
    }

    /** After an unmount the empty mount point is not the root: wait until something is mounted. */
    private boolean isMounted(Stat stat) {
        if (!unmounted || ancestors.isEmpty()) {
            return true;
        }
        Stat above = Stat.orNull(ancestors.getFirst().path);
        return above == null || above.dev() != stat.dev();
    }

    private void enter(Stat stat) {
        boolean other = stat.dev() != dev || stat.ino() != ino;
        gone = false;
        unmounted = false;
        dev = stat.dev();
        ino = stat.ino();
        release();
        guard();
        tree.updateMode();
        tree.say().say(new Change.RootBack(tree.path()));
        tree.compare(other, goneSince);
    }

    private void guard() {
        for (Ancestor up : ancestors) {
            tree.table().watch(up, up.path, SELF);
        }
    }

    void release() {
        ancestors.forEach(tree.table()::release);
    }

    /** Whether it could be watched now; what speaks against it for good is told by the stat. */
    private boolean isThere() throws Errno {
        try {
            return Stat.at(Fd.CWD, path, false).kind() == FileKind.DIRECTORY && !isLinked();
        } catch (Errno e) {
            if (e.code() == Errno.ENOENT || e.code() == Errno.ENOTDIR) {
                return false;
            }
            throw e;
        }
    }

    private boolean isLinked() {
        try {
            return tree.request().isUnlinked() && !tree.path().toRealPath().equals(tree.path());
        } catch (IOException e) {
            return true; // gone meanwhile
        }
    }

    private @Nullable Stat stat() {
        if (isLinked()) {
            return null;
        }
        try {
            return Stat.at(Fd.CWD, path, false);
        } catch (Errno e) {
            return null;
        }
    }
}
