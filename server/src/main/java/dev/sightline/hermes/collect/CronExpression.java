package dev.sightline.hermes.collect;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Five fields: minute, hour, day of the month, month, day of the week (crontab(5)). Where both days
 * are restricted, either is enough.
 */
record CronExpression(
        BitSet minutes,
        BitSet hours,
        BitSet days,
        BitSet months,
        BitSet weekdays,
        boolean anyDay,
        boolean anyWeekday) {
    private static final int FIELDS = 5;
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> WEEKDAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /** A leap day is at most eight years away. */
    private static final int DAYS = 8 * 366 + 1;

    /** Empty for what is none. */
    static Optional<CronExpression> parse(String text) {
        String[] fields = text.strip().split("\\s+", -1);
        if (fields.length != FIELDS) return Optional.empty();
        Optional<BitSet> minutes = set(fields[0], 0, 59, List.of());
        Optional<BitSet> hours = set(fields[1], 0, 23, List.of());
        Optional<BitSet> days = set(fields[2], 1, 31, List.of());
        Optional<BitSet> months = set(fields[3], 1, 12, MONTHS);
        Optional<BitSet> weekdays = set(fields[4], 0, 7, WEEKDAYS);
        if (minutes.isEmpty()
                || hours.isEmpty()
                || days.isEmpty()
                || months.isEmpty()
                || weekdays.isEmpty()) return Optional.empty();
        // Sunday is 0 and 7.
        if (weekdays.get().get(7)) weekdays.get().set(0);
        return Optional.of(
                new CronExpression(
                        minutes.get(),
                        hours.get(),
                        days.get(),
                        months.get(),
                        weekdays.get(),
                        fields[2].startsWith("*"),
                        fields[4].startsWith("*")));
    }

    private static Optional<BitSet> set(String field, int least, int most, List<String> names) {
        BitSet all = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] steps = part.split("/", -1);
            String[] ends = steps[0].equals("*") ? new String[0] : steps[0].split("-", -1);
            if (steps.length > 2 || ends.length > 2) return Optional.empty();
            int step = steps.length == 2 ? number(steps[1], List.of(), least) : 1;
            int from = ends.length == 0 ? least : number(ends[0], names, least);
            int to =
                    ends.length == 2
                            ? number(ends[1], names, least)
                            : ((ends.length == 0 || steps.length == 2) ? most : from);
            if (step < 1 || from < least || to > most || from > to) return Optional.empty();
            for (int i = from; i <= to; i += step) all.set(i);
        }
        return Optional.of(all);
    }

    /** -1 for what is none. */
    private static int number(String text, List<String> names, int first) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) return name + first;
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }

    /**
     * The first moment after this one, in its zone. A time that a clock skips is an hour later.
     *
     * @return empty for one that never comes, such as February 30
     */
    Optional<ZonedDateTime> after(ZonedDateTime now) {
        LocalDate date = now.toLocalDate();
        for (int i = 0; i < DAYS; i++, date = date.plusDays(1)) {
            if (!isDay(date)) continue;
            for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
                for (int minute = minutes.nextSetBit(0);
                        minute >= 0;
                        minute = minutes.nextSetBit(minute + 1)) {
                    LocalDateTime time = date.atTime(hour, minute);
                    ZonedDateTime moment = time.atZone(now.getZone());
                    if (moment.isAfter(now)) return Optional.of(moment);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isDay(LocalDate date) {
        if (!months.get(date.getMonthValue())) return false;
        boolean byDay = days.get(date.getDayOfMonth());
        boolean byWeekday = weekdays.get(date.getDayOfWeek().getValue() % 7);
        return (anyDay || anyWeekday) ? (byDay && byWeekday) : (byDay || byWeekday);
    }
}
