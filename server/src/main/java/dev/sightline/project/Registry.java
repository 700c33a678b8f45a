package dev.sightline.project;

import dev.sightline.disk.Disk;
import dev.sightline.disk.Root;
import dev.sightline.disk.Trouble;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;
import dev.sightline.journal.Sequence;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** All projects of the node, as they come and go. */
public final class Registry implements AutoCloseable {
    /** Changes of one project that may wait. */
    private static final int INBOX = 100_000;

    /** Files of one project. */
    private static final int FILES = 500_000;

    /** For all that stops together. */
    private static final Duration STOPPING = Duration.ofSeconds(5);

    /** What a client waits at most for the journal. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PROJECTS = 1_000;

    /** The set at one place of the sequence. */
    record Roll(Position at, List<Lane> lanes) {}

    private final Disk disk;
    private final Census census;
    private final Remembered remembered;
    private final Discovery discovery;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("projects-", 1).factory());
    private final Surroundings around;
    private final List<Project> named;

    /** Where projects may lie: roots, and directories in which they are looked for. */
    private final List<Root> bases;

    /** Held by whoever changes the set, as long as that takes. */
    private final ReentrantLock changing = new ReentrantLock();

    // While changing.
    private Set<Path> found = Set.of();

    /** Held for a moment: the set, and the event that tells of its change. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Lanes lanes = new Lanes(Map.of());

    /**
     * @param discover directories beneath which projects are looked for
     * @param file for what people asked for
     */
    public Registry(
            Disk disk,
            Watcher watcher,
            Sequence sequence,
            List<Lens> lenses,
            List<Path> discover,
            Path file)
            throws IOException {
        this(disk, watcher, sequence, lenses, discover, file, INBOX, FILES);
    }

    Registry(
            Disk disk,
            Watcher watcher,
            Sequence sequence,
            List<Lens> lenses,
            List<Path> discover,
            Path file,
            int inbox,
            int files)
            throws IOException {
        this.disk = disk;
        this.census = new Census(sequence, lenses.stream().map(Lens::name).toList());
        this.remembered = new Remembered(file);
        this.around =
                new Surroundings(
                        disk, watcher, sequence, threads, List.copyOf(lenses), inbox, files);
        this.named = trees().map(root -> Project.of(root, Origin.COMMAND_LINE)).toList();
        List<Root> grounds = new ArrayList<>();
        for (Path directory : discover) grounds.add(Root.of(directory, Root.Kind.TREE));
        grounds.forEach(disk::mayServeBeneath);
        this.bases = Stream.concat(trees(), grounds.stream()).distinct().toList();
        List<Path> searched = grounds.stream().map(Root::path).distinct().toList();
        this.discovery = new Discovery(searched, watcher, this::found);
    }

    private Stream<Root> trees() {
        return disk.roots().stream()
                .filter(root -> root.kind() == Root.Kind.TREE && root.base().isEmpty());
    }

    /** Begins with all that is known already; what happened meanwhile is found from here on. */
    public void start() {
        changing.lock();
        try {
            Map<String, String> last = census.last();
            Map<Path, Project> now = new LinkedHashMap<>();
            named.forEach(project -> now.putIfAbsent(project.path(), project));
            found = Set.copyOf(Census.discovered(last));
            wanted().forEach(project -> now.putIfAbsent(project.path(), project));
            begin(now.values(), last);
        } finally {
            changing.unlock();
        }
        discovery.start();
    }

    private void begin(Collection<Project> now, Map<String, String> last) {
        Map<String, Lane> all = new TreeMap<>();
        now.forEach(project -> all.put(project.id(), laneOf(project)));
        List<Project> added = now.stream().filter(p -> !last.containsKey(p.id())).toList();
        List<String> removed = last.keySet().stream().filter(id -> !all.containsKey(id)).toList();
        lanes = new Lanes(all);
        if (last.isEmpty()) {
            census.begin(now);
        } else if (!added.isEmpty() || !removed.isEmpty()) {
            census.tell(added, removed, now);
        }
        all.values().forEach(Lane::start);
    }

    /** All that were added or found and are not hidden, as far as they may be served. */
    private List<Project> wanted() {
        List<Project> all = new ArrayList<>();
        for (Path path : remembered.added()) {
            disk.directoryAt(path, bases)
                    .ifPresent(root -> all.add(Project.of(root, Origin.ADDED)));
        }
        for (Path path : found) {
            if (remembered.isHidden(path) || remembered.isAdded(path)) continue;
            disk.directoryAt(path, bases)
                    .ifPresent(root -> all.add(Project.of(root, Origin.DISCOVERED)));
        }
        return all;
    }

    private Lane laneOf(Project project) {
        if (project.origin() != Origin.COMMAND_LINE) disk.serve(project.root());
        return new Lane(project, around);
    }

    /** The search has seen these. */
    private void found(Set<Path> now) {
        changing.lock();
        try {
            found = Set.copyOf(now);
            reconcile();
        } finally {
            changing.unlock();
        }
    }

    /** Makes the set what is wanted. */
    private void reconcile() {
        Map<Path, Project> all = new LinkedHashMap<>();
        named.forEach(project -> all.putIfAbsent(project.path(), project));
        for (Project project : wanted()) {
            if (all.size() < PROJECTS) all.putIfAbsent(project.path(), project);
        }
        Collection<Lane> before = lanes.all();
        List<Lane> leaving =
                before.stream().filter(lane -> !all.containsValue(lane.project())).toList();
        List<Project> coming =
                all.values().stream()
                        .filter(project ->
                                before.stream().noneMatch(lane -> lane.project().equals(project)))
                        .toList();
        if (!leaving.isEmpty() || !coming.isEmpty()) change(coming, leaving);
    }

    private void change(List<Project> coming, List<Lane> leaving) {
        Lane.close(leaving, Deadline.in(STOPPING));
        leaving.forEach(lane -> disk.withdraw(lane.project().root()));
        Map<String, Lane> all = new TreeMap<>(lanes.byId());
        leaving.forEach(lane -> all.remove(lane.project().id()));
        List<Lane> starting = coming.stream().map(this::laneOf).toList();
        starting.forEach(lane -> all.put(lane.project().id(), lane));
        List<String> removed =
                leaving.stream()
                        .filter(lane -> !isOneOf(coming, lane))
                        .map(lane -> lane.project().id())
                        .toList();
        lock.lock();
        try {
            census.tell(coming, removed, all.values().stream().map(Lane::project).toList());
            lanes = new Lanes(all);
        } finally {
            lock.unlock();
        }
        starting.forEach(Lane::start);
    }

    /** The same directory for another reason: what was told of its files holds. */
    private static boolean isOneOf(List<Project> coming, Lane lane) {
        return coming.stream().anyMatch(project -> project.id().equals(lane.project().id()));
    }

    /**
     * Serves one directory more, until it is removed.
     *
     * @throws Refusal 400 where it is no directory, 403 where it may not be served
     */
    Lane add(String path) throws Refusal, IOException {
        Root root = rootAt(path);
        changing.lock();
        try {
            Optional<Lane> known = lanes.at(root.path());
            if (known.isPresent()) return known.get();
            if (lanes.byId().size() >= PROJECTS) {
                throw new Refusal(
                        409,
                        "too_many_projects",
                        "There are %d projects already; remove one first".formatted(PROJECTS));
            }
            remembered.show(root.path(), !found.contains(root.path()));
            reconcile();
            return lanes.at(root.path())
                    .orElseThrow(() -> new IllegalStateException("not added: " + root.path()));
        } finally {
            changing.unlock();
        }
    }

    private Root rootAt(String path) throws Refusal {
        try {
            return disk.directory(path, bases);
        } catch (Trouble trouble) {
            int status =
                    switch (trouble.kind()) {
                        case OUTSIDE_ROOTS, NOT_ALLOWED, UNREADABLE -> 403;
                        default -> 400;
                    };
            throw new Refusal(status, trouble.kind().code(), trouble.detail());
        }
    }

    /**
     * Serves it no more.
     *
     * @throws Refusal 404, 409 for one of the command line
     */
    void remove(String name) throws Refusal, IOException {
        changing.lock();
        try {
            Project project = find(name).project();
            if (project.origin() == Origin.COMMAND_LINE) {
                throw new Refusal(
                        409,
                        "command_line",
                        project.path()
                                + " was named when the node was started; start it without to"
                                + " leave it out");
            }
            remembered.remove(project.path(), found.contains(project.path()));
            reconcile();
        } finally {
            changing.unlock();
        }
    }

    /**
     * By its id, or by a slug that only one has.
     *
     * @throws Refusal 404, or 409 {@code ambiguous}
     */
    Lane find(String name) throws Refusal {
        return lanes.find(name);
    }

    /**
     * The project that a name of a request stands for.
     *
     * @throws Refusal 404, or 409 {@code ambiguous}
     */
    public Project project(String name) throws Refusal {
        return find(name).project();
    }

    /** The ids that a name stands for: itself, or all that have it as their slug. */
    public List<String> idsNamed(String name) {
        return lanes.idsNamed(name);
    }

    /** All projects, and the place up to which this is the whole truth. */
    Roll roll() throws Refusal, InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE);
        if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) throw JournalStuck.refusal();
        Roll roll;
        try {
            roll = new Roll(around.sequence().last(), lanes.sorted());
        } finally {
            lock.unlock();
        }
        around.awaitCommitted(roll.at(), deadline);
        return roll;
    }

    /**
     * How a root is watched, where it is a project: {@code live}, {@code polling}, {@code gone}.
     */
    public Optional<String> watchOf(Root root) {
        return lanes.watchOf(root);
    }

    /** The id of the project that a file belongs to: of nested ones the deepest. */
    public Optional<String> idOf(Path file) {
        return lanes.idOf(file);
    }

    /** Something cannot be watched or read: each project in which it lies says so. */
    public void problem(Path path, Throwable cause) {
        for (Lane lane : lanes.all()) {
            if (path.startsWith(lane.project().path())) {
                lane.problem(path, String.valueOf(cause.getMessage()));
            }
        }
    }

    /** All projects, by id. */
    public List<Watched> watched() {
        return lanes.watched();
    }

    @Override
    public void close() {
        Deadline deadline = Deadline.in(STOPPING);
        discovery.stop();
        lanes.all().forEach(Lane::stop);
        try {
            discovery.close(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Lane.close(lanes.all(), deadline);
        threads.shutdownNow();
    }
}
