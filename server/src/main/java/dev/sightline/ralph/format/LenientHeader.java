package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/**
 * The headers of other loops (compat.md §1, "Relatives"): {@code === Ralph iteration 1/10 ===},
 * {@code Ralph Iteration 1 of 50}, {@code [2026-01-10 11:49:25] [INFO] ITERATION 1 / 10}, {@code
 * [2:55:14 PM] Iteration 1 starting}, and lines of JSON with {@code fields.iteration}.
 *
 * <p>The whole line must be such a header: {@code Committed: iteration 1 progress} is none.
 */
final class LenientHeader {
    private static final int LONGEST = 200;
    private static final int LONGEST_JSON = 4096;

    private LenientHeader() {}

    static Optional<Header> of(String text) {
        if (text.length() > LONGEST_JSON) return Optional.empty();
        if (!text.contains("teration") && !text.contains("TERATION")) return Optional.empty();
        String line = Line.strip(Line.plain(text));
        if (line.startsWith("{")) return json(line);
        return line.length() > LONGEST ? Optional.empty() : words(line.toLowerCase(Locale.ROOT));
    }

    private static Optional<Header> words(String line) {
        Optional<LocalTime> time = Optional.empty();
        int at = 0;
        while (at < line.length() && line.charAt(at) == '[') {
            int close = line.indexOf(']', at);
            if (close < 0) return Optional.empty();
            if (time.isEmpty()) time = Clock.loose(line.substring(at + 1, close));
            at = Line.pastBlanks(line, close + 1);
        }
        int decoration = pastDecoration(line, at);
        int word = decoration;
        if (line.startsWith("ralph ", word)) word = Line.pastBlanks(line, word + 6);
        if (line.startsWith("loop ", word)) word = Line.pastBlanks(line, word + 5);
        boolean starting = line.startsWith("starting ", word);
        if (starting) word = Line.pastBlanks(line, word + 9);
        if (!line.startsWith("iteration", word)) return Optional.empty();
        boolean sure = at > 0 || word > decoration || decoration > at;
        return numbers(line, word + 9, time, sure);
    }

    private static Optional<Header> numbers(
            String line, int behindWord, Optional<LocalTime> time, boolean sure) {
        int from = behindWord;
        while (from < line.length() && " #:".indexOf(line.charAt(from)) >= 0) from++;
        if (from == behindWord) return Optional.empty();
        int end = Line.pastDigits(line, from);
        Optional<Integer> number = Header.number(line, from, end);
        if (number.isEmpty()) return Optional.empty();
        int at = Line.pastBlanks(line, end);
        int behindSign = at;
        if (line.startsWith("/", at)) behindSign = at + 1;
        else if (line.startsWith("of ", at)) behindSign = at + 3;
        Optional<Integer> max = Optional.empty();
        if (behindSign > at) {
            int maxFrom = Line.pastBlanks(line, behindSign);
            at = Line.pastDigits(line, maxFrom);
            max = Header.number(line, maxFrom, at);
            if (max.isEmpty()) return Optional.empty();
        }
        boolean starts = false;
        int word = Line.pastBlanks(line, at);
        for (String one : new String[] {"starting", "started", "begins", "start"}) {
            if (!starts && line.startsWith(one, word)) {
                starts = true;
                word += one.length();
            }
        }
        boolean whole = pastDecoration(line, word) == line.length();
        if (!whole || !(sure || starts || max.isPresent())) return Optional.empty();
        return Optional.of(new Header(number.get(), max, time));
    }

    private static int pastDecoration(String line, int from) {
        int at = from;
        while (at < line.length() && (" =-#*.:─━═".indexOf(line.charAt(at)) >= 0)) at++;
        return at;
    }

    /** {@code {"timestamp":"...T11:49:25Z","fields":{"iteration":1,...}}}. */
    private static Optional<Header> json(String line) {
        int fields = line.indexOf("\"fields\"");
        if (fields < 0) return Optional.empty();
        Optional<Integer> number = member(line, "\"iteration\"", fields);
        if (number.isEmpty()) return Optional.empty();
        Optional<Integer> max = member(line, "\"max_iterations\"", fields);
        Optional<LocalTime> time = Optional.empty();
        int stamp = line.indexOf("\"timestamp\"");
        int day = stamp < 0 ? -1 : line.indexOf('T', stamp);
        if (day > 0 && day - stamp < 30) time = Clock.at(line, day + 1);
        return Optional.of(new Header(number.get(), max, time));
    }

    private static Optional<Integer> member(String line, String name, int from) {
        int at = line.indexOf(name, from);
        if (at < 0) return Optional.empty();
        int colon = Line.pastBlanks(line, at + name.length());
        if (colon == line.length() || line.charAt(colon) != ':') return Optional.empty();
        int digits = Line.pastBlanks(line, colon + 1);
        return Header.number(line, digits, Line.pastDigits(line, digits));
    }
}
