package dev.sightline.oracle;

import dev.sightline.event.Position;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A client as the contract asks for one: it takes snapshots, follows, is cut, resumes where it
 * stopped, starts anew after a reset, and writes everything down.
 */
final class Follower implements Runnable {
    enum Transport {
        SSE_BY_HEADER,
        SSE_BY_QUERY,
        WEBSOCKET
    }

    enum Start {
        /** From snapshots of the projects it wants. */
        SNAPSHOT,
        /** From before the first event, when all directories were empty. */
        BEGINNING,
        /** From whatever comes; it has no idea of the files. */
        NOW
    }

    /**
     * @param projects ids of those that it wants
     */
    record Nature(
            String name,
            Transport transport,
            Line.Papers papers,
            Interest interest,
            Start start,
            List<String> projects,
            boolean maySlow) {}

    /** Where it goes: the node and all that clients of it share. */
    record World(Node node, Rest rest, Hearing hearing) {}

    static final String MARKER = "marker-";
    private static final long BREATH_NANOS = 20_000_000;

    private final Nature nature;
    private final World world;
    private final Cuts cuts;
    private final Mirror mirror = new Mirror();
    private final List<Entry> history = new ArrayList<>();
    private final Set<String> markers = ConcurrentHashMap.newKeySet();
    private Optional<Position> at = Optional.empty();
    private @Nullable Line line;
    private boolean stopped;
    private boolean asleep;

    Follower(Nature nature, World world, Cuts cuts) {
        this.nature = nature;
        this.world = world;
        this.cuts = cuts;
    }

    Nature nature() {
        return nature;
    }

    Cuts cuts() {
        return cuts;
    }

    Mirror mirror() {
        return mirror;
    }

    boolean hasState() {
        return nature.start() != Start.NOW && hearsFiles();
    }

    boolean hearsFiles() {
        return nature.interest().wantsType("disk_changed");
    }

    boolean heard(String project, String marker) {
        return markers.contains(project + "/" + marker);
    }

    /** What it has written down until now. */
    List<Entry> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    @Override
    public void run() {
        try {
            if (nature.start() == Start.SNAPSHOT) takeSnapshots();
            if (nature.start() == Start.BEGINNING) {
                at = Optional.of(new Position(world.rest().now().epoch(), 0));
            }
            while (!isStopped()) {
                connection();
                if (nature.start() == Start.SNAPSHOT && cuts.reload()) takeSnapshots();
            }
        } catch (InterruptedException e) {
            // the end of the test
        } catch (RuntimeException | AssertionError e) {
            write(new Entry.Strange("the client died of " + e));
        }
    }

    /** All of them, then the earliest place: what a project's snapshot contains is left out. */
    private void takeSnapshots() throws InterruptedException {
        List<Position> places = new ArrayList<>();
        for (String project : nature.projects()) places.add(takeSnapshot(project));
        // Never of two epochs but around a new one; then the next answer is a reset.
        at = places.stream().min(Comparator.comparingLong(Position::seq));
    }

    private Position takeSnapshot(String project) throws InterruptedException {
        Entry.Snapshot snapshot = world.rest().files(project);
        write(snapshot);
        mirror.take(snapshot);
        for (String path : snapshot.files().keySet()) note(project, path);
        return snapshot.position();
    }

    private void connection() throws InterruptedException {
        awaitAwake();
        InetSocketAddress address = world.node().address();
        try (Line now = opened(address)) {
            synchronized (this) {
                if (stopped || asleep) return;
                line = now;
            }
            write(new Entry.Asked(at));
            while (true) hear(now.next());
        } catch (Line.Refused e) {
            if (!e.isForNow()) {
                write(new Entry.Strange(e.toString()));
                stop();
            }
            LockSupport.parkNanos(BREATH_NANOS);
        } catch (WsLine.Closed e) {
            boolean usual = e.code() == 1000 || e.code() == 1001;
            boolean slow = e.code() == 4408 && nature.maySlow();
            write(usual || slow ? new Entry.Ended(e.toString()) : new Entry.Strange(e.toString()));
        } catch (Cable.CutThrough e) {
            write(new Entry.Ended(e.toString()));
        } catch (IOException e) {
            write(new Entry.Ended(e.toString()));
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private Line opened(InetSocketAddress address) throws IOException {
        Line.Request request =
                new Line.Request(nature.interest(), at, world.node().token(), nature.papers());
        return switch (nature.transport()) {
            case SSE_BY_HEADER -> new SseLine(address, cuts, world.hearing(), request, false);
            case SSE_BY_QUERY -> new SseLine(address, cuts, world.hearing(), request, true);
            case WEBSOCKET -> new WsLine(address, cuts, world.hearing(), request);
        };
    }

    private void hear(Entry entry) throws InterruptedException {
        if (isStopped()) return;
        write(entry);
        switch (entry) {
            case Entry.Told told -> {
                at = Optional.of(told.position());
                told.project().map(nature.interest()::idOf).ifPresent(id -> apply(id, told));
            }
            case Entry.Begun(var position) -> at = Optional.of(position);
            case Entry.Reset reset -> {
                at = Optional.of(reset.position());
                if (hasState()) for (String project : nature.projects()) takeSnapshot(project);
            }
            default -> {}
        }
    }

    private void apply(String project, Entry.Told told) {
        mirror.apply(project, told);
        told.change().ifPresent(change -> note(project, change.path()));
    }

    private void note(String project, String path) {
        if (path.startsWith(MARKER)) markers.add(project + "/" + path);
    }

    private void write(Entry entry) {
        synchronized (history) {
            if (!isStopped()) history.add(entry);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void awaitAwake() throws InterruptedException {
        while (asleep && !stopped) wait();
    }

    /** Ends its connection and comes back when it {@linkplain #wake wakes}. */
    void sleep() {
        synchronized (this) {
            asleep = true;
        }
        hangUp();
    }

    synchronized void wake() {
        asleep = false;
        notifyAll();
    }

    /** From now on it writes nothing down. */
    void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        hangUp();
    }

    private void hangUp() {
        @Nullable Line last;
        synchronized (this) {
            last = line;
        }
        if (last == null) return;
        try {
            last.close();
        } catch (IOException e) {
            // it is over in any case
        }
    }

    /** What is wrong with it, its files included. */
    List<Fault> judge(Truth truth, Map<String, Map<String, Stamp>> disk) {
        List<Fault> faults =
                new ArrayList<>(
                        Checker.check(nature.interest(), history(), truth, nature.maySlow()));
        if (hasState()) {
            for (String project : nature.projects()) {
                String difference =
                        Mirror.difference(
                                disk.getOrDefault(project, Map.of()), mirror.files(project));
                if (difference.isEmpty()) continue;
                faults.add(new Fault(Fault.Kind.WRONG_STATE, project + ": " + difference));
            }
        }
        return faults.stream().map(fault -> fault.of(nature.name())).toList();
    }
}
