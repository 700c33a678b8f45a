package dev.sightline.ralph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A reading of the styles that the original does not know and that people write all the same
 * (compat.md §1): {@code * [ ]}, {@code 1. [ ]}, {@code [~]}, {@code [!]}, phases of three and four
 * {@code #}, tables with a status, bold ids, {@code **Status:** ...}.
 */
final class LenientPlan {
    /** For tasks before the first heading. */
    private static final String NO_HEADING = "Tasks";

    private final List<Phase> phases = new ArrayList<>();
    private Optional<String> status = Optional.empty();
    private String name = NO_HEADING;
    private List<Task> tasks = new ArrayList<>();
    private boolean fenced;

    private LenientPlan() {}

    static Plan read(List<String> lines, Plan strict) {
        LenientPlan plan = new LenientPlan();
        plan.status = strict.status();
        for (int i = 0; i < lines.size(); i++) plan.line(lines.get(i), i + 1);
        plan.close();
        return new Plan(plan.status, plan.phases, strict.complete());
    }

    /** In a fence only what the strict reading counts there too. */
    private void line(String line, int number) {
        int at = Line.pastBlanks(line, 0);
        if (at == line.length()) return;
        if (line.startsWith("```", at) || line.startsWith("~~~", at)) {
            fenced = !fenced;
            return;
        }
        char first = line.charAt(at);
        if (first == '#' && at == 0 && !fenced) heading(line);
        else if (first == '|' && !fenced) row(line, number);
        else if (first == '-' || !fenced) box(line, at, number);
        if (status.isEmpty() && !fenced) bold(line, at);
    }

    private void heading(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) == '#') end++;
        if (end < 2 || end > 4 || end == line.length() || !Line.blank(line.charAt(end))) return;
        close();
        name = Line.strip(line.substring(end));
    }

    /** A heading without tasks of its own is no phase here: those beneath it are. */
    private void close() {
        if (!tasks.isEmpty()) phases.add(new Phase(name, tasks));
        tasks = new ArrayList<>();
    }

    private void box(String line, int at, int number) {
        int behind = pastBullet(line, at);
        if (behind < 0) return;
        int open = Line.pastBlanks(line, behind);
        if (open == behind || open + 4 >= line.length()) return;
        if (line.charAt(open) != '[' || line.charAt(open + 2) != ']') return;
        if (!Line.blank(line.charAt(open + 3))) return;
        Optional<Task.Mark> mark =
                switch (line.charAt(open + 1)) {
                    case ' ' -> Optional.of(Task.Mark.OPEN);
                    case 'x', 'X', '✓', '✔' -> Optional.of(Task.Mark.DONE);
                    case '~', '/', '>' -> Optional.of(Task.Mark.IN_PROGRESS);
                    case '!' -> Optional.of(Task.Mark.BLOCKED);
                    default -> Optional.empty();
                };
        if (mark.isEmpty()) return;
        TaskText text = TaskText.lenient(Line.strip(line.substring(open + 4)));
        tasks.add(new Task(text.id(), text.description(), mark.get(), at, number));
    }

    /** Behind {@code -}, {@code *}, {@code +}, {@code 12.} or {@code 12)}; -1 where none stands. */
    private static int pastBullet(String line, int at) {
        if ("-*+".indexOf(line.charAt(at)) >= 0) return at + 1;
        int end = Line.pastDigits(line, at);
        if (end == at || end == line.length() || ".)".indexOf(line.charAt(end)) < 0) return -1;
        return end + 1;
    }

    /** {@code | 1.1 | text | pending | ... |}: an id first, and one cell that is a status. */
    private void row(String line, int number) {
        List<String> cells = cells(line);
        if (cells.size() < 3) return;
        String id = cells.getFirst().replace("*", "");
        if (!TaskText.isId(id)) return;
        for (int i = 2; i < cells.size(); i++) {
            Optional<Task.Mark> mark = said(cells.get(i));
            if (mark.isEmpty()) continue;
            tasks.add(new Task(id, cells.get(1), mark.get(), 0, number));
            return;
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = line.indexOf('|') + 1;
        while (from < line.length()) {
            int to = line.indexOf('|', from);
            if (to < 0) to = line.length();
            cells.add(Line.strip(line.substring(from, to)));
            from = to + 1;
        }
        return cells;
    }

    private static Optional<Task.Mark> said(String cell) {
        if (cell.length() > 40) return Optional.empty();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (Character.isLetter(c)) letters.append(c);
        }
        return switch (letters.toString().toLowerCase(Locale.ROOT)) {
            case "done", "complete", "completed", "finished" -> Optional.of(Task.Mark.DONE);
            case "pending", "todo", "open", "notstarted", "planned" -> Optional.of(Task.Mark.OPEN);
            case "inprogress", "wip", "started", "active" -> Optional.of(Task.Mark.IN_PROGRESS);
            case "blocked", "failed" -> Optional.of(Task.Mark.BLOCKED);
            case "" -> sign(cell);
            default -> Optional.empty();
        };
    }

    private static Optional<Task.Mark> sign(String cell) {
        return switch (cell) {
            case "✅", "✓", "✔", "✔️", "[x]", "[X]" -> Optional.of(Task.Mark.DONE);
            case "⬜", "☐", "[ ]" -> Optional.of(Task.Mark.OPEN);
            case "🔄", "🚧", "⏳", "[~]" -> Optional.of(Task.Mark.IN_PROGRESS);
            case "❌", "🚫", "[!]" -> Optional.of(Task.Mark.BLOCKED);
            default -> Optional.empty();
        };
    }

    /** {@code **Status:** text} and {@code **Status**: text}, in a list or not. */
    private void bold(String line, int at) {
        int from = at;
        if ("-*".indexOf(line.charAt(at)) >= 0 && at + 1 < line.length()) {
            if (Line.blank(line.charAt(at + 1))) from = Line.pastBlanks(line, at + 1);
        }
        if (!line.regionMatches(true, from, "**status", 0, 8)) return;
        String rest = line.substring(from + 8);
        if (!rest.startsWith(":**") && !rest.startsWith("**:")) return;
        String said = Line.strip(rest.substring(3));
        if (!said.isEmpty()) status = Optional.of(said);
    }
}
