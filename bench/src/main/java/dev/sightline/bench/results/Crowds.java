package dev.sightline.bench.results;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows with many subscribers. Each may be empty, and in files of older runs all are.
 *
 * @param plan how much was measured
 */
public record Crowds(
        CrowdPlan plan,
        List<FanoutRow> fanout,
        List<MemoryRow> memory,
        List<StalledRow> stalled,
        List<ResumeRow> resume) {

    public Crowds {
        fanout = orNone(fanout);
        memory = orNone(memory);
        stalled = orNone(stalled);
        resume = orNone(resume);
    }

    /** Whether nothing of it was measured. */
    public boolean isEmpty() {
        return fanout.isEmpty() && memory.isEmpty() && stalled.isEmpty() && resume.isEmpty();
    }

    /** The floor of the same run and transport, where it took part. */
    public Optional<FanoutRow> floorOf(FanoutRow row) {
        return fanout.stream()
                .filter(other -> other.transport().equals(row.transport()))
                .filter(other -> other.contender().equals(Results.FLOOR))
                .findFirst();
    }

    private static <T> List<T> orNone(List<T> rows) {
        return List.copyOf(Objects.requireNonNullElse(rows, List.of()));
    }
}
