package dev.sightline.kernel;

import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells of kernels and runs on the one sequence, and keeps there what is known of each run. Whoever
 * tells never waits: a journal that takes nothing must not hold up an interrupt. What waits is
 * written by a thread of its own, in order; of a kernel's state and a run's output only the newest
 * waits.
 */
final class Ledger implements AutoCloseable {
    /** Of the journal's kept rows: a run's id, and its facts as JSON. */
    static final String SPACE = "kernel/runs";

    /** Entries that may wait before {@link #isStuck}. */
    private static final int MOST = 2_000;

    /** In which what comes next may replace what waits. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /** That the last entries may take at the end. */
    private static final Duration ENDING = Duration.ofSeconds(2);

    /** What waits; its work may be replaced by that of a newer one of the same key. */
    private static final class Entry {
        private final @Nullable Object key;
        private Runnable work;

        Entry(@Nullable Object key, Runnable work) {
            this.key = key;
            this.work = work;
        }
    }

    private record OutputOf(String run) {}

    private record StateOf(String session) {}

    private final Sequence sequence;
    private final Function<Path, Optional<String>> projectOf;
    private final Thread thread;

    // Guarded by this.
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private final Map<Object, Entry> byKey = new HashMap<>();
    private final Map<String, Run.Extent> untold = new HashMap<>();
    private boolean ended;

    /**
     * @param projectOf the id of the project that a file belongs to
     */
    Ledger(Sequence sequence, Function<Path, Optional<String>> projectOf) {
        this.sequence = sequence;
        this.projectOf = projectOf;
        this.thread = Thread.ofPlatform().daemon().name("kernel-ledger").start(this::write);
    }

    /** It is known of, before anything is told. */
    void created(Run run) {
        Kept row = row(run);
        put(null, () -> sequence.keep(List.of(row)));
    }

    void started(Run run) {
        RunFacts facts = run.facts();
        Map<String, @Nullable Object> data = about(run);
        data.put("name", facts.name());
        data.put("from", facts.from().isPresent() ? facts.from().getAsInt() : null);
        data.put("to", facts.to().isPresent() ? facts.to().getAsInt() : null);
        data.put("script", facts.digest());
        append(event("run_started", facts.path(), data), List.of(row(run)));
    }

    /** These lines of the run's file are new; the bytes stay there. */
    synchronized void output(Run run, Run.Extent before, Run.Extent now) {
        Run.Extent first = untold.computeIfAbsent(run.id(), id -> before);
        Map<String, @Nullable Object> data = about(run);
        data.put("events", now.events());
        data.put("offset", first.bytes());
        data.put("length", now.bytes() - first.bytes());
        Event event = event("run_output", run.facts().path(), data);
        put(new OutputOf(run.id()), () -> sequence.append(event, List.of()));
    }

    void finished(Run run) {
        Map<String, @Nullable Object> data = about(run);
        run.progress().into(data);
        data.remove("ended");
        append(event("run_finished", run.facts().path(), data), List.of(row(run)));
    }

    /** The run is not kept any longer. */
    void forgotten(String id) {
        put(null, () -> sequence.keep(List.of(new Kept(SPACE, id, null))));
    }

    void kernel(String session, Optional<Path> path, Map<String, @Nullable Object> data) {
        Event event = event("kernel_changed", path, data).asStateOf("kernel:" + session);
        put(new StateOf(session), () -> sequence.append(event, List.of()));
    }

    /** The runs that were kept, by id, as JSON. */
    Map<String, String> kept() {
        return sequence.kept(SPACE);
    }

    Position settled() {
        return sequence.settled();
    }

    /** Whether the journal has taken nothing for so long that nothing new should begin. */
    synchronized boolean isStuck() {
        return waiting.size() > MOST;
    }

    private void append(Event event, List<Kept> kept) {
        put(null, () -> sequence.append(event, kept));
    }

    private synchronized void put(@Nullable Object key, Runnable work) {
        if (ended) return;
        Entry same = key == null ? null : byKey.get(key);
        if (same != null) {
            same.work = work;
            return;
        }
        Entry entry = new Entry(key, work);
        waiting.add(entry);
        if (key != null) byKey.put(key, entry);
        notifyAll();
    }

    private void write() {
        try {
            while (awaitWork()) {
                Optional<Runnable> work = take();
                while (work.isPresent()) {
                    tryTo(work.get());
                    work = take();
                }
            }
        } catch (InterruptedException e) {
            // The node stops, and the journal takes nothing.
        }
    }

    /** False at the end. */
    private boolean awaitWork() throws InterruptedException {
        synchronized (this) {
            while (waiting.isEmpty()) {
                if (ended) return false;
                wait();
            }
        }
        // A short run is over by then, and its statement has had the machine for itself.
        Thread.sleep(GATHERING);
        return true;
    }

    private synchronized Optional<Runnable> take() {
        @Nullable Entry entry = waiting.poll();
        if (entry == null) return Optional.empty();
        if (entry.key != null) byKey.remove(entry.key);
        if (entry.key instanceof OutputOf(String run)) untold.remove(run);
        return Optional.of(entry.work);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            System.getLogger("sightline.kernel")
                    .log(System.Logger.Level.WARNING, "an event of a run is not told", e);
        }
    }

    /** Writes what waits, as far as the journal takes it soon. */
    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        try {
            if (!thread.join(ENDING)) thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, @Nullable Object> about(Run run) {
        RunFacts facts = run.facts();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("run", facts.id());
        data.put("session", facts.session());
        data.put("path", facts.path().map(Path::toString).orElse(null));
        return data;
    }

    private static Kept row(Run run) {
        String json = new String(Json.bytes(run.fields()), StandardCharsets.UTF_8);
        return new Kept(SPACE, run.id(), json);
    }

    private Event event(String type, Optional<Path> path, Map<String, @Nullable Object> data) {
        return path.flatMap(projectOf)
                .map(project -> Event.of(type, project, data))
                .orElseGet(() -> Event.ofNode(type, data));
    }
}
