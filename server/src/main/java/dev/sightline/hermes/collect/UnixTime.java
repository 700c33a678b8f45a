package dev.sightline.hermes.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Times of {@code state.db}: seconds since 1970, with a fraction. */
final class UnixTime {
    private static final double MICROS = 1e6;

    /** The last second of the year 9999. */
    private static final long LAST = 253_402_300_799L;

    private UnixTime() {}

    /** To the microsecond, as the agent knows it; 1970 for what is no time of this calendar. */
    static Instant instant(double seconds) {
        try {
            long micros = Math.round(seconds * MICROS);
            long whole = Math.floorDiv(micros, 1_000_000L);
            Instant instant =
                    Instant.ofEpochSecond(whole, Math.floorMod(micros, 1_000_000L) * 1000);
            return Math.abs(instant.getEpochSecond()) > LAST ? Instant.EPOCH : instant;
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** The same in SQL: as a number, 0 for what is none or no time of this calendar. */
    static String sql(String column) {
        return "CASE WHEN typeof(%1$s) IN ('integer', 'real') AND %1$s BETWEEN -%2$d AND %2$d + 1 THEN %1$s ELSE 0 END"
                .formatted(column, LAST);
    }

    static String iso(double seconds) {
        return instant(seconds).toString();
    }

    static LocalDate day(double seconds, ZoneId zone) {
        return LocalDate.ofInstant(instant(seconds), zone);
    }
}
