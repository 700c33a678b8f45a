package dev.sightline.hermes;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Marks;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * What collectors made, for as long as the files that they made it of are the same, and no longer
 * than the collector's own life of it. A change makes invalid exactly what was made of it; what is
 * asked for twice at the same time is made once. Bounded: what was asked for longest ago goes
 * first.
 */
final class Cache {
    private static final int MOST = 256;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private record Key(String path, Arguments arguments) {
        static Key of(Collector collector, Arguments arguments) {
            return new Key(collector.path(), arguments);
        }
    }

    private sealed interface Found permits Made, Work {}

    /**
     * @param counts of the parts when it was begun
     * @param nanos when it was begun
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Made(byte[] json, Map<Part, Long> counts, long nanos, Duration life)
            implements Found {
        boolean isGood(Map<Part, Long> nowCounts, long now) {
            return counts.equals(nowCounts) && now - nanos < life.toNanos();
        }
    }

    /**
     * One collector at work; who wants the same waits for it.
     *
     * @param clears how often all was forgotten before it
     * @param taken whether a thread is at it, or was
     */
    private record Work(
            Map<Part, Long> counts,
            long nanos,
            int clears,
            AtomicBoolean taken,
            CompletableFuture<byte[]> result)
            implements Found {}

    /** A part of an answer that is being gathered. */
    private record Begun(Collector part, Key key, Found found) {}

    /**
     * @param problem why it is not what the files say now; empty where it is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] json, Optional<Unreadable> problem) {}

    /** How often a collector was asked and had it, had to make it, and could not. */
    static final class Tally {
        private long hits;
        private long misses;
        private long failures;
        private long nanos;

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("hits", hits);
            fields.put("misses", misses);
            fields.put("failures", failures);
            fields.put("compute_ms", nanos / 1e6);
            return fields;
        }
    }

    private final Home home;
    private final Marks marks;
    private final Problems problems;
    private final Executor threads;
    private final LongSupplier clock;

    // Guarded by this.
    private final LinkedHashMap<Key, Made> made = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, Work> works = new LinkedHashMap<>();
    private final Map<String, Tally> tallies = new TreeMap<>();
    private long bytes;
    private int clears;

    /**
     * @param threads platform threads
     * @param clock {@link System#nanoTime}
     */
    Cache(Home home, Marks marks, Problems problems, Executor threads, LongSupplier clock) {
        this.home = home;
        this.marks = marks;
        this.problems = problems;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * The answer as the files are now. Where one of them cannot be read, the last good answer, and
     * why.
     *
     * @throws Refusal of the collector; 503 where nothing good was ever made
     */
    Answer of(Collector collector, Arguments arguments) throws Refusal {
        Key key = Key.of(collector, arguments);
        return switch (find(collector, key)) {
            case Made known -> new Answer(known.json(), Optional.empty());
            case Work work -> await(key, work);
        };
    }

    private synchronized Found find(Collector collector, Key key) {
        Map<Part, Long> now = marks.counts(collector.reads());
        Tally tally = tallies.computeIfAbsent(key.path(), path -> new Tally());
        @Nullable Made known = made.get(key);
        if (known != null && known.isGood(now, clock.getAsLong())) {
            tally.hits++;
            return known;
        }
        @Nullable Work under = works.get(key);
        if (under != null && under.counts().equals(now)) {
            tally.hits++;
            return under;
        }
        tally.misses++;
        return begin(collector, key, now);
    }

    private Work begin(Collector collector, Key key, Map<Part, Long> counts) {
        Work work =
                new Work(
                        counts,
                        clock.getAsLong(),
                        clears,
                        new AtomicBoolean(),
                        new CompletableFuture<>());
        works.put(key, work);
        try {
            threads.execute(() -> make(collector, key, work));
        } catch (RejectedExecutionException ending) {
            works.remove(key, work);
            work.result().completeExceptionally(ending);
        }
        return work;
    }

    /** By whoever comes first. */
    private void make(Collector collector, Key key, Work work) {
        if (work.taken().getAndSet(true)) return;
        try {
            Map<String, Gatherer.Said> parts =
                    collector instanceof Gatherer gatherer
                            ? parts(gatherer, key.arguments())
                            : Map.of();
            Object made =
                    collector instanceof Gatherer gatherer
                            ? gatherer.gather(home, part -> said(parts, part))
                            : collector.collect(home, key.arguments());
            // What was learned to be secret meanwhile is so for this answer, too.
            byte[] json = bytes(home.redactor().redact(made));
            Made good = new Made(json, work.counts(), work.nanos(), collector.life());
            // Of what could not be read now, nobody says when it can be.
            boolean isOld = parts.values().stream().anyMatch(said -> said.problem().isPresent());
            done(key, work, isOld ? Optional.empty() : Optional.of(good));
            work.result().complete(json);
        } catch (Refusal | Unreadable | RuntimeException | Error e) {
            // Whatever it was: somebody waits for it.
            done(key, work, Optional.empty());
            work.result().completeExceptionally(e);
        }
    }

    /**
     * What an answer is gathered from, by path: made together with the other threads until all are
     * taken. Were it left to those, all might wait for one that is free.
     */
    private Map<String, Gatherer.Said> parts(Gatherer gatherer, Arguments asked) throws Refusal {
        List<Begun> all = new ArrayList<>();
        for (Collector part : gatherer.parts()) {
            Key key = Key.of(part, gatherer.passed(part, asked));
            all.add(new Begun(part, key, find(part, key)));
        }
        for (Begun one : all) {
            if (one.found() instanceof Work work) make(one.part(), one.key(), work);
        }
        Map<String, Gatherer.Said> said = new LinkedHashMap<>();
        for (Begun one : all) said.put(one.part().path(), part(one.key(), one.found()));
        return said;
    }

    private Gatherer.Said part(Key key, Found found) {
        return switch (found) {
            case Made known -> said(known, Optional.empty());
            case Work work -> {
                try {
                    byte[] json = work.result().join();
                    problems.isGood(key.path());
                    yield new Gatherer.Said(Json.values(json), Optional.empty());
                } catch (CompletionException e) {
                    if (!(e.getCause() instanceof Unreadable unreadable)) throw bug(key, e);
                    Unreadable why = home.redact(unreadable);
                    problems.isBroken(key.path(), why);
                    yield said(known(key), Optional.of(why));
                }
            }
        };
    }

    private static Gatherer.Said said(Map<String, Gatherer.Said> parts, Collector part) {
        return Objects.requireNonNull(parts.get(part.path()), "it is none of the parts");
    }

    private static Gatherer.Said said(@Nullable Made known, Optional<Unreadable> problem) {
        return new Gatherer.Said(known == null ? null : Json.values(known.json()), problem);
    }

    private static byte[] bytes(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> Json.bytes(named(map));
            case List<?> list -> Json.bytes(list);
            case null, default ->
                    throw new IllegalStateException("a collector makes maps or lists");
        };
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private synchronized void done(Key key, Work work, Optional<Made> result) {
        works.remove(key, work);
        Tally tally = tallies.computeIfAbsent(key.path(), path -> new Tally());
        tally.nanos += clock.getAsLong() - work.nanos();
        if (result.isEmpty()) {
            tally.failures++;
            return;
        }
        @Nullable Made before = made.get(key);
        boolean isOvertaken = before != null && before.nanos() - work.nanos() > 0;
        if (work.clears() != clears || isOvertaken) return;
        made.put(key, result.get());
        bytes += result.get().json().length - (before == null ? 0 : before.json().length);
        var oldest = made.entrySet().iterator();
        while ((made.size() > MOST || bytes > MOST_BYTES) && made.size() > 1) {
            bytes -= oldest.next().getValue().json().length;
            oldest.remove();
        }
    }

    private Answer await(Key key, Work work) throws Refusal {
        try {
            byte[] json = work.result().join();
            problems.isGood(key.path());
            return new Answer(json, Optional.empty());
        } catch (CompletionException e) {
            return switch (e.getCause()) {
                case Refusal refusal -> throw refusal;
                case Unreadable unreadable -> lastGood(key, home.redact(unreadable));
                case null, default -> throw bug(key, e);
            };
        }
    }

    /** For the log, which shall not tell what stands in the files either. */
    private IllegalStateException bug(Key key, CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        IllegalStateException told =
                new IllegalStateException(
                        "the collector of %s has a bug: %s"
                                .formatted(
                                        key.path(), home.redactor().redact(String.valueOf(cause))));
        told.setStackTrace(cause.getStackTrace());
        return told;
    }

    private Answer lastGood(Key key, Unreadable why) throws Refusal {
        problems.isBroken(key.path(), why);
        @Nullable Made known = known(key);
        if (known == null) throw new Refusal(503, why.code(), why.detail());
        return new Answer(known.json(), Optional.of(why));
    }

    private synchronized @Nullable Made known(Key key) {
        return made.get(key);
    }

    /** Once no thread takes work any more: nobody waits for what is not made. */
    synchronized void end() {
        for (Work work : works.values()) {
            work.result().completeExceptionally(new RejectedExecutionException("the node ends"));
        }
    }

    /** Forgets everything, also what is under way and what collectors keep of single files. */
    synchronized int clear() {
        for (Part part : Part.values()) marks.changed(part);
        int count = made.size();
        made.clear();
        works.clear();
        bytes = 0;
        clears++;
        return count;
    }

    /**
     * {@code GET /api/cache/stats} (openapi.yaml, CacheStats): what is held and still good, the
     * oldest first, and how each collector fared since the start.
     */
    synchronized Map<String, Object> stats(Collection<Collector> collectors) {
        Map<String, Collector> byPath = new TreeMap<>();
        collectors.forEach(collector -> byPath.put(collector.path(), collector));
        List<Map<String, Object>> entries = new ArrayList<>();
        long now = clock.getAsLong();
        made.entrySet().stream()
                .filter(one -> isGood(byPath.get(one.getKey().path()), one.getValue()))
                .sorted(Comparator.comparingLong(one -> one.getValue().nanos() - now))
                .forEach(one -> entries.add(entry(one.getKey(), one.getValue())));
        Map<String, Object> each = new TreeMap<>();
        tallies.forEach((path, tally) -> each.put(path, tally.fields()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("total_entries", entries.size());
        fields.put("entries", entries);
        fields.put("bytes", bytes);
        fields.put("hits", tallies.values().stream().mapToLong(tally -> tally.hits).sum());
        fields.put("misses", tallies.values().stream().mapToLong(tally -> tally.misses).sum());
        fields.put("collectors", each);
        return fields;
    }

    private boolean isGood(@Nullable Collector collector, Made one) {
        return collector != null && one.isGood(marks.counts(collector.reads()), clock.getAsLong());
    }

    private Map<String, Object> entry(Key key, Made one) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", name(key));
        entry.put("age_seconds", (clock.getAsLong() - one.nanos()) / 1e9);
        entry.put("bytes", one.json().length);
        return entry;
    }

    private static String name(Key key) {
        StringBuilder name = new StringBuilder(key.path());
        key.arguments().segments().forEach(segment -> name.append(' ').append(segment));
        new TreeMap<>(key.arguments().query())
                .forEach(
                        (asked, value) -> name.append(' ').append(asked).append('=').append(value));
        return name.toString();
    }
}
