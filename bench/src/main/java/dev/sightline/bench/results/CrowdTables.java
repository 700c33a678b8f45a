package dev.sightline.bench.results;

import static dev.sightline.bench.results.ResultsPage.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of the rows with many subscribers. Pure text. */
final class CrowdTables {

    private static final String NONE = "—";

    private CrowdTables() {}

    /** Those that have rows. */
    static List<String> of(Crowds crowds) {
        List<String> tables = new ArrayList<>();
        if (!crowds.fanout().isEmpty()) {
            tables.add(fanout(crowds));
        }
        if (!crowds.memory().isEmpty()) {
            tables.add(memory(crowds.memory()));
        }
        if (!crowds.stalled().isEmpty()) {
            tables.add(stalled(crowds.stalled()));
        }
        if (!crowds.resume().isEmpty()) {
            tables.add(resume(crowds.resume()));
        }
        return tables;
    }

    /** What of it stands in the line of an older run. */
    static String summary(Crowds crowds) {
        return crowds.fanout().stream()
                .map(row ->
                        "%s, last of %d %s: %s / %s (%s)"
                                .formatted(
                                        row.contender(),
                                        row.clients(),
                                        row.transport(),
                                        number(row.last().p50Ms()),
                                        number(row.last().p99Ms()),
                                        ratio(crowds, row, r -> r.last().p50Ms())))
                .collect(Collectors.joining("; "));
    }

    private static String fanout(Crowds crowds) {
        MarkdownTable table =
                new MarkdownTable(
                        "one event to " + crowds.plan().clients() + " clients",
                        "",
                        "last client p50 ms",
                        "p99 ms",
                        "÷ floor p50",
                        "first to last p50 ms",
                        "÷ floor p50",
                        "every client p50 ms",
                        "p99 ms",
                        "events",
                        "missing",
                        "doubled",
                        "client µs");
        for (FanoutRow row : crowds.fanout()) {
            table.row(
                    row.contender(),
                    row.transport(),
                    number(row.last().p50Ms()),
                    number(row.last().p99Ms()),
                    ratio(crowds, row, r -> r.last().p50Ms()),
                    number(row.spread().p50Ms()),
                    ratio(crowds, row, r -> r.spread().p50Ms()),
                    number(row.every().p50Ms()),
                    number(row.every().p99Ms()),
                    Integer.toString(row.events()),
                    Long.toString(row.missing()),
                    Integer.toString(row.doubled()),
                    number(row.clientMicros()));
        }
        return table.text();
    }

    private static String memory(List<MemoryRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "memory of an idle client",
                        "",
                        "heap KiB",
                        "RSS KiB",
                        "clients",
                        "heap before MiB",
                        "RSS before MiB");
        for (MemoryRow row : rows) {
            table.row(
                    row.contender(),
                    row.transport(),
                    number(row.heapKib()),
                    number(row.rssKib()),
                    Integer.toString(row.clients()),
                    number(row.heapBeforeMib()),
                    number(row.rssBeforeMib()));
        }
        return table.text();
    }

    private static String stalled(List<StalledRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "stalled readers",
                        "",
                        "live",
                        "stalled",
                        "p99 ms without",
                        "p99 ms with",
                        "÷ without",
                        "p50 ms without",
                        "p50 ms with",
                        "missing",
                        "cut",
                        "heap MiB before → after",
                        "RSS MiB before → peak");
        for (StalledRow row : rows) {
            table.row(
                    row.contender(),
                    row.transport(),
                    Integer.toString(row.live()),
                    Integer.toString(row.stalled()),
                    number(row.without().p99Ms()),
                    number(row.with().p99Ms()),
                    number(row.with().p99Ms() / row.without().p99Ms()),
                    number(row.without().p50Ms()),
                    number(row.with().p50Ms()),
                    Long.toString(row.missing()),
                    Integer.toString(row.cut()),
                    number(row.heapBeforeMib()) + " → " + number(row.heapAfterMib()),
                    number(row.rssBeforeMib()) + " → " + number(row.rssPeakMib()));
        }
        return table.text();
    }

    private static String resume(List<ResumeRow> rows) {
        MarkdownTable table =
                new MarkdownTable(
                        "all return at once",
                        "",
                        "clients",
                        "missed events each",
                        "first has all, ms",
                        "half, ms",
                        "last, ms",
                        "incomplete");
        for (ResumeRow row : rows) {
            table.row(
                    row.contender(),
                    row.transport(),
                    Integer.toString(row.clients()),
                    Integer.toString(row.events()),
                    number(row.firstMs()),
                    number(row.medianMs()),
                    number(row.lastMs()),
                    Integer.toString(row.missing()));
        }
        return table.text();
    }

    private static String ratio(Crowds crowds, FanoutRow row, ToDoubleFunction<FanoutRow> figure) {
        return crowds.floorOf(row)
                .map(floor -> number(figure.applyAsDouble(row) / figure.applyAsDouble(floor)))
                .orElse(NONE);
    }
}
