package dev.sightline.bench.results;

import java.util.List;
import java.util.Optional;

/**
 * The rows about kernels.
 *
 * @param plan how much was measured
 */
public record KernelResults(KernelPlan plan, List<KernelRow> rows, List<FloodRow> floods) {

    /** The peer, by its name in the tables. */
    public static final String PEER = "Jupyter kernel";

    /** The least that there is: the same worker without a node. */
    public static final String FLOOR = "worker alone";

    public KernelResults {
        rows = List.copyOf(rows);
        floods = List.copyOf(floods);
    }

    /** The row of another contender for the same thing. */
    public Optional<KernelRow> of(String contender, KernelRow row) {
        return rows.stream()
                .filter(other -> other.measure().equals(row.measure()))
                .filter(other -> other.contender().equals(contender))
                .findFirst();
    }
}
