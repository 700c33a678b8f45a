package dev.sightline.watch.inotify;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.Stamp;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Hands changes to the consumer of one tree; what it throws ends nothing. */
final class Announcer {

    private final Consumer<? super Change> consumer;
    private final BiConsumer<Path, Throwable> problems;
    private final Paths paths;
    private boolean silent;

    Announcer(
            Consumer<? super Change> consumer, BiConsumer<Path, Throwable> problems, Paths paths) {
        this.consumer = consumer;
        this.problems = problems;
        this.paths = paths;
    }

    /** Says nothing from here on. */
    void silence() {
        silent = true;
    }

    void created(Node dir, byte[] name, Stamp stamp, long sign) {
        say(dir, name, path -> new Change.Created(path, stamp, since(sign)));
    }

    void modified(Node dir, byte[] name, Stamp stamp, boolean settled, long sign) {
        say(dir, name, path -> new Change.Modified(path, stamp, settled, since(sign)));
    }

    void deleted(Node dir, byte[] name, FileKind kind, long sign) {
        say(dir, name, path -> new Change.Deleted(path, kind, since(sign)));
    }

    void moved(Path from, Node dir, byte[] name, Stamp stamp, long sign) {
        say(dir, name, path -> new Change.Moved(from, path, stamp, since(sign)));
    }

    /** Says something about the root. */
    void say(Change change) {
        if (silent) {
            return;
        }
        try {
            consumer.accept(change);
        } catch (Throwable t) {
            problem(change.path(), t);
        }
    }

    void problem(Path path, Throwable cause) {
        problems.accept(path, cause);
    }

    /** What is said of a path, once it is spelled. */
    private interface Saying {
        Change of(Path path);
    }

    private void say(Node dir, byte[] name, Saying saying) {
        if (silent) {
            return;
        }
        Path path;
        try {
            path = paths.path(dir, name);
        } catch (InvalidPathException e) {
            problem(paths.root, e);
            return;
        }
        say(saying.of(path));
    }

    private static long since(long sign) {
        return (System.nanoTime() - sign) / 1_000;
    }
}
