package dev.sightline.bench.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the results: the newest run in full, one line for each older one. Pure text. */
public final class ResultsPage {

    private ResultsPage() {}

    /**
     * @param runs the newest first
     */
    public static String markdown(List<Results> runs) {
        StringBuilder page = new StringBuilder("# Results\n\n");
        page.append("Written by `bench/run`; how to read it: [bench/README.md](../README.md).\n");
        if (runs.isEmpty()) {
            return page.append("\nNothing has been measured yet.\n").toString();
        }
        Results newest = runs.getFirst();
        page.append("\n## %s, %s\n\n".formatted(newest.date(), newest.name()));
        page.append(facts(newest)).append("\n").append(tables(newest));
        if (runs.size() > 1) {
            page.append("\n## Earlier runs\n\n").append(earlier(runs.subList(1, runs.size())));
        }
        return page.toString();
    }

    /** The tables of one run, as the page and the terminal show them. */
    public static String tables(Results run) {
        MarkdownTable delivery =
                new MarkdownTable(
                        "write closed → SSE frame",
                        "",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "÷ floor p50",
                        "÷ floor p99",
                        "writes",
                        "missed",
                        "overtaken",
                        "doubled",
                        "torn");
        for (DeliveryRow row : run.delivery()) {
            delivery.row(
                    row.contender(),
                    row.save(),
                    number(row.latency().p50Ms()),
                    number(row.latency().p99Ms()),
                    number(row.latency().maxMs()),
                    ratio(run, row, 50),
                    ratio(run, row, 99),
                    Integer.toString(row.writes()),
                    Integer.toString(row.missed()),
                    Integer.toString(row.overtaken()),
                    Integer.toString(row.doubled()),
                    Integer.toString(row.torn()));
        }
        MarkdownTable startup =
                new MarkdownTable("start → first 200", "median ms", "min ms", "max ms", "starts");
        for (StartupRow row : run.startup()) {
            startup.row(
                    row.contender(),
                    number(row.medianMs()),
                    number(row.minMs()),
                    number(row.maxMs()),
                    Integer.toString(row.starts()));
        }
        List<String> tables = new ArrayList<>();
        if (!run.delivery().isEmpty()) {
            tables.add(delivery.text());
        }
        if (!run.startup().isEmpty()) {
            tables.add(startup.text());
        }
        run.crowds().map(CrowdTables::of).ifPresent(tables::addAll);
        run.kernel().map(KernelTables::of).ifPresent(tables::addAll);
        run.loop().map(LoopTables::of).ifPresent(tables::addAll);
        run.build().map(BuildTables::of).ifPresent(tables::addAll);
        run.hermes().map(HermesResults::tables).ifPresent(tables::addAll);
        return String.join("\n", tables);
    }

    private static String facts(Results run) {
        Machine machine = run.machine();
        StringBuilder facts = new StringBuilder();
        facts.append(
                "%d × %s, Linux %s, %s.\n"
                        .formatted(
                                machine.cores(), machine.cpu(), machine.kernel(), machine.java()));
        facts.append(
                "Load before: average %s, cores busy %.0f %%%s.\n"
                        .formatted(
                                number(run.load().averageOfOneMinute()),
                                run.load().busyShare() * 100,
                                run.load().calm() ? "" : ": **not calm, not to be trusted**"));
        if (!run.delivery().isEmpty() || run.loop().isPresent() || run.build().isPresent()) {
            facts.append(
                    "%d rounds × %d writes at %s/s.\n"
                            .formatted(
                                    run.plan().rounds(),
                                    run.plan().writes(),
                                    number(run.plan().perSecond())));
        }
        run.crowds()
                .filter(crowds -> !crowds.fanout().isEmpty())
                .ifPresent(crowds ->
                        facts.append(
                                "Fan-out: %d rounds × %d events.\n"
                                        .formatted(
                                                crowds.plan().rounds(), crowds.plan().events())));
        run.kernel()
                .map(KernelResults::plan)
                .ifPresent(plan ->
                        facts.append(
                                "Kernels: %d rounds × %d statements, %d requests.\n"
                                        .formatted(
                                                plan.rounds(),
                                                plan.statements(),
                                                plan.requests())));
        facts.append("\n");
        new TreeMap<>(run.contenders())
                .forEach((name, what) -> facts.append("- %s: %s\n".formatted(name, what)));
        run.notes().forEach(note -> facts.append("- %s\n".formatted(note)));
        return facts.toString();
    }

    private static String earlier(List<Results> runs) {
        MarkdownTable table = new MarkdownTable("run", "p50 / p99 ms (÷ floor) of each row");
        for (Results run : runs) {
            String rows =
                    run.delivery().stream()
                            .map(row ->
                                    "%s, %s: %s / %s (%s)"
                                            .formatted(
                                                    row.contender(),
                                                    row.save(),
                                                    number(row.latency().p50Ms()),
                                                    number(row.latency().p99Ms()),
                                                    ratio(run, row, 50)))
                            .collect(Collectors.joining("; "));
            String crowds = run.crowds().map(CrowdTables::summary).orElse("");
            String kernel = run.kernel().map(KernelTables::summary).orElse("");
            String loop = run.loop().map(LoopTables::summary).orElse("");
            String build = run.build().map(BuildTables::summary).orElse("");
            String hermes = run.hermes().map(HermesResults::summary).orElse("");
            String all =
                    Stream.of(rows, crowds, kernel, loop, build, hermes)
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining("; "));
            table.row(run.date() + " " + run.name(), all.isEmpty() ? "—" : all);
        }
        return table.text();
    }

    private static String ratio(Results run, DeliveryRow row, int percent) {
        return run.floorOf(row)
                .map(floor -> percentile(row.latency(), percent) / percentile(floor, percent))
                .map(ResultsPage::number)
                .orElse("—");
    }

    private static double percentile(Latency latency, int percent) {
        return percent == 50 ? latency.p50Ms() : latency.p99Ms();
    }

    /** Two digits below ten, none above a hundred: no more than the measurement can bear. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "—";
        }
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
