package dev.sightline.bench.results;

import java.util.List;

/**
 * An agent's home in a browser.
 *
 * @param browser name and version
 * @param opensMs each until every card of the first page had its figures, all made anew, in order:
 *     the first one is also the first that this node ever answered
 * @param changes from a change on disk until the page showed it, by kind
 */
public record HomePage(String browser, List<Double> opensMs, List<NoticeRow> changes) {
    public HomePage {
        opensMs = List.copyOf(opensMs);
        changes = List.copyOf(changes);
    }

    /** Its tables. Pure text. */
    List<String> tables() {
        MarkdownTable shown =
                new MarkdownTable(
                        "agent's home: change → shown in the page",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "changes");
        for (NoticeRow row : changes) {
            shown.row(
                    row.change(),
                    ResultsPage.number(row.latency().p50Ms()),
                    ResultsPage.number(row.latency().p99Ms()),
                    ResultsPage.number(row.latency().maxMs()),
                    Integer.toString(row.changes()));
        }
        MarkdownTable opened = new MarkdownTable("agent's home: until all cards are there", "ms");
        opened.row("opened first", ResultsPage.number(opensMs.getFirst()));
        opened.row("opened later, nothing kept, p50", ResultsPage.number(later().p50Ms()));
        return List.of(shown.text() + "\n" + browser + ".\n", opened.text());
    }

    private Latency later() {
        return Latency.ofNanos(opensMs.stream().skip(1).map(ms -> (long) (ms * 1e6)).toList());
    }
}
