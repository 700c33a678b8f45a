package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as BuildRunner writes them, {@code datetime.now().isoformat()}: without a zone, so that
 * they are in the zone of the machine; and as the wire says them, in UTC.
 */
public final class Moment {
    /** As the envelope of the node's events has it. */
    private static final DateTimeFormatter WIRE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Years that the wire's form has four digits for. */
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    /** Below it a number is seconds, as Python's {@code time()} says them, else milliseconds. */
    private static final double SECONDS = 1e11;

    private static final int LONGEST = 40;

    private Moment() {}

    static Optional<Instant> read(String written, ZoneId zone) {
        String text = written.strip().replace(' ', 'T');
        if (text.length() > LONGEST) return Optional.empty();
        try {
            return sane(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException otherwise) {
            return local(text, zone);
        }
    }

    private static Optional<Instant> local(String text, ZoneId zone) {
        try {
            return sane(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static Optional<Instant> sane(Instant at) {
        return at.isBefore(FIRST) || at.isAfter(LAST) ? Optional.empty() : Optional.of(at);
    }

    /** Unix time in milliseconds, of a number or a text; empty for what is no time. */
    static Optional<Long> millis(@Nullable JsonNode value, ZoneId zone) {
        if (value == null) return Optional.empty();
        if (value.isString()) return read(value.stringValue(), zone).map(Instant::toEpochMilli);
        if (!value.isNumber()) return Optional.empty();
        double number = value.numberValue().doubleValue();
        double millis = Math.abs(number) < SECONDS ? number * 1000 : number;
        if (!(Math.abs(millis) < LAST.toEpochMilli())) return Optional.empty();
        return Optional.of(Math.round(millis));
    }

    /** In UTC with microseconds, ending in {@code +00:00}. */
    public static String wire(Instant at) {
        return WIRE.format(at);
    }
}
