package dev.sightline.bench.results;

import static dev.sightline.bench.results.ResultsPage.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of the rows about logs that grow. Pure text. */
final class LoopTables {

    private static final double MB = 1e6;

    private LoopTables() {}

    static List<String> of(LoopResults loops) {
        List<String> tables = new ArrayList<>();
        if (!loops.appends().isEmpty()) tables.add(appends(loops));
        if (!loops.tails().isEmpty()) tables.add(tails(loops.tails()));
        if (!loops.openings().isEmpty()) tables.add(openings(loops.openings()));
        if (!loops.bursts().isEmpty()) tables.add(bursts(loops.bursts()));
        return tables;
    }

    /** What of it stands in the line of an older run. */
    static String summary(LoopResults loops) {
        return loops.appends().stream()
                .map(row ->
                        "%s, a line appended: %s / %s (%s)"
                                .formatted(
                                        row.contender(),
                                        number(row.latency().p50Ms()),
                                        number(row.latency().p99Ms()),
                                        ratio(loops, row, Latency::p50Ms)))
                .collect(Collectors.joining("; "));
    }

    private static String appends(LoopResults loops) {
        MarkdownTable table =
                new MarkdownTable(
                        "line appended → WebSocket log_append",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "÷ floor p50",
                        "÷ floor p99",
                        "appends",
                        "missed",
                        "joined",
                        "doubled");
        for (DeliveryRow row : loops.appends()) {
            table.row(
                    row.contender(),
                    number(row.latency().p50Ms()),
                    number(row.latency().p99Ms()),
                    number(row.latency().maxMs()),
                    ratio(loops, row, Latency::p50Ms),
                    ratio(loops, row, Latency::p99Ms),
                    Integer.toString(row.writes()),
                    Integer.toString(row.missed()),
                    Integer.toString(row.overtaken()),
                    Integer.toString(row.doubled()));
        }
        return table.text();
    }

    private static String ratio(
            LoopResults loops, DeliveryRow row, ToDoubleFunction<Latency> figure) {
        return loops.floor()
                .map(floor -> figure.applyAsDouble(row.latency()) / figure.applyAsDouble(floor))
                .map(ResultsPage::number)
                .orElse("—");
    }

    private static String tails(List<TailRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "log that grows without end",
                        "appended MB",
                        "written MB/s",
                        "parsed MB/s",
                        "told MB/s",
                        "heard MB",
                        "messages",
                        "client cut",
                        "server's memory MiB");
        for (TailRow row : rows) {
            table.row(
                    row.contender(),
                    number(row.bytes() / MB),
                    number(rate(row, row.writtenMs())),
                    number(rate(row, row.parsedMs())),
                    number(rate(row, row.toldMs())),
                    number(row.heardBytes() / MB),
                    Long.toString(row.messages()),
                    Integer.toString(row.cuts()),
                    number(row.before()) + " → " + number(row.peak()));
        }
        return table.text();
    }

    private static double rate(TailRow row, double ms) {
        return row.bytes() / MB / (ms / 1e3);
    }

    private static String openings(List<OpeningRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "start on a long log",
                        "log MB",
                        "heap",
                        "first 200 ms",
                        "its last lines ms",
                        "all counted ms",
                        "RSS MiB");
        for (OpeningRow row : rows) {
            table.row(
                    row.contender(),
                    number(row.bytes() / MB),
                    row.heap(),
                    number(row.healthyMs()),
                    number(row.endMs()),
                    number(row.countedMs()),
                    number(row.rss()));
        }
        return table.text();
    }

    private static String bursts(List<BurstRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "burst → last line in a page",
                        "lines",
                        "median ms",
                        "max ms",
                        "bursts",
                        "longest task ms",
                        "long tasks of a burst ms",
                        "heap of the page MiB",
                        "elements");
        for (BurstRow row : rows) {
            table.row(
                    row.contender() + ", " + row.browser(),
                    Integer.toString(row.lines()),
                    number(row.medianMs()),
                    number(row.maxMs()),
                    Integer.toString(row.untilShownMs().size()),
                    number(row.longestTaskMs()),
                    number(row.longTasksMs()),
                    number(row.heapBefore()) + " → " + number(row.heapAfter()),
                    Integer.toString(row.elements()));
        }
        return table.text();
    }
}
