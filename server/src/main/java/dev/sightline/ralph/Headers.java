package dev.sightline.ralph;

import dev.sightline.event.Event;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.Iterations;
import dev.sightline.ralph.format.LogChunk;
import dev.sightline.ralph.format.LogChunks;
import dev.sightline.ralph.format.LogSign;
import dev.sightline.ralph.log.LogIndex;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The iterations as the log begins them, while it grows. A header ends the one before; what that
 * was is told from here only where nothing else tells it.
 */
final class Headers {
    private final Teller teller;
    private final ZoneId zone;
    private final LogIndex index;

    /** Since the header of the iteration that is open. */
    private LogChunks open = new LogChunks();

    private boolean strict;

    /**
     * @param index knows of one that began long before this began to read
     */
    Headers(Teller teller, ZoneId zone, LogIndex index) {
        this.teller = teller;
        this.zone = zone;
        this.index = index;
    }

    /** An iteration has begun. */
    record Began(int iteration, Event event, Optional<Event> completed) {}

    /** Another file; where the one before was read to its end, the iteration goes on in it. */
    void another(LogTail.Another file) {
        if (file.lost()) {
            open = new LogChunks();
            strict = false;
        }
        for (LogSign sign : file.before()) {
            var _ = hear(sign);
        }
    }

    Optional<Began> hear(LogSign sign) {
        if (!(sign instanceof LogSign.Began header)) {
            open.add(sign);
            return Optional.empty();
        }
        // A lenient one counts only in a log without strict ones.
        if (header.lenient() && strict) return Optional.empty();
        strict |= !header.lenient();
        open.add(header);
        List<LogChunk> chunks = open.all(header.offset(), header.line());
        Optional<Event> before = completed(chunks.size() < 2 ? counted(header) : chunks);
        open = new LogChunks();
        open.add(header);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("iteration", header.number());
        data.put("max", header.max().orElse(null));
        return Optional.of(
                new Began(header.number(), teller.event("iteration_started", data), before));
    }

    /** The iteration that this header ends, and the one that it begins, where they are counted. */
    private List<LogChunk> counted(LogSign.Began header) {
        List<LogChunk> all = index.chunks();
        for (int i = all.size() - 1; i > 0; i--) {
            if (all.get(i).span().from() == header.offset()) return all.subList(i - 1, i + 1);
        }
        return List.of();
    }

    private Optional<Event> completed(List<LogChunk> chunks) {
        if (chunks.size() < 2) return Optional.empty();
        List<Iteration> both = Iterations.merged(List.of(), chunks, zone, true);
        return both.isEmpty()
                ? Optional.empty()
                : Optional.of(teller.event("iteration_completed", both.getFirst().eventFields()));
    }
}
