package dev.sightline.ralph.format;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code iterations.jsonl}, and what it and the log say together. */
public final class Iterations {
    private Iterations() {}

    /** One line of {@code iterations.jsonl}; empty for one that cannot be used. */
    public static Optional<Iteration> parseLine(String line) {
        return Rows.parse(line);
    }

    /**
     * In the order of the file, with their own numbers; where any repeats (old loops began at 1
     * again), with their places.
     */
    public static List<Iteration> numbered(List<Iteration> rows) {
        Set<Integer> seen = new HashSet<>();
        boolean repeats = false;
        for (Iteration row : rows) repeats |= !seen.add(row.number());
        if (!repeats) return List.copyOf(rows);
        List<Iteration> numbered = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) numbered.add(rows.get(i).numbered(i + 1));
        return numbered;
    }

    /**
     * What both say of the same iterations; where both know something, the file wins.
     *
     * @param rows numbered
     * @param zone of the times of day in the log
     * @param alive whether the loop runs, so that the last one without an end is running
     */
    public static List<Iteration> merged(
            List<Iteration> rows, List<LogChunk> chunks, ZoneId zone, boolean alive) {
        return new Merge(zone, alive).of(rows, chunks);
    }
}
