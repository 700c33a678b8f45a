package dev.sightline.watch.inotify;

import static dev.sightline.watch.linux.Inotify.IN_CLOSE_WRITE;
import static dev.sightline.watch.linux.Inotify.IN_CREATE;
import static dev.sightline.watch.linux.Inotify.IN_DELETE;
import static dev.sightline.watch.linux.Inotify.IN_DELETE_SELF;
import static dev.sightline.watch.linux.Inotify.IN_DONT_FOLLOW;
import static dev.sightline.watch.linux.Inotify.IN_EXCL_UNLINK;
import static dev.sightline.watch.linux.Inotify.IN_ISDIR;
import static dev.sightline.watch.linux.Inotify.IN_MODIFY;
import static dev.sightline.watch.linux.Inotify.IN_MOVED_FROM;
import static dev.sightline.watch.linux.Inotify.IN_MOVED_TO;
import static dev.sightline.watch.linux.Inotify.IN_MOVE_SELF;

import dev.sightline.watch.Change;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchMode;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One watched tree: what is known of it, and the parts that tell what an event means. Everything
 * here runs under the lock of the {@link Loop}.
 */
final class Tree implements Watch {

    private static final int MASK =
            IN_CLOSE_WRITE
                    | IN_CREATE
                    | IN_DELETE
                    | IN_MOVED_FROM
                    | IN_MOVED_TO
                    | IN_DELETE_SELF
                    | IN_MOVE_SELF
                    | IN_EXCL_UNLINK;

    private static final int MISSES = 5;

    private final Loop loop;
    private final WatchRequest request;
    private final Paths paths;
    private final Announcer announcer;
    private final Rules rules;
    private final Node top = new Node(this, null, new byte[0]);
    private final Root root;
    private final Scan scan = new Scan(this);
    private final Existing existing = new Existing(this);
    private final Rescan rescan = new Rescan(this);
    private final Arrivals arrivals = new Arrivals(this);
    private final Departures departures = new Departures(this);
    private final Renames renames = new Renames(this);
    private final Tail tail = new Tail(this);
    private final Unwatched unwatched = new Unwatched(this);
    private final Clock clock;

    /** Directories to be compared with the disk before the next sleep. */
    private final Set<Node> anew = new LinkedHashSet<>();

    /** Directories that were not found where they should be. */
    private final Set<Node> misplaced = new LinkedHashSet<>();

    private volatile WatchMode mode = WatchMode.LIVE;

    Tree(
            Loop loop,
            WatchRequest request,
            Consumer<? super Change> consumer,
            BiConsumer<Path, Throwable> problems) {
        this.loop = loop;
        this.request = request;
        this.paths = new Paths(request.directory());
        this.announcer = new Announcer(consumer, problems, paths);
        this.rules = new Rules(request, paths, announcer);
        this.root = new Root(this, request.directory());
        this.clock = Clock.of(request.directory());
    }

    /** Watches everything that is there now. */
    void begin() throws IOException {
        root.begin();
        if (!request.tellsExisting()) {
            scan.begin(top);
        } else if (!root.isGone()) {
            existing.begin(top);
        }
        updateMode();
    }

    /** Goes on telling what was there at the beginning; false once that is told. */
    boolean goOn() {
        if (isClosed()) {
            return false;
        }
        existing.some();
        updateMode();
        return !existing.isDone();
    }

    void receive(Node dir, Event event) {
        if (isClosed()) {
            return;
        }
        byte[] name = event.name();
        if (name.length == 0) {
            if (dir.equals(top)) {
                root.check(event);
            }
        } else if (dir.alive && !root.isGone() && !rules.ignores(dir, name, event.is(IN_ISDIR))) {
            named(dir, name, event);
        }
    }

    private void named(Node dir, byte[] name, Event event) {
        long sign = event.nanos();
        if (event.is(IN_CLOSE_WRITE)) {
            arrivals.closed(dir, name, sign);
        } else if (event.is(IN_MODIFY)) {
            tail.modified(dir, name, sign);
        } else if (event.is(IN_CREATE)) {
            if (event.is(IN_ISDIR)) {
                scan.appear(dir, name, sign);
            } else {
                arrivals.created(dir, name, sign);
            }
        } else if (event.is(IN_MOVED_TO)) {
            renames.arrived(dir, name, event);
        } else if (event.is(IN_MOVED_FROM)) {
            departures.gone(dir, name, event.cookie(), sign);
        } else if (event.is(IN_DELETE)) {
            departures.gone(dir, name, 0, sign);
        }
    }

    /** Its time is over. */
    void due(Pending pending) {
        switch (pending.state) {
            case FRESH -> arrivals.look(pending);
            case GONE -> departures.expire(pending);
            case ARRIVED -> renames.finish(pending);
            case GROWING -> tail.again(pending);
            case OVER -> {}
        }
    }

    /** Everything read so far has been told to this tree. */
    void rest() {
        while (!anew.isEmpty() && !isClosed()) {
            Node dir = anew.iterator().next();
            anew.remove(dir);
            rescan.deep(dir, false, System.nanoTime());
        }
        updateMode();
    }

    /** A name was announced: if it says what to ignore, its directory is looked at anew. */
    void changed(Node dir, byte[] name) {
        if (rules.isRule(name)) {
            anew.add(dir);
        }
    }

    /** Events were lost: compares everything with the disk. */
    void recover(long changedSince) {
        if (!isClosed() && (root.isGone() ? looked() : root.verify())) {
            compare(false, changedSince);
        }
    }

    private boolean looked() {
        root.look();
        return false; // if it is back, that has compared everything
    }

    /** The bracket in which the tree is compared with the disk. */
    void compare(boolean replaced, long changedSince) {
        if (!existing.isDone()) {
            rescan.all(top, replaced, changedSince);
            return; // within the bracket of the beginning
        }
        announcer.say(new Change.RescanBegins(path()));
        if (request.tellsExisting() && top.names == null) {
            existing.all(top);
        } else {
            rescan.all(top, replaced, changedSince);
        }
        announcer.say(new Change.RescanEnds(path()));
    }

    /** What no event will tell is looked at, every two seconds. */
    void poll(long changedSince) {
        if (root.isGone()) {
            root.look();
        } else {
            unwatched.look(changedSince);
        }
        updateMode();
    }

    boolean needsPolling() {
        return !isClosed() && (root.isGone() || !unwatched.isEmpty());
    }

    /** Places the watch of a directory. */
    void watch(Node dir) {
        int mask = MASK | (request.isTailing() ? IN_MODIFY : 0);
        int follow = dir.equals(top) ? 0 : IN_DONT_FOLLOW;
        int wd = loop.table().watch(dir, paths.bytes(dir), mask | follow);
        if (wd > 0) {
            unwatched.remove(dir);
        } else if (isElsewhere(-wd)) {
            misplaced(dir);
        } else {
            unwatched.add(dir, -wd);
        }
    }

    /** Whether an error says that no directory is there. */
    static boolean isElsewhere(int errno) {
        return errno == Errno.ENOENT || errno == Errno.ENOTDIR || errno == Errno.ELOOP;
    }

    /** It is not where we think: it, or a directory above, was moved, and we will hear of it. */
    void misplaced(Node dir) {
        if (dir.misses < MISSES && misplaced.add(dir)) {
            dir.misses++;
        }
    }

    /** It was taken out of the tree: nobody looks for it any more. */
    void left(Node dir) {
        misplaced.remove(dir);
        unwatched.remove(dir);
    }

    /** Whether it is looked for where the next directory moves to. */
    boolean isMisplaced(Node dir) {
        return misplaced.contains(dir);
    }

    /** A directory has another path: perhaps the one that was looked for. */
    void moved() {
        paths.moved();
        anew.addAll(misplaced);
        misplaced.clear();
    }

    /** Before what happened is told: who hears of it finds the mode to be so. */
    void updateMode() {
        if (mode != WatchMode.CLOSED) {
            mode =
                    root.isGone()
                            ? WatchMode.GONE
                            : unwatched.isPolling() ? WatchMode.POLLING : WatchMode.LIVE;
        }
    }

    @Override
    public void close() {
        loop.locked(() -> {
            if (mode != WatchMode.CLOSED) {
                mode = WatchMode.CLOSED;
                announcer.silence();
                root.release();
                departures.forget(top);
                loop.remove(this);
            }
        });
    }

    /** What the consumer knows where this entry stands; null for nothing. */
    static @Nullable Entry known(@Nullable Entry entry) {
        return entry instanceof Pending p ? p.before : entry;
    }

    static FileKind kind(Entry known) {
        return known instanceof Leaf leaf ? leaf.kind() : FileKind.DIRECTORY;
    }

    @Nullable Stat stat(Node dir, byte[] name) {
        return loop.stat(paths.bytes(dir, name));
    }

    /** Whether an equal stamp will prove an equal content. */
    boolean tells(Stat stat) {
        return clock.tells(stat);
    }

    @Override
    public Path path() {
        return request.directory();
    }

    @Override
    public WatchMode mode() {
        return mode;
    }

    boolean isClosed() {
        return mode == WatchMode.CLOSED;
    }

    boolean isRecursive() {
        return request.isRecursive();
    }

    WatchRequest request() {
        return request;
    }

    long batch() {
        return loop.batch();
    }

    Node top() {
        return top;
    }

    Root root() {
        return root;
    }

    Paths paths() {
        return paths;
    }

    Announcer say() {
        return announcer;
    }

    Rules rules() {
        return rules;
    }

    Timers timers() {
        return loop.timers();
    }

    WdTable table() {
        return loop.table();
    }

    Scan scan() {
        return scan;
    }

    Existing existing() {
        return existing;
    }

    Rescan rescan() {
        return rescan;
    }

    /** A directory has another path, for which the rules may say something else. */
    void judgeAnew(Node dir) {
        if (rules.mindsPaths()) {
            anew.add(dir);
        }
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Departures departures() {
        return departures;
    }

    Renames renames() {
        return renames;
    }

    Unwatched unwatched() {
        return unwatched;
    }
}
