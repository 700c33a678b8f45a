package dev.sightline.cli;

import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as aligned text: the head of it, and how large it is. */
final class TableText {
    private static final int ROWS = 30;
    private static final int COLUMNS = 20;
    private static final int CELL = 40;

    private TableText() {}

    /**
     * @param json {@code {"columns":[…],"data":[[…]],"index":[…],"shape":[rows,columns]}}
     */
    static String of(String json) {
        try {
            return text(Json.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            return json;
        }
    }

    private static String text(JsonNode table) {
        JsonNode data = table.path("data");
        JsonNode columns = table.path("columns");
        JsonNode index = table.path("index");
        int rows = Math.min(ROWS, data.size());
        List<List<Cell>> all = new ArrayList<>();
        for (int c = -1; c < Math.min(COLUMNS, columns.size()); c++) {
            List<Cell> column = new ArrayList<>();
            column.add(c < 0 ? new Cell("", false) : cell(columns.path(c)));
            for (int r = 0; r < rows; r++) {
                column.add(cell(c < 0 ? index.path(r) : data.path(r).path(c)));
            }
            all.add(column);
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r <= rows; r++) {
            StringBuilder line = new StringBuilder();
            for (List<Cell> column : all) line.append(padded(column, r)).append("  ");
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append(size(table, rows, all.size() - 1)).toString();
    }

    private static String size(JsonNode table, int rows, int columns) {
        long allRows = table.path("shape").path(0).asLong(table.path("data").size());
        long allColumns = table.path("shape").path(1).asLong(table.path("columns").size());
        String size = allRows + " rows × " + allColumns + " columns";
        List<String> left = new ArrayList<>();
        if (allRows > rows) left.add((allRows - rows) + " rows");
        if (allColumns > columns) left.add((allColumns - columns) + " columns");
        return "[" + size + (left.isEmpty() ? "" : ", not shown: " + String.join(", ", left)) + "]";
    }

    /** Numbers stand to the right, and so does the head of a column that has some. */
    private static String padded(List<Cell> column, int row) {
        int width = column.stream().mapToInt(cell -> cell.text.length()).max().orElse(0);
        boolean right = column.stream().skip(1).anyMatch(Cell::number);
        String text = column.get(row).text;
        String space = " ".repeat(width - text.length());
        return right ? space + text : text + space;
    }

    private static Cell cell(JsonNode value) {
        if (value.isNull()) return new Cell("–", false);
        String text =
                value.isContainer()
                        ? value.toString()
                        : value.isMissingNode() ? "" : value.asString();
        String line = Logs.escaped(text);
        return new Cell(
                line.length() > CELL ? line.substring(0, CELL - 1) + "…" : line, value.isNumber());
    }

    private record Cell(String text, boolean number) {}
}
