package dev.sightline.bench.results;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table, aligned so that it also reads well in a terminal. */
final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... titles) {
        row(titles);
    }

    /** As many cells as there are titles. */
    void row(String... cells) {
        if (!rows.isEmpty() && cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells");
        }
        rows.add(List.of(cells));
    }

    String text() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r).get(i);
                text.append("| ").append(cell).repeat(' ', widths[i] - cell.length() + 1);
            }
            text.append("|\n");
            if (r == 0) {
                for (int width : widths) {
                    text.append('|').repeat('-', width + 2);
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}
