package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows and chunks of the same numbers as one. The log knows times of day only. */
final class Merge {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ZoneId zone;
    private final boolean alive;

    Merge(ZoneId zone, boolean alive) {
        this.zone = zone;
        this.alive = alive;
    }

    /** What is known of one iteration; one of the two is there. */
    private record Both(Optional<Iteration> row, Optional<LogChunk> chunk) {}

    List<Iteration> of(List<Iteration> rows, List<LogChunk> chunks) {
        TreeMap<Integer, Both> byNumber = new TreeMap<>();
        for (Iteration row : rows) {
            byNumber.put(row.number(), new Both(Optional.of(row), Optional.empty()));
        }
        boolean byOrder = repeats(chunks);
        for (int i = 0; i < chunks.size(); i++) {
            LogChunk chunk = chunks.get(i);
            Both both = byNumber.get(byOrder ? i + 1 : chunk.number());
            Optional<Iteration> row = both == null ? Optional.empty() : both.row();
            byNumber.put(byOrder ? i + 1 : chunk.number(), new Both(row, Optional.of(chunk)));
        }
        List<Integer> numbers = new ArrayList<>(byNumber.keySet());
        List<Both> parts = new ArrayList<>(byNumber.values());
        List<Optional<OffsetDateTime>> starts = starts(parts);
        List<Iteration> merged = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i + 1 == parts.size();
            merged.add(one(numbers.get(i), parts.get(i), starts.get(i), last && alive));
        }
        return merged;
    }

    private static boolean repeats(List<LogChunk> chunks) {
        Set<Integer> seen = new HashSet<>();
        for (LogChunk chunk : chunks) {
            if (!seen.add(chunk.number())) return true;
        }
        return false;
    }

    /** When each began, with a date where a row before or behind it lends one. */
    private List<Optional<OffsetDateTime>> starts(List<Both> parts) {
        List<Optional<OffsetDateTime>> starts = new ArrayList<>(parts.size());
        Optional<OffsetDateTime> known = Optional.empty();
        for (Both part : parts) {
            Optional<OffsetDateTime> start = written(part, Iteration::start);
            if (start.isEmpty()) {
                Optional<OffsetDateTime> before = known;
                start = time(part).flatMap(t -> before.map(k -> Moment.after(k, t, zone)));
            }
            starts.add(start);
            Optional<OffsetDateTime> end = written(part, Iteration::end);
            if (end.isPresent() || start.isPresent()) known = end.isPresent() ? end : start;
        }
        Optional<OffsetDateTime> next = Optional.empty();
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (starts.get(i).isEmpty()) {
                Optional<OffsetDateTime> behind = next;
                starts.set(
                        i,
                        time(parts.get(i))
                                .flatMap(t -> behind.map(n -> Moment.before(n, t, zone))));
            }
            if (starts.get(i).isPresent()) next = starts.get(i);
        }
        return starts;
    }

    private static Optional<OffsetDateTime> written(
            Both part, Function<Iteration, Optional<String>> what) {
        return part.row().flatMap(what).flatMap(Moment::read);
    }

    private static Optional<LocalTime> time(Both part) {
        return part.chunk().flatMap(LogChunk::start);
    }

    private Iteration one(
            int number, Both part, Optional<OffsetDateTime> start, boolean maybeRunning) {
        Optional<OffsetDateTime> end =
                part.chunk()
                        .flatMap(LogChunk::end)
                        .flatMap(time -> start.map(from -> Moment.after(from, time, zone)));
        if (part.row().isEmpty()) {
            return ofLog(number, part.chunk().orElseThrow(), start, end, maybeRunning);
        }
        Iteration row = part.row().get();
        return part.chunk().map(chunk -> filled(row, chunk, end)).orElse(row);
    }

    private static Iteration filled(
            Iteration row, LogChunk chunk, Optional<OffsetDateTime> logEnd) {
        Optional<String> end = row.end().or(() -> logEnd.map(WRITTEN::format));
        return new Iteration(
                row.number(),
                row.max().or(chunk::max),
                row.start(),
                end,
                row.durationSeconds()
                        .or(() -> row.start().flatMap(start -> Rows.between(start, end))),
                row.tokens().or(chunk::tokens),
                row.status(),
                row.tasksCompleted(),
                row.commit(),
                row.commitMessage(),
                row.testPassed(),
                row.testOutput(),
                row.errors(),
                row.billing(),
                Optional.of(chunk.span()),
                false,
                chunk.lenient());
    }

    /** Of one that runs nothing is said yet: a line that looks like an error may be none. */
    private static Iteration ofLog(
            int number,
            LogChunk chunk,
            Optional<OffsetDateTime> start,
            Optional<OffsetDateTime> end,
            boolean running) {
        Optional<Double> seconds =
                chunk.start().flatMap(from -> chunk.end().map(to -> Moment.seconds(from, to)));
        return new Iteration(
                number,
                chunk.max(),
                written(start, chunk.start()),
                written(end, chunk.end()),
                seconds,
                chunk.tokens(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                running ? List.of() : chunk.faults(),
                Iteration.Billing.NONE,
                Optional.of(chunk.span()),
                running,
                chunk.lenient());
    }

    private static Optional<String> written(
            Optional<OffsetDateTime> moment, Optional<LocalTime> time) {
        return moment.map(WRITTEN::format).or(() -> time.map(TIME::format));
    }
}
