package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a job runs.
 *
 * @param display as people read it; null where nothing says it
 */
record Schedule(
        Kind kind,
        Optional<String> expr,
        OptionalLong minutes,
        Optional<String> runAt,
        @Nullable String display) {
    enum Kind {
        CRON,
        INTERVAL,
        ONCE,
        UNKNOWN;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Pattern SPAN = Pattern.compile("(?:every\\s+)?(\\d{1,6})\\s*([mhd])");

    /** A century: a longer interval has no next time that anybody waits for. */
    private static final long MOST_MINUTES = 100L * 366 * 24 * 60;

    /**
     * Of a job's {@code schedule}: an object, or the text that a user typed.
     *
     * @param value null where there is none
     */
    static Schedule of(@Nullable Object value) {
        if (value instanceof String text) return ofText(text);
        Tree tree = Tree.of(value);
        Optional<String> expr = tree.text("expr");
        OptionalLong minutes = tree.whole("minutes");
        Optional<String> runAt = tree.text("run_at");
        Kind kind =
                switch (tree.text("kind", "")) {
                    case "cron" -> Kind.CRON;
                    case "interval" -> Kind.INTERVAL;
                    case "once" -> Kind.ONCE;
                    default -> Kind.UNKNOWN;
                };
        return new Schedule(kind, expr, minutes, runAt, tree.text("display").orElse(null));
    }

    private static Schedule ofText(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            long minutes =
                    switch (span.group(2)) {
                        case "h" -> count * 60;
                        case "d" -> count * 24 * 60;
                        default -> count;
                    };
            return new Schedule(
                    Kind.INTERVAL,
                    Optional.empty(),
                    OptionalLong.of(minutes),
                    Optional.empty(),
                    text);
        }
        boolean isCron = CronExpression.parse(text).isPresent();
        return new Schedule(
                isCron ? Kind.CRON : Kind.UNKNOWN,
                isCron ? Optional.of(text.strip()) : Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                text);
    }

    /**
     * When it comes next, by our own reckoning.
     *
     * @param last when it ran last, or was made; an interval counts from there
     */
    Optional<Instant> next(Instant now, Optional<Instant> last, ZoneId zone) {
        return switch (kind) {
            case CRON ->
                    expr.flatMap(CronExpression::parse)
                            .flatMap(cron -> cron.after(now.atZone(zone)))
                            .map(java.time.ZonedDateTime::toInstant);
            case INTERVAL ->
                    minutes.isPresent()
                                    && minutes.getAsLong() > 0
                                    && minutes.getAsLong() <= MOST_MINUTES
                            ? Optional.of(
                                    following(
                                            now,
                                            last.orElse(now),
                                            Duration.ofMinutes(minutes.getAsLong())))
                            : Optional.empty();
            case ONCE ->
                    runAt.flatMap(text -> Times.parse(text, zone)).filter(at -> at.isAfter(now));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Instant following(Instant now, Instant last, Duration every) {
        if (last.isAfter(now)) return last.plus(every);
        long rounds = Duration.between(last, now).dividedBy(every);
        return last.plus(every.multipliedBy(rounds + 1));
    }

    Map<String, @Nullable Object> fields() {
        return Fields.orNull(
                "kind", kind.word(),
                "expr", expr.orElse(null),
                "minutes", minutes.isPresent() ? minutes.getAsLong() : null,
                "run_at", runAt.orElse(null));
    }
}
