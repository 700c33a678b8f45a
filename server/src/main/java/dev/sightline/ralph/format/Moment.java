package dev.sightline.ralph.format;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as the files write them: with {@code Z}, an offset, microseconds, or without a zone. */
final class Moment {
    private Moment() {}

    static Optional<OffsetDateTime> read(String written) {
        String text = written.strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException otherwise) {
            return local(text);
        }
    }

    /** Without a zone it is UTC, as version 2 means it; {@code +0100} is taken too. */
    private static Optional<OffsetDateTime> local(String text) {
        try {
            if (text.matches(".*[+-]\\d{4}")) {
                int cut = text.length() - 2;
                return Optional.of(
                        OffsetDateTime.parse(text.substring(0, cut) + ":" + text.substring(cut)));
            }
            return Optional.of(LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(String written) {
        return read(written).map(OffsetDateTime::toInstant);
    }

    /** The first such time of day at or after a moment. */
    static OffsetDateTime after(OffsetDateTime moment, LocalTime time, ZoneId zone) {
        LocalDateTime local = moment.atZoneSameInstant(zone).toLocalDateTime();
        LocalDateTime at = local.toLocalDate().atTime(time);
        // The header is written a moment before the row's own start, and in whole seconds.
        if (at.plusSeconds(60).isBefore(local)) at = at.plusDays(1);
        return at.atZone(zone).toOffsetDateTime();
    }

    /** The last such time of day at or before a moment. */
    static OffsetDateTime before(OffsetDateTime moment, LocalTime time, ZoneId zone) {
        LocalDateTime local = moment.atZoneSameInstant(zone).toLocalDateTime();
        LocalDateTime at = local.toLocalDate().atTime(time);
        if (at.minusSeconds(60).isAfter(local)) at = at.minusDays(1);
        return at.atZone(zone).toOffsetDateTime();
    }

    /** From one time of day to the next, across midnight where it must be. */
    static double seconds(LocalTime from, LocalTime to) {
        long seconds = Duration.between(from, to).toSeconds();
        return seconds < 0 ? seconds + 86_400 : seconds;
    }
}
