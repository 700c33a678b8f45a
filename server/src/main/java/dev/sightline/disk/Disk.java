package dev.sightline.disk;

import dev.sightline.watch.Ignore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * All that the program does with the files it serves. Native calls block, and a virtual thread that
 * blocks in one holds its carrier (two of them stalled a third thread for 1.9 s on 2 cores), so
 * they run on a few platform threads of their own; whoever asks from elsewhere waits.
 */
public final class Disk implements AutoCloseable {
    /** The largest file that is read or written in one piece. */
    public static final int LIMIT = 5 * 1024 * 1024;

    private static final int THREADS = 4;
    private static final int WRITING_LOOKS = 10;
    private static final long WRITING_NANOS = 50_000_000;

    private static final long LOCK_NANOS = 10_000_000;

    private final Roots roots;
    private final Rules rules;
    private final Beneath beneath;
    private final Lister lister;
    private final Save save;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("disk-", 1).factory());

    public Disk(Roots roots, Rules rules, Attic attic) {
        this.roots = roots;
        this.rules = rules;
        this.beneath = new Beneath(rules);
        this.lister = new Lister(beneath, rules);
        this.save = new Save(beneath, attic, LIMIT);
    }

    /**
     * Tries every root once, so that a system on which nothing could be served says so at the
     * start.
     *
     * @throws Trouble that says what to do
     */
    public void tryRoots() throws Trouble {
        for (Root root : roots.all()) {
            await(() -> {
                beneath.tryRoot(new Place(root, Path.of("")));
                return root;
            });
        }
    }

    public List<Root> roots() {
        return roots.all();
    }

    /** Lets roots be {@linkplain #serve served} beneath this directory, and nothing else of it. */
    public void mayServeBeneath(Root ground) {
        rules.addGround(ground);
    }

    /**
     * A directory that a request names, as a root to be served.
     *
     * @param bases roots, or directories {@linkplain #mayServeBeneath beneath which} roots may lie
     * @throws Trouble OUTSIDE_ROOTS beneath none of them, NOT_ALLOWED by their rules, NOT_FOUND,
     *     NOT_A_DIRECTORY
     */
    public Root directory(String path, List<Root> bases) throws Trouble {
        Place place = new Roots(bases).locate(path);
        Path found =
                await(() -> {
                    try (OpenFile directory = beneath.directory(place)) {
                        return directory.path();
                    }
                });
        return Root.beneath(found, place.root());
    }

    /**
     * The same without a look at the disk.
     *
     * @param path without links, when it was found
     */
    public Optional<Root> directoryAt(Path path, List<Root> bases) {
        try {
            Place place = new Roots(bases).locate(path.toString());
            return rules.permitDirectory(place.root(), place.relative())
                    ? Optional.of(Root.beneath(path, place.root()))
                    : Optional.empty();
        } catch (Trouble outside) {
            return Optional.empty();
        }
    }

    /** Serves one root more, from the next request on. */
    public void serve(Root root) {
        rules.add(root);
        roots.add(root);
    }

    /** Serves it no more, not even to who follows a file of it. */
    public void withdraw(Root root) {
        roots.remove(root);
        rules.remove(root);
    }

    /** All of a root that is not to be shown. */
    public Ignore hidden(Root root) {
        return rules.hidden(root);
    }

    /**
     * Where an absolute path of a request lies, if it can be a file.
     *
     * @throws Trouble NOT_A_FILE for a root itself
     */
    public Place locateFile(String path) throws Trouble {
        Place place = roots.locate(path);
        if (place.isRoot()) throw Beneath.notAFile(place);
        return place;
    }

    /** Where an absolute path of a request lies. */
    public Place locate(String path) throws Trouble {
        return roots.locate(path);
    }

    /**
     * Whether a file can be had, without reading it.
     *
     * @throws Trouble that a read would meet
     */
    public void tryFile(Place place) throws Trouble {
        await(() -> {
            try (OpenFile file = beneath.file(place)) {
                return file.path();
            }
        });
    }

    /** The file, whole; a writer at work is given half a second to finish. */
    public Content read(Place place) throws Trouble {
        for (int looks = 0; looks < WRITING_LOOKS; looks++) {
            try {
                Content content = await(() -> readHere(place));
                if (!content.beingWritten()) return content;
            } catch (Trouble trouble) {
                if (trouble.kind() != Trouble.Kind.UNSTABLE) throw trouble;
            }
            LockSupport.parkNanos(WRITING_NANOS);
        }
        return await(() -> readHere(place));
    }

    /** The same on the calling thread, which must be a platform thread. */
    public Content readHere(Place place) throws Trouble {
        try (OpenFile file = beneath.file(place)) {
            return WholeFile.read(file, place, LIMIT);
        }
    }

    /**
     * Puts a text in a file's place, in the encoding that the file has; a new file is UTF-8.
     *
     * @param content without byte order mark
     */
    public Saved save(Place place, String content, Condition condition) throws Trouble {
        return await(() -> save.save(place, content, condition));
    }

    /**
     * Takes a file away; what it was is kept. Of a link only the link goes.
     *
     * @param condition Unchanged or Whatever
     * @throws Trouble NOT_FOUND where there is nothing
     */
    public Saved delete(Place place, Condition condition) throws Trouble {
        return await(() -> save.remove(place, condition));
    }

    /** Makes a directory, and those above it, where they are not there yet. */
    public void makeDirectory(Place place) throws Trouble {
        await(() -> {
            save.makeDirectory(place);
            return place;
        });
    }

    /** A file to be written at its end by another program; it is made where it is not there. */
    public Appending append(Place place) throws Trouble {
        return await(() -> Appending.open(beneath, place.folder(), place.name()));
    }

    /**
     * A lock that other programs take too, by a file of its own ({@code flock(2)}); it is made
     * where it is not there, and stays.
     *
     * @param patience for who has it now
     * @return empty where somebody has it all that time
     */
    public Optional<LockFile> lock(Place place, Duration patience) throws Trouble {
        long deadline = System.nanoTime() + patience.toNanos();
        LockFile file = await(() -> LockFile.open(beneath, place));
        while (true) {
            if (await(file::isTaken)) return Optional.of(file);
            if (System.nanoTime() - deadline > 0) {
                file.close();
                return Optional.empty();
            }
            // The kernel tells nobody that a lock is free but those who block for it.
            LockSupport.parkNanos(LOCK_NANOS);
        }
    }

    /**
     * @param depth how many levels of Python files are looked for; 1 is the directory itself
     */
    public Folder list(Place place, int depth) throws Trouble {
        return await(() -> lister.list(place, depth));
    }

    Beneath beneath() {
        return beneath;
    }

    /** Runs soon, on a thread that may wait for the disk. */
    public void execute(Runnable work) {
        threads.execute(work);
    }

    private <T> T await(Callable<T> work) throws Trouble {
        Future<T> result = threads.submit(work);
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Trouble trouble) throw trouble;
            throw new IllegalStateException("the disk work has a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.Kind.BROKEN_DISK, "The node is stopping");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
