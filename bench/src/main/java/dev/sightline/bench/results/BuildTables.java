package dev.sightline.bench.results;

import static dev.sightline.bench.results.ResultsPage.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of the rows about builds. Pure text. */
final class BuildTables {

    private static final double MB = 1e6;

    private BuildTables() {}

    static List<String> of(BuildResults builds) {
        List<String> tables = new ArrayList<>();
        if (!builds.checkpoints().isEmpty()) tables.add(checkpoints(builds.checkpoints()));
        if (!builds.sessions().isEmpty()) tables.add(sessions(builds.sessions()));
        if (!builds.parses().isEmpty()) tables.add(parses(builds));
        return tables;
    }

    /** What of it stands in the line of an older run. */
    static String summary(BuildResults builds) {
        return builds.checkpoints().stream()
                .map(row ->
                        "%s, checkpoint, %s: %s / %s"
                                .formatted(
                                        row.contender(),
                                        row.save(),
                                        number(row.latency().p50Ms()),
                                        number(row.latency().p99Ms())))
                .collect(Collectors.joining("; "));
    }

    private static String checkpoints(List<DeliveryRow> rows) {
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
        for (DeliveryRow row : rows) {
            table.row(
                    row.contender(),
                    row.save(),
                    number(row.latency().p50Ms()),
                    number(row.latency().p99Ms()),
                    number(row.latency().maxMs()),
                    Integer.toString(row.writes()),
                    Integer.toString(row.missed()),
                    Integer.toString(row.doubled()));
        }
        return table.text();
    }

    private static String sessions(List<SessionRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "memory of an active build",
                        "",
                        "heap KiB",
                        "RSS KiB",
                        "count",
                        "heap before MiB",
                        "RSS before MiB");
        for (SessionRow row : rows) {
            table.row(
                    row.contender(),
                    row.what(),
                    number(row.heapKib()),
                    number(row.rssKib()),
                    Integer.toString(row.count()),
                    number(row.heapBeforeMib()),
                    number(row.rssBeforeMib()));
        }
        return table.text();
    }

    private static String parses(BuildResults builds) {
        MarkdownTable table =
                new MarkdownTable(
                        "parse of a checkpoint",
                        "MB",
                        "p50 ms",
                        "p99 ms",
                        "÷ floor p50",
                        "parses",
                        "first of a process, p50 ms",
                        "÷ floor",
                        "starts");
        for (ParseRow row : builds.parses()) {
            table.row(
                    row.contender(),
                    number(row.bytes() / MB),
                    number(row.warm().p50Ms()),
                    number(row.warm().p99Ms()),
                    ratio(builds, row, one -> one.warm().p50Ms()),
                    Integer.toString(row.parses()),
                    number(row.first().p50Ms()),
                    ratio(builds, row, one -> one.first().p50Ms()),
                    Integer.toString(row.starts()));
        }
        return table.text();
    }

    private static String ratio(
            BuildResults builds, ParseRow row, ToDoubleFunction<ParseRow> figure) {
        return builds.parseFloor()
                .map(floor -> figure.applyAsDouble(row) / figure.applyAsDouble(floor))
                .map(ResultsPage::number)
                .orElse("—");
    }
}
