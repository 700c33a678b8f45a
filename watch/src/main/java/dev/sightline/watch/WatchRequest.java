package dev.sightline.watch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A watch being described; {@link #deliver} starts it. Each step returns a new request, so that a
 * request can be kept and started more than once.
 */
public final class WatchRequest {

    /** Starts a described watch: what a {@link Watcher} gives to its requests. */
    @FunctionalInterface
    public interface Starter {
        /** Starts it, and returns once the tree is watched. */
        Watch start(WatchRequest request, Consumer<? super Change> consumer) throws IOException;
    }

    private final Starter starter;
    private final Path directory;
    private final boolean recursive;
    private final Ignore ignore;
    private final boolean gitignore;
    private final @Nullable Predicate<? super Path> tailed;

    /** A request for the direct entries of one directory, with nothing ignored. */
    public WatchRequest(Starter starter, Path directory) {
        this(
                Objects.requireNonNull(starter, "starter"),
                directory.toAbsolutePath().normalize(),
                false,
                Ignore.none(),
                false,
                null);
    }

    private WatchRequest(
            Starter starter,
            Path directory,
            boolean recursive,
            Ignore ignore,
            boolean gitignore,
            @Nullable Predicate<? super Path> tailed) {
        this.starter = starter;
        this.directory = directory;
        this.recursive = recursive;
        this.ignore = Objects.requireNonNull(ignore, "ignore");
        this.gitignore = gitignore;
        this.tailed = tailed;
    }

    /** Also watches every directory beneath, those to come included. Links are not followed. */
    public WatchRequest recursively() {
        return new WatchRequest(starter, directory, true, ignore, gitignore, tailed);
    }

    /** Leaves these entries unwatched and unreported. A second call adds to the first. */
    public WatchRequest ignoring(Ignore more) {
        return new WatchRequest(starter, directory, recursive, ignore.and(more), gitignore, tailed);
    }

    /** Also ignores what the {@code .gitignore} files in the tree say, as they change. */
    public WatchRequest respectingGitignore() {
        return new WatchRequest(starter, directory, recursive, ignore, true, tailed);
    }

    /**
     * Follows the files that the predicate accepts while a writer keeps them open: they are
     * delivered as {@link Change.Modified} with {@code settled} false. It runs on the watcher's
     * thread.
     */
    public WatchRequest tailing(Predicate<? super Path> files) {
        return new WatchRequest(
                starter,
                directory,
                recursive,
                ignore,
                gitignore,
                Objects.requireNonNull(files, "files"));
    }

    /**
     * Starts the watch and returns once every directory is watched: whatever happens after that is
     * delivered, what was there before is not.
     *
     * @param consumer called on the watcher's thread, in order; it must return at once, for what it
     *     holds up it holds up for every watch. What it throws goes to {@link Watcher#onProblem}.
     * @throws java.nio.file.NoSuchFileException if the directory does not exist
     * @throws java.nio.file.NotDirectoryException if it is something else
     * @throws IOException if it cannot be read, or the watcher is closed
     */
    public Watch deliver(Consumer<? super Change> consumer) throws IOException {
        return starter.start(this, Objects.requireNonNull(consumer, "consumer"));
    }

    /** The directory, absolute and normalized. */
    public Path directory() {
        return directory;
    }

    /** Whether directories beneath are watched too. */
    public boolean isRecursive() {
        return recursive;
    }

    /** The rules given by {@link #ignoring}. */
    public Ignore ignored() {
        return ignore;
    }

    /** Whether {@code .gitignore} files count. */
    public boolean respectsGitignore() {
        return gitignore;
    }

    /** Whether {@link #tailing} was asked for this file. */
    public boolean tails(Path file) {
        return tailed != null && tailed.test(file);
    }

    /** Whether {@link #tailing} was asked for at all. */
    public boolean isTailing() {
        return tailed != null;
    }
}
