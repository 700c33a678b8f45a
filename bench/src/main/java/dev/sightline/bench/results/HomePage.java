package dev.sightline.bench.results;

import java.util.List;

/**
 * An agent's home in a browser.
 *
 * @param browser name and version
 * @param opened until the page is whole
 * @param changes from a change on disk until the page showed it, by kind
 */
public record HomePage(String browser, Opened opened, List<NoticeRow> changes) {
    /**
     * Ms from the address until every card of the first page has its figures, each by way of an
     * empty page.
     *
     * @param first once, a moment after the first page of a node that was just started
     * @param shell of the page that has nothing of the home: what each of them begins with
     * @param kept nothing has changed since the last one
     * @param cleared all is made anew
     */
    public record Opened(
            List<Double> first, List<Double> shell, List<Double> kept, List<Double> cleared) {
        public Opened {
            first = List.copyOf(first);
            shell = List.copyOf(shell);
            kept = List.copyOf(kept);
            cleared = List.copyOf(cleared);
        }

        private String table() {
            MarkdownTable table =
                    new MarkdownTable(
                            "agent's home: until all cards are there",
                            "p50 ms",
                            "max ms",
                            "÷ shell");
            row(table, "opened first, 2 s after a start", first);
            row(table, "nothing has changed", kept);
            row(table, "all is made anew", cleared);
            row(table, "the shell alone, without a home", shell);
            return table.text();
        }

        private void row(MarkdownTable table, String name, List<Double> opens) {
            double p50 = latency(opens).p50Ms();
            table.row(
                    name,
                    ResultsPage.number(p50),
                    ResultsPage.number(latency(opens).maxMs()),
                    ResultsPage.number(p50 / latency(shell).p50Ms()));
        }

        private static Latency latency(List<Double> ms) {
            return Latency.ofNanos(ms.stream().map(each -> (long) (each * 1e6)).toList());
        }
    }

    public HomePage {
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
        return List.of(shown.text() + "\n" + browser + ".\n", opened.table());
    }
}
