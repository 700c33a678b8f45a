package dev.sightline.watch.inotify;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.GitignoreFile;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What one tree ignores: the rules of the request, and {@code .gitignore} files where asked. */
final class Rules {

    private static final byte[] GITIGNORE = ".gitignore".getBytes(StandardCharsets.UTF_8);

    /** Bytes of a {@code .gitignore}; what is longer was not written for people. */
    private static final int MOST = 1 << 20;

    private final Ignore ignore;
    private final boolean none;
    private final boolean gitignore;
    private final Paths paths;
    private final Announcer say;

    Rules(WatchRequest request, Paths paths, Announcer say) {
        this.ignore = request.ignored();
        this.none = ignore.equals(Ignore.none());
        this.gitignore = request.respectsGitignore();
        this.paths = paths;
        this.say = say;
    }

    boolean ignores(Node dir, byte[] name, boolean directory) {
        return (!none && ignore.ignores(paths.text(dir, name), directory))
                || (gitignore && gitIgnores(dir, name, directory));
    }

    /** Whether a change of this name changes the rules. */
    boolean isRule(byte[] name) {
        return gitignore && Arrays.equals(name, GITIGNORE);
    }

    /** Whether a verdict may depend on more than an entry's own name. */
    boolean mindsPaths() {
        return gitignore || (!none && !ignore.equals(Ignore.defaults()));
    }

    /** Reads the {@code .gitignore} of a directory, if it has one now. */
    void load(Node dir) {
        if (!gitignore) {
            return;
        }
        dir.gitignore = null;
        // Without waiting: whoever makes a FIFO of this name must not stop the watcher.
        int how = Open.O_RDONLY | Open.O_NONBLOCK | Open.O_CLOEXEC;
        try (Fd file = Open.open(paths.bytes(dir, GITIGNORE), how, 0)) {
            @Nullable String text = text(file);
            if (text == null) {
                say.problem(
                        paths.path(dir, GITIGNORE),
                        new IOException(".gitignore is no regular file of at most 1 MiB"));
            } else {
                dir.gitignore = new GitignoreFile(text.lines().toList(), "/");
            }
        } catch (Errno e) {
            return; // there is none, or it is not ours to read
        }
    }

    /** All of it; null where it is no regular file, or too long. */
    private static @Nullable String text(Fd file) throws Errno {
        Stat stat = Stat.of(file);
        if (stat.kind() != FileKind.FILE || stat.size() > MOST) {
            return null;
        }
        // One more than it has: so its end is seen, and that it grows meanwhile does no harm.
        ByteBuffer bytes = ByteBuffer.allocate((int) stat.size() + 1);
        while (bytes.hasRemaining() && Io.read(file, bytes) > 0) {
            // Until the end.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /** The file nearest to the entry has the word, then the next one up. */
    private boolean gitIgnores(Node dir, byte[] name, boolean directory) {
        String relative = new String(name, StandardCharsets.UTF_8);
        for (@Nullable Node at = dir; at != null; at = at.parent) {
            if (at.gitignore != null) {
                switch (at.gitignore.verdict(relative, directory)) {
                    case IGNORE -> {
                        return true;
                    }
                    case KEEP -> {
                        return false;
                    }
                    case SILENT -> {}
                }
            }
            relative = new String(at.name, StandardCharsets.UTF_8) + "/" + relative;
        }
        return false;
    }
}
