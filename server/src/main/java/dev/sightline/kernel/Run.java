package dev.sightline.kernel;

import dev.sightline.http.Refusal;
import dev.sightline.python.Lines;
import dev.sightline.python.Output;
import dev.sightline.python.Said;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One run of a script or a part of it. It belongs to the node: whoever asks can follow it, from its
 * beginning, also long after it. The kernel writes it; followers read it, each at its own pace.
 */
public final class Run {
    private static final Logger LOG = System.getLogger("sightline.kernel");

    /** Bytes of a run's file; then a result keeps its errors alone. */
    private static final long FILE = 64L * 1024 * 1024;

    /** What a follower reads at a time, in bytes; a single event may be larger. */
    private static final int PAGE = 256 * 1024;

    /** What a run of this process does beyond being read. */
    interface Owner {
        /** Something happened that followers may see a moment later. */
        void laterFor(Run run);

        /** The line that the script waits for. */
        void give(int ask, Optional<String> line);
    }

    private final RunFacts facts;
    private final RunFile file;
    private final Optional<Owner> owner;
    private final Set<Runnable> followers = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private RunProgress progress;
    private List<Lines> waiting = List.of();
    private Map<Integer, Lines> planned = Map.of();
    private @Nullable Lines current;
    private Partial partial = new Partial();

    /** The number of the question that waits for its answer. */
    private OptionalInt asking = OptionalInt.empty();

    private long beganNanos = System.nanoTime();
    private long currentNanos = beganNanos;
    private boolean isDiskFull;
    private Signs signs = Signs.NONE;

    /**
     * How much of a run a follower has had.
     *
     * @param number of the last event
     * @param node whose text it has had, up to {@code text}
     */
    record Cursor(long number, int node, Partial.Cursor text, Signs signs) {
        static Cursor after(long number) {
            return new Cursor(number, -1, Partial.Cursor.START, Signs.NONE);
        }
    }

    /**
     * @param live not kept: text of the statement that runs, and the like
     * @param more whether there is more already
     * @param over whether these are the last
     */
    record News(List<Numbered> events, List<String> live, boolean more, boolean over, Cursor now) {}

    Run(RunFacts facts, RunProgress progress, RunFile file, Optional<Owner> owner) {
        this.facts = facts;
        this.progress = progress;
        this.file = file;
        this.owner = owner;
    }

    public String id() {
        return facts.id();
    }

    public String session() {
        return facts.session();
    }

    RunFacts facts() {
        return facts;
    }

    public RunStatus status() {
        return progress().status();
    }

    RunProgress progress() {
        lock.lock();
        try {
            return progress;
        } finally {
            lock.unlock();
        }
    }

    /** As {@code GET /api/runs/{id}} has it. */
    public Map<String, @Nullable Object> fields() {
        lock.lock();
        try {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            facts.into(fields);
            progress.into(fields);
            fields.put("events", file.lines());
            return fields;
        } finally {
            lock.unlock();
        }
    }

    /** Its events so far, and the bytes that they are. */
    record Extent(long events, long bytes) {}

    Extent extent() {
        lock.lock();
        try {
            return new Extent(file.lines(), file.length());
        } finally {
            lock.unlock();
        }
    }

    /**
     * The line that the script waits for; empty: there is none any more.
     *
     * @throws Refusal 409 where it does not wait
     */
    public void give(Optional<String> line) throws Refusal {
        lock.lock();
        try {
            if (asking.isEmpty() || owner.isEmpty()) {
                throw new Refusal(409, "not_asked", "The script does not wait for input");
            }
            int ask = asking.getAsInt();
            asking = OptionalInt.empty();
            append(RunEvents.inputGiven(ask));
            owner.get().give(ask, line);
        } finally {
            lock.unlock();
        }
        wake();
    }

    // The kernel's side.

    void begin() {
        lock.lock();
        try {
            progress = progress.begun();
            beganNanos = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    void planned(List<Lines> statements) {
        tell(() -> {
            waiting = new ArrayList<>(statements);
            Map<Integer, Lines> byNode = new LinkedHashMap<>();
            statements.forEach(lines -> byNode.put(lines.node(), lines));
            planned = byNode;
            progress = progress.planned(statements.size());
            append(RunEvents.planned(statements));
        });
    }

    void began(int node) {
        tell(() -> {
            Lines lines = planned.getOrDefault(node, new Lines(node, 1, 1));
            current = lines;
            currentNanos = System.nanoTime();
            partial = new Partial();
            asking = OptionalInt.empty();
            waiting.remove(lines);
            append(RunEvents.running(lines));
        });
    }

    /** False where no statement runs to which the text could belong. */
    boolean text(boolean err, String text) {
        lock.lock();
        try {
            if (current == null) return false;
            partial.text(err, text);
        } finally {
            lock.unlock();
        }
        owner.ifPresent(its -> its.laterFor(this));
        return true;
    }

    /** As {@link #text}. */
    boolean shown(Output output) {
        lock.lock();
        try {
            if (current == null) return false;
            partial.show(output);
        } finally {
            lock.unlock();
        }
        owner.ifPresent(its -> its.laterFor(this));
        return true;
    }

    void ended(Said.Ended said) {
        tell(() -> {
            Lines lines = current;
            if (lines == null) return;
            List<Output> output = new ArrayList<>(partial.outputs());
            output.addAll(said.value());
            output.addAll(said.error());
            progress = progress.oneMore();
            result(lines, output, said.millis(), said.failed());
        });
    }

    private void result(Lines lines, List<Output> output, double millis, boolean failed) {
        List<Output> kept = output;
        if ((file.length() > FILE || file.isFull()) && !output.isEmpty()) {
            kept =
                    new ArrayList<>(
                            output.stream().filter(one -> one.type().equals("error")).toList());
            kept.add(
                    Output.of(
                            "stderr", "[not kept: the results of this run have come to 64 MiB]\n"));
        }
        current = null;
        asking = OptionalInt.empty();
        partial = new Partial();
        signs = signs.heard();
        append(RunEvents.result(lines, kept, millis, failed));
    }

    void asked(Said.Asked asked) {
        tell(() -> {
            asking = OptionalInt.of(asked.ask());
            append(RunEvents.input(asked.prompt(), asked.password(), asked.ask()));
        });
    }

    boolean isAsking() {
        lock.lock();
        try {
            return asking.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** An interrupt was sent: what was asked will not be answered. */
    void askNoMore() {
        lock.lock();
        try {
            asking = OptionalInt.empty();
        } finally {
            lock.unlock();
        }
    }

    void used(Said.Usage used) {
        String json = RunEvents.usage(used.rss(), used.cpu(), used.processes());
        lock.lock();
        try {
            signs = signs.used(json);
        } finally {
            lock.unlock();
        }
        wake();
    }

    void silent(String json) {
        lock.lock();
        try {
            signs = signs.silent(json);
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Its last event; what it had not run is cancelled. Nothing where it is over already. */
    void finish(RunStatus how, OptionalInt exit, Optional<String> detail, Instant now) {
        tell(() -> {
            if (progress.status().isOver()) return;
            double took = (System.nanoTime() - beganNanos) / 1e6;
            double cutAfter = (System.nanoTime() - currentNanos) / 1e6;
            Lines cut = current;
            if (cut != null) {
                List<Output> output = new ArrayList<>(partial.outputs());
                detail.ifPresent(why -> output.add(Output.of("error", why + "\n")));
                result(cut, output, cutAfter, true);
            }
            asking = OptionalInt.empty();
            if (!waiting.isEmpty()) append(RunEvents.cancelled(waiting));
            waiting = List.of();
            append(RunEvents.complete(how, took, exit, detail));
            progress = progress.over(how, now, took, exit, detail);
            file.close();
        });
    }

    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
        wake();
    }

    private void append(String json) {
        Optional<IOException> trouble = file.append(json);
        if (trouble.isPresent() && !isDiskFull) {
            LOG.log(Level.WARNING, "the events of run " + id() + " wait for disk", trouble.get());
        }
        isDiskFull = trouble.isPresent();
    }

    // The followers' side.

    /** What has come since; reads the disk. */
    News since(Cursor cursor) throws IOException {
        lock.lock();
        try {
            List<Numbered> events = file.read(cursor.number(), PAGE);
            long known = Math.min(cursor.number(), file.lines());
            long number = events.isEmpty() ? known : events.getLast().number();
            if (number < file.lines()) {
                Cursor now = new Cursor(number, cursor.node(), cursor.text(), cursor.signs());
                return new News(events, List.of(), true, false, now);
            }
            List<String> live = new ArrayList<>();
            Cursor now = new Cursor(number, cursor.node(), cursor.text(), signs);
            Lines lines = current;
            if (lines != null) {
                boolean same = cursor.node() == lines.node();
                Partial.Cursor from = same ? cursor.text() : Partial.Cursor.START;
                partial.since(from)
                        .ifPresent(text -> live.add(RunEvents.stream(lines, text, !same)));
                now = new Cursor(number, lines.node(), partial.cursor(), signs);
            }
            if (!progress.status().isOver() && signs.changes() != cursor.signs().changes()) {
                if (!signs.usage().equals(cursor.signs().usage())) {
                    signs.usage().ifPresent(live::add);
                }
                if (!signs.silence().equals(cursor.signs().silence())) {
                    signs.silence().ifPresent(live::add);
                }
            }
            return new News(events, live, false, progress.status().isOver(), now);
        } finally {
            lock.unlock();
        }
    }

    boolean isFollowed() {
        return !followers.isEmpty();
    }

    /** {@code wake} is called, by any thread, when there may be news; it must not wait. */
    void follow(Runnable wake) {
        followers.add(wake);
    }

    void unfollow(Runnable wake) {
        followers.remove(wake);
    }

    void wake() {
        followers.forEach(Runnable::run);
    }
}
