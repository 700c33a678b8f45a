package dev.sightline.bench.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows about an agent's home.
 *
 * @param first whose first 200 ends a start
 * @param idleMs processor time while nothing happened
 * @param page where there is a browser
 */
public record HermesResults(
        HermesPlan plan,
        List<NoticeRow> notices,
        List<AnswerRow> answers,
        String first,
        Latency start,
        double idleMs,
        Optional<HomePage> page) {
    public HermesResults {
        notices = List.copyOf(notices);
        answers = List.copyOf(answers);
    }

    /** Its tables. Pure text. */
    List<String> tables() {
        MarkdownTable told =
                new MarkdownTable(
                        "agent's home: change → data_changed",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "changes",
                        "missed");
        for (NoticeRow row : notices) {
            told.row(
                    row.change(),
                    ResultsPage.number(row.latency().p50Ms()),
                    ResultsPage.number(row.latency().p99Ms()),
                    ResultsPage.number(row.latency().maxMs()),
                    Integer.toString(row.changes()),
                    Integer.toString(row.missed()));
        }
        // Facts of its source (compat.md §4), not measured.
        told.row("the original, by its constants", "—", "—", "looks every 2,000", "—", "throttled");
        MarkdownTable asked =
                new MarkdownTable("agent's home: answer", "", "KB", "p50 ms", "p99 ms", "max ms");
        for (AnswerRow row : answers) {
            asked.row(
                    row.path(),
                    row.how(),
                    ResultsPage.number(row.bytes() / 1000.0),
                    ResultsPage.number(row.latency().p50Ms()),
                    ResultsPage.number(row.latency().p99Ms()),
                    ResultsPage.number(row.latency().maxMs()));
        }
        MarkdownTable rest = new MarkdownTable("agent's home: start and rest", "p50 ms", "max ms");
        rest.row(
                "start → first 200 of " + first,
                ResultsPage.number(start.p50Ms()),
                ResultsPage.number(start.maxMs()));
        rest.row(
                "processor time of %d s of rest".formatted(plan.idleSeconds()),
                ResultsPage.number(idleMs),
                "—");
        List<String> tables = new ArrayList<>();
        tables.add(
                told.text()
                        + "\n"
                        + "The original looks every 2 s, not at `state.db`, and tells of a type"
                        + " once in 5 s; what comes between is not told.\n");
        page.map(HomePage::tables).ifPresent(tables::addAll);
        tables.add(asked.text());
        tables.add(rest.text());
        return tables;
    }

    /** One line, for the list of earlier runs. */
    String summary() {
        return notices.stream()
                .map(row ->
                        "%s: %s / %s"
                                .formatted(
                                        row.change(),
                                        ResultsPage.number(row.latency().p50Ms()),
                                        ResultsPage.number(row.latency().p99Ms())))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }
}
