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

    /** All that the steps have asked for. */
    private record How(
            boolean recursive,
            Ignore ignore,
            boolean gitignore,
            @Nullable Predicate<? super Path> tailed,
            boolean existing,
            boolean unlinked) {}

    private final Starter starter;
    private final Path directory;
    private final How how;

    /** A request for the direct entries of one directory, with nothing ignored. */
    public WatchRequest(Starter starter, Path directory) {
        this(
                Objects.requireNonNull(starter, "starter"),
                directory.toAbsolutePath().normalize(),
                new How(false, Ignore.none(), false, null, false, false));
    }

    private WatchRequest(Starter starter, Path directory, How how) {
        this.starter = starter;
        this.directory = directory;
        this.how = how;
    }

    private WatchRequest with(How other) {
        return new WatchRequest(starter, directory, other);
    }

    /** Also watches every directory beneath, those to come included. Links are not followed. */
    public WatchRequest recursively() {
        return with(
                new How(true, how.ignore, how.gitignore, how.tailed, how.existing, how.unlinked));
    }

    /** Leaves these entries unwatched and unreported. A second call adds to the first. */
    public WatchRequest ignoring(Ignore more) {
        return with(
                new How(
                        how.recursive,
                        how.ignore.and(Objects.requireNonNull(more, "more")),
                        how.gitignore,
                        how.tailed,
                        how.existing,
                        how.unlinked));
    }

    /** Also ignores what the {@code .gitignore} files in the tree say, as they change. */
    public WatchRequest respectingGitignore() {
        return with(
                new How(how.recursive, how.ignore, true, how.tailed, how.existing, how.unlinked));
    }

    /**
     * Follows the files that the predicate accepts while a writer keeps them open: they are
     * delivered as {@link Change.Modified} with {@code settled} false. It runs on the watcher's
     * thread.
     */
    public WatchRequest tailing(Predicate<? super Path> files) {
        return with(
                new How(
                        how.recursive,
                        how.ignore,
                        how.gitignore,
                        Objects.requireNonNull(files, "files"),
                        how.existing,
                        how.unlinked));
    }

    /**
     * Also delivers what is there already, between {@link Change.RescanBegins} and {@link
     * Change.RescanEnds}: each entry as {@link Change.Created} as it is now, even while somebody
     * writes it; its close is then a {@link Change.Modified}. What is ignored from some moment on
     * is delivered as deleted then, so that the list of all that was told stays true. This happens
     * on the thread that calls {@link #deliver}, and other watches go on meanwhile. A directory
     * that does not exist is no error: {@link Change.RootGone} comes instead, and the bracket when
     * it appears.
     */
    public WatchRequest withExisting() {
        return with(
                new How(how.recursive, how.ignore, how.gitignore, how.tailed, true, how.unlinked));
    }

    /**
     * Takes the directory for gone while its path leads through a link: for one that lies where
     * others may write, who could put a link to anywhere in its place.
     */
    public WatchRequest unlinked() {
        return with(
                new How(how.recursive, how.ignore, how.gitignore, how.tailed, how.existing, true));
    }

    /**
     * Starts the watch and returns once every directory is watched: whatever happens after that is
     * delivered, what was there before is not, unless {@link #withExisting} asks for it.
     *
     * @param consumer called on the watcher's thread, in order; it must return at once, for what it
     *     holds up it holds up for every watch. What it throws goes to {@link Watcher#onProblem}.
     * @throws java.nio.file.NoSuchFileException if the directory does not exist, without {@link
     *     #withExisting}
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
        return how.recursive;
    }

    /** The rules given by {@link #ignoring}. */
    public Ignore ignored() {
        return how.ignore;
    }

    /** Whether {@code .gitignore} files count. */
    public boolean respectsGitignore() {
        return how.gitignore;
    }

    /** Whether {@link #tailing} was asked for this file. */
    public boolean tails(Path file) {
        return how.tailed != null && how.tailed.test(file);
    }

    /** Whether {@link #tailing} was asked for at all. */
    public boolean isTailing() {
        return how.tailed != null;
    }

    /** Whether {@link #withExisting} was asked for. */
    public boolean tellsExisting() {
        return how.existing;
    }

    /** Whether {@link #unlinked} was asked for. */
    public boolean isUnlinked() {
        return how.unlinked;
    }
}
