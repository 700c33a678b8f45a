package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.util.Optional;

/** Times of day as logs write them. */
final class Clock {
    private Clock() {}

    /** {@code [HH:MM:SS]} at the beginning. */
    static Optional<LocalTime> bracketed(String line) {
        if (line.length() < 10 || line.charAt(0) != '[' || line.charAt(9) != ']') {
            return Optional.empty();
        }
        return at(line, 1);
    }

    /** {@code HH:MM:SS} at that place. */
    static Optional<LocalTime> at(String line, int from) {
        if (line.length() < from + 8) return Optional.empty();
        if (line.charAt(from + 2) != ':' || line.charAt(from + 5) != ':') return Optional.empty();
        int hour = two(line, from);
        int minute = two(line, from + 3);
        int second = two(line, from + 6);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return Optional.empty();
        }
        return Optional.of(LocalTime.of(hour, minute, second));
    }

    private static int two(String line, int at) {
        if (!Line.digit(line.charAt(at)) || !Line.digit(line.charAt(at + 1))) return -1;
        return (line.charAt(at) - '0') * 10 + line.charAt(at + 1) - '0';
    }

    /**
     * What stands in the brackets of other logs: {@code 2026-01-10 11:49:25}, {@code 2:55:14 PM},
     * {@code 11:49:25}.
     */
    static Optional<LocalTime> loose(String inside) {
        int colon = inside.indexOf(':');
        if (colon < 1) return Optional.empty();
        int from = Line.digit(inside.charAt(colon - 1)) ? colon - 1 : colon;
        if (from > 0 && Line.digit(inside.charAt(from - 1))) from--;
        String time = colon - from == 1 ? "0" + inside.substring(from) : inside.substring(from);
        Optional<LocalTime> read = at(time, 0);
        if (read.isEmpty()) return read;
        String behind = Line.strip(time.substring(8));
        int hour = read.get().getHour();
        if (behind.equalsIgnoreCase("PM") && hour < 12) return read.map(t -> t.plusHours(12));
        if (behind.equalsIgnoreCase("AM") && hour == 12) return read.map(t -> t.minusHours(12));
        return read;
    }
}
