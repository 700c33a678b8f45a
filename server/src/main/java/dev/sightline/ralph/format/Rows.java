package dev.sightline.ralph.format;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One row of {@code iterations.jsonl}, version 1 and 2 (compat.md §1). */
final class Rows {
    // What a row may bring to every client: as many errors as the log brings, and as long.
    private static final int ERRORS = 20;
    private static final int TASKS = 200;
    private static final int LONGEST = 500;

    /** As the second version of the loop writes it (compat.md §1). */
    private static final int TEST_OUTPUT = 4000;

    private Rows() {}

    static Optional<Iteration> parse(String line) {
        String text = line.strip();
        if (!text.startsWith("{")) return Optional.empty();
        return Fields.read(text).flatMap(Rows::of);
    }

    private static Optional<Iteration> of(Fields row) {
        Optional<Integer> number = row.whole("iteration");
        Optional<Integer> max = row.whole("max");
        Optional<String> start = row.text("start");
        if (number.isEmpty() || max.isEmpty() || start.isEmpty()) return Optional.empty();
        Optional<String> end = row.words("end");
        return Optional.of(
                new Iteration(
                        number.get(),
                        max,
                        start,
                        end,
                        row.number("duration_seconds").or(() -> between(start.get(), end)),
                        row.number("tokens"),
                        row.words("status"),
                        row.texts("tasks_completed").stream().limit(TASKS).map(Rows::cut).toList(),
                        row.words("commit").map(Rows::cut),
                        row.words("commit_message").map(Rows::cut),
                        row.flag("test_passed"),
                        row.words("test_output").map(text -> Line.atMost(TEST_OUTPUT, text)),
                        errors(row),
                        billing(row),
                        Optional.empty(),
                        false,
                        false));
    }

    private static List<String> errors(Fields row) {
        return row.texts("errors").stream()
                .filter(error -> !error.isBlank())
                .limit(ERRORS)
                .map(Rows::cut)
                .toList();
    }

    private static String cut(String text) {
        return Line.atMost(LONGEST, text);
    }

    static Optional<Double> between(String start, Optional<String> end) {
        return end.flatMap(Moment::instant)
                .flatMap(to ->
                        Moment.instant(start).map(from -> Duration.between(from, to).toMillis()))
                .filter(millis -> millis >= 0)
                .map(millis -> millis / 1000.0);
    }

    private static Iteration.Billing billing(Fields row) {
        Optional<Fields> usage = row.inside("usage");
        return new Iteration.Billing(
                row.words("model").or(() -> row.words("provider")),
                row.number("cost_usd"),
                row.flag("cost_estimated").orElse(false),
                row.number("cost_per_1k_tokens"),
                usage.flatMap(one -> one.count("input_tokens")),
                usage.flatMap(one -> one.count("output_tokens")));
    }
}
