package dev.sightline.bench.results;

import static dev.sightline.bench.results.ResultsPage.number;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of the rows about kernels. Pure text. */
final class KernelTables {

    private static final double MB = 1e6;

    private KernelTables() {}

    static List<String> of(KernelResults kernels) {
        return List.of(latencies(kernels), floods(kernels));
    }

    /** What of it stands in the line of an older run. */
    static String summary(KernelResults kernels) {
        return kernels.rows().stream()
                .map(row ->
                        "%s, %s: %s / %s (÷ Jupyter %s)"
                                .formatted(
                                        row.contender(),
                                        row.measure(),
                                        number(row.latency().p50Ms()),
                                        number(row.latency().p99Ms()),
                                        ratio(kernels, KernelResults.PEER, row, KernelTables::p50)))
                .collect(Collectors.joining("; "));
    }

    private static String latencies(KernelResults kernels) {
        MarkdownTable table =
                new MarkdownTable(
                        "kernel",
                        "",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "÷ Jupyter p50",
                        "÷ floor p50",
                        "÷ floor p99",
                        "whole, ms each",
                        "÷ Jupyter",
                        "÷ floor",
                        "count");
        for (KernelRow row : kernels.rows()) {
            table.row(
                    row.contender(),
                    row.measure(),
                    number(row.latency().p50Ms()),
                    number(row.latency().p99Ms()),
                    number(row.latency().maxMs()),
                    ratio(kernels, KernelResults.PEER, row, KernelTables::p50),
                    ratio(kernels, KernelResults.FLOOR, row, KernelTables::p50),
                    ratio(kernels, KernelResults.FLOOR, row, r -> r.latency().p99Ms()),
                    number(row.eachMs()),
                    ratio(kernels, KernelResults.PEER, row, KernelRow::eachMs),
                    ratio(kernels, KernelResults.FLOOR, row, KernelRow::eachMs),
                    Integer.toString(row.count()));
        }
        return table.text();
    }

    private static String floods(KernelResults kernels) {
        MarkdownTable table =
                new MarkdownTable(
                        "prints without end",
                        "printed MB",
                        "until over, ms",
                        "÷ Jupyter",
                        "shown MB",
                        "said to be cut MB",
                        "lost unsaid MB",
                        "node RSS MiB before → peak",
                        "node heap MiB before → after",
                        "kernel RSS MiB before → peak",
                        "count");
        for (FloodRow row : kernels.floods()) {
            table.row(
                    row.contender(),
                    number(row.bytes() / MB),
                    number(row.medianMs()),
                    peerOf(kernels, row),
                    number(row.shown() / MB),
                    number(row.cut() / MB),
                    number(row.lost() / MB),
                    change(row.node()),
                    change(row.heap()),
                    change(row.kernel()),
                    Integer.toString(row.floods()));
        }
        String said =
                kernels.floods().stream()
                        .filter(row -> !row.said().isEmpty())
                        .map(row -> "\n%s: `%s`\n".formatted(row.contender(), row.said()))
                        .collect(Collectors.joining());
        return table.text() + said;
    }

    private static String change(FloodRow.Mib memory) {
        return number(memory.before()) + " → " + number(memory.most());
    }

    private static String peerOf(KernelResults kernels, FloodRow row) {
        return kernels.floods().stream()
                .filter(other -> other.contender().equals(KernelResults.PEER))
                .findFirst()
                .map(peer -> number(row.medianMs() / peer.medianMs()))
                .orElse("—");
    }

    private static double p50(KernelRow row) {
        return row.latency().p50Ms();
    }

    private static String ratio(
            KernelResults kernels,
            String contender,
            KernelRow row,
            ToDoubleFunction<KernelRow> figure) {
        return kernels.of(contender, row)
                .map(other -> figure.applyAsDouble(row) / figure.applyAsDouble(other))
                // The median of gaps is 0 where results come two at a time.
                .filter(Double::isFinite)
                .map(ResultsPage::number)
                .orElse("—");
    }
}
