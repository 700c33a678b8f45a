package dev.sightline.bench.results;

import java.util.List;
import java.util.Optional;

/**
 * The rows about builds.
 *
 * @param plan how much was measured
 * @param checkpoints from the rename to the client; {@code save} says how large they are
 * @param sessions memory of each
 * @param parses of a large checkpoint
 */
public record BuildResults(
        BuildPlan plan,
        List<DeliveryRow> checkpoints,
        List<SessionRow> sessions,
        List<ParseRow> parses) {

    /** What the node's parser stands on; ratios of parsing are ratios to it. */
    public static final String PARSE_FLOOR = "Jackson, plain tree";

    public BuildResults {
        checkpoints = List.copyOf(checkpoints);
        sessions = List.copyOf(sessions);
        parses = List.copyOf(parses);
    }

    /** The floor's parses, where it took part. */
    public Optional<ParseRow> parseFloor() {
        return parses.stream().filter(row -> row.contender().equals(PARSE_FLOOR)).findFirst();
    }
}
