package dev.sightline.build;

import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Project;
import dev.sightline.watch.Watcher;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * What all builds share.
 *
 * @param threads platform threads, for what calls the system
 */
record Around(
        Disk disk, Watcher watcher, Sequence sequence, Sessions sessions, ExecutorService threads) {

    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    static Place place(Project project, String relative) {
        return new Place(project.root(), Path.of(relative));
    }

    /** A file, whole; empty where there is none. */
    Optional<Content> read(Project project, String relative) throws Trouble {
        try {
            return Optional.of(disk.read(place(project, relative)));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw trouble;
        }
    }

    /** Runs where the system may be called, and waits for it. */
    <T> T onDisk(Callable<T> work) throws InterruptedException {
        Future<T> result = threads.submit(work);
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the disk work has a bug", e.getCause());
        }
    }
}
