package dev.sightline.watch.inotify;

import dev.sightline.watch.GitignoreFile;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What one tree ignores: the rules of the request, and {@code .gitignore} files where asked. */
final class Rules {

    private static final byte[] GITIGNORE = ".gitignore".getBytes(StandardCharsets.UTF_8);

    private final Ignore ignore;
    private final boolean none;
    private final boolean gitignore;
    private final Paths paths;

    Rules(WatchRequest request, Paths paths) {
        this.ignore = request.ignored();
        this.none = ignore.equals(Ignore.none());
        this.gitignore = request.respectsGitignore();
        this.paths = paths;
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
        Path file = paths.path(dir, GITIGNORE);
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            dir.gitignore = new GitignoreFile(text.lines().toList(), "/");
        } catch (IOException e) {
            dir.gitignore = null;
        }
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
