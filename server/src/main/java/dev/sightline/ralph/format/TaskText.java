package dev.sightline.ralph.format;

/**
 * The text of a task, its id taken off (compat.md §1: {@code 1.1: text}, {@code 1.1 — text}).
 *
 * @param id empty where it has none
 */
record TaskText(String id, String description) {
    static TaskText strict(String text) {
        int end = idEnd(text, 0);
        if (end == 0) return new TaskText("", text);
        int mark = Line.pastBlanks(text, end);
        if (mark == text.length() || ":—–-".indexOf(text.charAt(mark)) < 0) {
            return new TaskText("", text);
        }
        String rest = Line.strip(text.substring(mark + 1));
        return rest.isEmpty() ? new TaskText("", text) : new TaskText(text.substring(0, end), rest);
    }

    /** Bold ids too: {@code **1.1** text}, {@code **1.1: text**}. */
    static TaskText lenient(String text) {
        TaskText strict = strict(text);
        if (!strict.id.isEmpty() || !text.startsWith("**")) return strict;
        int end = idEnd(text, 2);
        if (end == 2) return strict;
        String id = text.substring(2, end);
        int close = text.indexOf("**", end);
        if (close < 0) return strict;
        String inside = Line.strip(text.substring(end, close));
        String behind = text.substring(close + 2);
        boolean only = inside.isEmpty() || inside.equals(":") || inside.equals(".");
        if (!only && ":—–-".indexOf(inside.charAt(0)) < 0) return strict;
        String rest = Line.strip(only ? behind : inside.substring(1) + behind);
        while (!rest.isEmpty() && only && ":—–-".indexOf(rest.charAt(0)) >= 0) {
            rest = Line.strip(rest.substring(1));
        }
        return rest.isEmpty() ? strict : new TaskText(id, rest);
    }

    /** Whether a text is an id and nothing else. */
    static boolean isId(String text) {
        return !text.isEmpty() && idEnd(text, 0) == text.length();
    }

    /** Behind {@code 1.2.3}; {@code from} where no id begins. */
    private static int idEnd(String text, int from) {
        int end = Line.pastDigits(text, from);
        while (end > from && end < text.length() && text.charAt(end) == '.') {
            int next = Line.pastDigits(text, end + 1);
            if (next == end + 1) return end;
            end = next;
        }
        return end;
    }
}
