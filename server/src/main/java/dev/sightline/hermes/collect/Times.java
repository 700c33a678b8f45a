package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Times as agents write them: seconds or milliseconds since 1970, or ISO-8601 of many forms. */
final class Times {
    /** Above it a number is of milliseconds: as seconds it would be the year 33,658. */
    private static final double MILLIS = 1e12;

    private static final int DATE = 10;

    private Times() {}

    /**
     * @param zone of times that say none
     */
    static Optional<Instant> parse(@Nullable Object said, ZoneId zone) {
        return switch (said) {
            case Number number -> ofNumber(number.doubleValue());
            case String text -> ofText(text.strip(), zone);
            case null, default -> Optional.empty();
        };
    }

    /** As it is told; null for none. */
    static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static Optional<Instant> ofNumber(double number) {
        double seconds = number > MILLIS ? number / 1000 : number;
        if (!(Math.abs(seconds) < MILLIS)) return Optional.empty();
        double whole = Math.floor(seconds);
        // A double of today has room for microseconds.
        long micros = Math.round((seconds - whole) * 1e6);
        return Optional.of(Instant.ofEpochSecond((long) whole, micros * 1000));
    }

    private static Optional<Instant> ofText(String text, ZoneId zone) {
        if (text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) return ofNumber(Double.parseDouble(text));
        try {
            if (text.length() == DATE) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            if (text.length() < DATE) return Optional.empty();
            String iso = text.substring(0, DATE) + "T" + text.substring(DATE + 1);
            boolean hasZone = iso.endsWith("Z") || iso.substring(DATE).matches(".*[+-].*");
            return Optional.of(
                    hasZone
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
