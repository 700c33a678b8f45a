package dev.sightline.project;

import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Kept;
import dev.sightline.project.Inbox.News;
import dev.sightline.watch.Change;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.WatchRequest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The road of one project, from a change on disk to its events in the journal, walked by one
 * virtual thread in order.
 *
 * <p>At every start the watch is placed first and tells all there is; this is compared with what
 * everyone was told last, and the differences are the first events. The same happens when the inbox
 * was full. A change is appended and the model changed under one lock, which a snapshot takes too:
 * so each list of files is exact at its place in the sequence.
 */
final class Lane {
    private static final System.Logger LOG = System.getLogger("sightline.project");

    /** Problems that one listing may tell of; a tree can hold more of them than anyone reads. */
    private static final int PROBLEMS = 100;

    private static final long RETRY = TimeUnit.SECONDS.toNanos(10);

    private final Project project;
    private final Surroundings around;
    private final Told told;
    private final Ignore hidden;
    private final Inbox inbox;
    private final Hearing hearing;
    private final AtomicInteger problems = new AtomicInteger();
    private final Thread thread;

    /** As its lenses see the project, from the start on. */
    private volatile List<Lens.Followed> followed = List.of();

    /** Held also while an event waits for room in the journal: who asks waits with a limit. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Open once the files are known, or never will be. */
    private final CountDownLatch known = new CountDownLatch(1);

    // Under the lock; written by the lane's thread only.
    private final FileModel model;
    private boolean truncated;

    // Written by the lane's thread only. Read without the lock: what the node says of itself must
    // not wait where a lane does.
    private volatile boolean caughtUp;
    private volatile boolean listing = true;
    private volatile boolean gone;

    // Of the lane's thread.
    private boolean listedOnce;
    private long retryAt;

    /** Why the directory cannot be watched; empty where it can. */
    private volatile String unwatchable = "";

    Lane(Project project, Surroundings around) {
        this.project = project;
        this.around = around;
        this.told = new Told(around.sequence(), project.id());
        this.hidden = around.disk().hidden(project.root());
        this.inbox = new Inbox(around.inbox());
        this.hearing = new Hearing(around.threads());
        this.model = newModel();
        this.thread = Thread.ofVirtual().name("lane-" + project.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
        followed = around.lenses().stream().map(lens -> lens.follow(project)).toList();
    }

    /** Of each lens; most have nothing to say. */
    List<Lens.Followed> followed() {
        return followed;
    }

    Project project() {
        return project;
    }

    /** {@code catching_up}, {@code live}, {@code polling} or {@code gone}. */
    String watch() {
        if (gone || !unwatchable.isEmpty()) return "gone";
        if (listing) return "catching_up";
        return hearing.isPolling() ? "polling" : "live";
    }

    /**
     * All files, once they are known.
     *
     * @return empty where that takes longer
     * @throws Refusal 503 where the journal takes longer
     */
    Optional<FileList> files(Duration patience) throws Refusal, InterruptedException {
        Deadline deadline = Deadline.in(patience);
        boolean inTime = known.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        if (!inTime || !caughtUp) return Optional.empty();
        if (!lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS))
            throw JournalStuck.refusal();
        Position at;
        FileList list;
        try {
            at = around.sequence().last();
            list = new FileList(at, new TreeMap<>(model.byPath()), truncated);
        } finally {
            lock.unlock();
        }
        around.awaitCommitted(at, deadline);
        return Optional.of(list);
    }

    /** Something in the project cannot be watched or read. */
    void problem(Path path, String detail) {
        if (problems.incrementAndGet() <= PROBLEMS) inbox.offer(new News.Problem(path, detail));
    }

    private FileModel newModel() {
        return new FileModel(project.path(), path -> !hidden.ignores(path.toString(), false));
    }

    private void run() {
        try {
            while (!begin()) {
                if (inbox.awaitStop(RETRY)) return;
            }
            while (true) {
                News news = next();
                if (news instanceof News.Stop) return;
                tryTo(news);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the lane of " + project.path() + " ended", bug);
        } finally {
            known.countDown();
        }
    }

    /** False where what was told last cannot be read now. */
    private boolean begin() {
        try {
            recall();
            listen();
            return true;
        } catch (RuntimeException e) {
            if (!inbox.isStopped()) {
                LOG.log(System.Logger.Level.ERROR, "begins anew soon: " + project.path(), e);
            }
            return false;
        }
    }

    private News next() throws InterruptedException {
        if (retryAt == 0) return inbox.take();
        long left = retryAt - System.nanoTime();
        return left <= 0 ? new News.Silence() : inbox.take(left);
    }

    private void retryLater() {
        retryAt = System.nanoTime() + RETRY;
    }

    private void recall() {
        Told.Memory memory = told.recall(model);
        listedOnce = memory.listed();
        gone = memory.gone();
    }

    /** One change that cannot be handled must not end the road: all are found anew. */
    private void tryTo(News news) throws InterruptedException {
        try {
            handle(news);
        } catch (RuntimeException e) {
            if (inbox.isStopped()) return;
            LOG.log(System.Logger.Level.ERROR, "comparing anew soon: " + project.path(), e);
            retryLater();
        }
    }

    private void handle(News news) throws InterruptedException {
        switch (news) {
            case News.Changed(Change change, long seen) -> changed(change, seen);
            case News.Listed(NavigableMap<String, FileStamp> files, boolean more) ->
                    listed(files, more);
            case News.Problem(Path path, String detail) ->
                    tellProblem(relative(path), detail, "unwatchable");
            case News.Unwatchable(String detail) -> unwatchable(detail);
            case News.Lost _, News.Silence _ -> relist();
            case News.Stop _ -> {}
        }
    }

    /** The watch first, then the list: nothing falls between them. */
    private void listen() {
        WatchRequest request =
                around.watcher()
                        .watch(project.path())
                        .recursively()
                        .ignoring(Ignore.defaults())
                        .ignoring(hidden)
                        .respectingGitignore()
                        .withExisting()
                        .unlinked();
        hearing.open(
                request,
                new Ear(inbox, newModel(), model.byPath().keySet(), around.files()),
                failure ->
                        inbox.offer(
                                new News.Unwatchable(
                                        project.path() + " cannot be watched: " + failure)));
    }

    /** What was lost is found by comparing with the disk, as at a start. */
    private void relist() throws InterruptedException {
        listing = true;
        retryAt = 0;
        hearing.close();
        inbox.reopen();
        listen();
    }

    private void changed(Change change, long seen) {
        switch (change) {
            case Change.RootGone _ -> rootGone(seen);
            case Change.RootBack _ -> rootBack(seen);
            case Change.RescanBegins _, Change.RescanEnds _ -> {}
            case Change.Created _, Change.Modified _, Change.Moved _, Change.Deleted _ ->
                    model.meaning(change).forEach(meant -> tell(meant, seen));
        }
    }

    /**
     * What it means comes first, and what is known of the file last: where the node is killed in
     * between, the comparison at the next start tells all of it again and loses nothing.
     */
    private void tell(FileChange change, long seen) {
        // The next start finds it.
        if (inbox.isStopped()) return;
        if (change instanceof FileChange.Created && model.byPath().size() >= around.files()) {
            truncate();
            return;
        }
        Event event = change.event(project.id()).seenAt(seen);
        locked(() -> {
            around.sequence().append(event, change.kept(told.space()));
            model.apply(change);
        });
    }

    private void listed(NavigableMap<String, FileStamp> files, boolean more) {
        if (gone) rootBack(System.nanoTime());
        List<FileChange> differences = model.differences(files);
        if (listedOnce) {
            // Nobody saw when they happened.
            differences.forEach(change -> tell(change, 0));
        } else {
            told.keep(differences);
            locked(() -> differences.forEach(model::apply));
            listedOnce = true;
        }
        problems.set(0);
        unwatchable = "";
        if (more) {
            truncate();
        } else if (model.byPath().size() < around.files()) {
            locked(() -> truncated = false);
        }
        listing = false;
        catchUp();
    }

    private void catchUp() {
        caughtUp = true;
        known.countDown();
    }

    private void truncate() {
        if (truncated) return;
        locked(() -> truncated = true);
        tellProblem(
                "",
                "More than %d files; the others are not shown. Let .gitignore name what need not be"
                                .formatted(around.files())
                        + " seen",
                "too_many_files");
    }

    private void rootGone(long seen) {
        locked(() -> {
            if (!gone) appendRoot("root_gone", seen, true);
            gone = true;
        });
        catchUp();
        listedOnce = true;
    }

    private void rootBack(long seen) {
        if (!gone) return;
        locked(() -> {
            appendRoot("root_back", seen, false);
            gone = false;
        });
    }

    private void appendRoot(String type, long seen, boolean isGone) {
        Map<String, @Nullable Object> data = Map.of("path", project.path().toString());
        around.sequence()
                .append(
                        Event.of(type, project.id(), data).seenAt(seen),
                        List.of(told.self(isGone)));
    }

    private void unwatchable(String detail) {
        if (!detail.equals(unwatchable)) tellProblem("", detail, "unwatchable");
        unwatchable = detail;
        retryLater();
        catchUp();
    }

    private void tellProblem(String path, String detail, String code) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("path", path);
        data.put("detail", detail);
        data.put("code", code);
        List<Kept> nothing = List.of();
        around.sequence().append(Event.of("problem", project.id(), data), nothing);
    }

    private String relative(Path path) {
        return path.startsWith(project.path())
                ? project.path().relativize(path).toString()
                : path.toString();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to end. */
    void stop() {
        inbox.stop();
        hearing.stop();
        followed.forEach(Lens.Followed::close);
    }

    /** Ends it; it may wait for a journal that takes nothing, and would so for ever. */
    void close(Deadline deadline) throws InterruptedException {
        stop();
        if (thread.getState() == Thread.State.NEW) return;
        deadline.end(thread);
        hearing.close(deadline.last().left());
    }

    /** Ends all of them within one time. */
    static void close(Collection<Lane> ending, Deadline deadline) {
        ending.forEach(Lane::stop);
        try {
            for (Lane lane : ending) lane.close(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
