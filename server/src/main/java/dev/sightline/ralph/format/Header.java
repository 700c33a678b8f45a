package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The header of an iteration, in the three forms of the original (compat.md §1, "ralph.log").
 *
 * @param max empty where the style does not say it; 0 is without a limit
 */
record Header(int number, Optional<Integer> max, Optional<LocalTime> time) {
    private static final String MARK = "=== Iteration ";
    private static final int LONGEST = 300;

    /**
     * @param text colours included
     */
    static Optional<Header> strict(String text) {
        if (text.length() > LONGEST || !text.contains(MARK)) return Optional.empty();
        String line = Line.strip(Line.plain(text));
        Optional<LocalTime> time = Optional.empty();
        int at = 0;
        if (line.startsWith("[")) {
            time = Clock.bracketed(line);
            if (time.isEmpty()) return Optional.empty();
            at = Line.pastBlanks(line, 10);
            if (at == 10) return Optional.empty();
        }
        if (!line.startsWith(MARK, at)) return Optional.empty();
        return numbers(line, at + MARK.length(), time);
    }

    /** {@code 1/50 ===} or {@code 8 (loop 1/50) ===}, to the end. */
    private static Optional<Header> numbers(String line, int from, Optional<LocalTime> time) {
        int end = Line.pastDigits(line, from);
        int at = end;
        if (line.startsWith(" (loop ", at)) {
            at = Line.pastDigits(line, at + 7);
            if (at == end + 7) return Optional.empty();
        }
        boolean loop = at > end;
        if (at == line.length() || line.charAt(at) != '/') return Optional.empty();
        int maxFrom = at + 1;
        int maxEnd = Line.pastDigits(line, maxFrom);
        if (!line.substring(maxEnd).equals(loop ? ") ===" : " ===")) return Optional.empty();
        Optional<Integer> number = number(line, from, end);
        Optional<Integer> max = number(line, maxFrom, maxEnd);
        if (number.isEmpty() || max.isEmpty()) return Optional.empty();
        return Optional.of(new Header(number.get(), max, time));
    }

    /** Of at most nine digits: whatever is longer counts no iterations. */
    static Optional<Integer> number(String line, int from, int to) {
        if (to == from || to - from > 9) return Optional.empty();
        return Optional.of(Integer.parseInt(line, from, to, 10));
    }
}
