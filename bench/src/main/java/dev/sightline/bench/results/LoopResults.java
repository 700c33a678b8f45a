package dev.sightline.bench.results;

import java.util.List;
import java.util.Optional;

/**
 * The rows about logs that grow.
 *
 * @param plan how much was measured
 * @param appends of single lines
 */
public record LoopResults(
        LoopPlan plan,
        List<DeliveryRow> appends,
        List<TailRow> tails,
        List<OpeningRow> openings,
        List<BurstRow> bursts) {

    public LoopResults {
        appends = List.copyOf(appends);
        tails = List.copyOf(tails);
        openings = List.copyOf(openings);
        bursts = List.copyOf(bursts);
    }

    /** The floor's appends, where it took part. */
    public Optional<Latency> floor() {
        return appends.stream()
                .filter(row -> row.contender().equals(Results.FLOOR))
                .map(DeliveryRow::latency)
                .findFirst();
    }
}
