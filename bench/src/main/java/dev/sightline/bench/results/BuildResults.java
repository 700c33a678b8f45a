package dev.sightline.bench.results;

import java.util.List;

/**
 * The rows about builds.
 *
 * @param checkpoints from the rename to the client; {@code save} says how large they are
 */
public record BuildResults(List<DeliveryRow> checkpoints) {
    public BuildResults {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Its table. Pure text. */
    String table() {
        MarkdownTable table =
                new MarkdownTable(
                        "checkpoint in place → WebSocket checkpoint_update",
                        "",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "writes",
                        "missed",
                        "doubled");
        for (DeliveryRow row : checkpoints) {
            table.row(
                    row.contender(),
                    row.save(),
                    ResultsPage.number(row.latency().p50Ms()),
                    ResultsPage.number(row.latency().p99Ms()),
                    ResultsPage.number(row.latency().maxMs()),
                    Integer.toString(row.writes()),
                    Integer.toString(row.missed()),
                    Integer.toString(row.doubled()));
        }
        return table.text();
    }
}
