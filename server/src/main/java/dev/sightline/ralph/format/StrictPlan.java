package dev.sightline.ralph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan as the original reads it, each pattern of compat.md §1 by hand. */
final class StrictPlan {
    private final List<Phase> phases = new ArrayList<>();
    private Optional<String> status = Optional.empty();
    private boolean complete;
    private Optional<String> name = Optional.empty();
    private List<Task> tasks = new ArrayList<>();

    private StrictPlan() {}

    /**
     * @param lines without their ends
     */
    static Plan read(List<String> lines) {
        StrictPlan plan = new StrictPlan();
        for (int i = 0; i < lines.size(); i++) plan.line(lines.get(i), i + 1);
        plan.close();
        return new Plan(plan.status, plan.phases, plan.complete);
    }

    private void line(String line, int number) {
        if (line.isEmpty()) return;
        switch (line.charAt(0)) {
            case 'S', 's' -> status(line);
            case '#' -> heading(line);
            default -> {}
        }
        if (!complete && line.contains("STATUS: COMPLETE")) {
            complete = Line.strip(line).equals("STATUS: COMPLETE");
        }
        if (name.isPresent()) box(line, number).ifPresent(tasks::add);
    }

    /** {@code ^STATUS:\s*(.+)$}, the first. */
    private void status(String line) {
        if (status.isPresent() || !line.regionMatches(true, 0, "STATUS:", 0, 7)) return;
        String said = Line.strip(line.substring(7));
        if (!said.isEmpty()) status = Optional.of(said);
    }

    /** {@code ^##\s+(.+)$}: any, so that {@code ## Notes} is a phase without tasks. */
    private void heading(String line) {
        if (line.length() < 4 || !line.startsWith("##") || !Line.blank(line.charAt(2))) return;
        close();
        name = Optional.of(Line.strip(line.substring(3)));
    }

    private void close() {
        name.ifPresent(one -> phases.add(new Phase(one, tasks)));
        tasks = new ArrayList<>();
    }

    /** {@code ^(\s*)-\s+\[([xX ])\]\s+(.+)$}. */
    private static Optional<Task> box(String line, int number) {
        int dash = Line.pastBlanks(line, 0);
        if (dash == line.length() || line.charAt(dash) != '-') return Optional.empty();
        int open = Line.pastBlanks(line, dash + 1);
        if (open == dash + 1 || open + 4 >= line.length()) return Optional.empty();
        char mark = line.charAt(open + 1);
        boolean box = line.charAt(open) == '[' && line.charAt(open + 2) == ']';
        if (!box || "xX ".indexOf(mark) < 0) return Optional.empty();
        if (!Line.blank(line.charAt(open + 3))) return Optional.empty();
        TaskText text = TaskText.strict(Line.strip(line.substring(open + 4)));
        Task.Mark what = mark == ' ' ? Task.Mark.OPEN : Task.Mark.DONE;
        return Optional.of(new Task(text.id(), text.description(), what, dash, number));
    }
}
