package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One iteration, as {@code iterations.jsonl}, the log, or both know it.
 *
 * @param max empty where nothing says it; 0 is without a limit
 * @param start as written
 * @param tokens in thousands
 * @param status a word: success, error, blocked or cancelled
 * @param span where it lies in the log
 * @param running begun, and nothing says that it ended
 * @param lenient its header was found by the lenient matcher only
 */
public record Iteration(
        int number,
        Optional<Integer> max,
        Optional<String> start,
        Optional<String> end,
        Optional<Double> durationSeconds,
        Optional<Double> tokens,
        Optional<String> status,
        List<String> tasksCompleted,
        Optional<String> commit,
        Optional<String> commitMessage,
        Optional<Boolean> testPassed,
        Optional<String> testOutput,
        List<String> errors,
        Billing billing,
        Optional<LogSpan> span,
        boolean running,
        boolean lenient) {

    /**
     * What the loop itself says of its price (schema 2).
     *
     * @param costUsd reported
     * @param estimated the loop says that its own figure is estimated
     * @param usdPer1k the price that the loop computed with
     */
    public record Billing(
            Optional<String> model,
            Optional<Double> costUsd,
            boolean estimated,
            Optional<Double> usdPer1k,
            Optional<Long> inputTokens,
            Optional<Long> outputTokens) {
        public static final Billing NONE =
                new Billing(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** How it went, by the rule of the original (compat.md §1, "Health"). */
    public enum Health {
        PRODUCTIVE,
        PARTIAL,
        FAILED;

        /** As it goes over the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Iteration {
        tasksCompleted = List.copyOf(tasksCompleted);
        errors = List.copyOf(errors);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public Health health() {
        if (hasErrors() || status.filter("error"::equals).isPresent()) return Health.FAILED;
        return tasksCompleted.isEmpty() ? Health.PARTIAL : Health.PRODUCTIVE;
    }

    Iteration numbered(int other) {
        return new Iteration(
                other,
                max,
                start,
                end,
                durationSeconds,
                tokens,
                status,
                tasksCompleted,
                commit,
                commitMessage,
                testPassed,
                testOutput,
                errors,
                billing,
                span,
                running,
                lenient);
    }

    /**
     * As the REST routes say it (openapi.yaml, Iteration).
     *
     * @param cost with the prices of the project
     */
    public Map<String, @Nullable Object> fields(Optional<Money> cost) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("max_iterations", max.orElse(null));
        fields.put("start_timestamp", start.orElse(null));
        fields.put("end_timestamp", end.orElse(null));
        fields.put("duration_seconds", duration());
        fields.put("tokens_used", tokens.orElse(null));
        fields.put("status", status.orElse(null));
        fields.put("has_errors", hasErrors());
        fields.put("errors", errors);
        fields.put("tasks_completed", tasksCompleted);
        fields.put("commit", commit.orElse(null));
        fields.put("test_passed", testPassed.orElse(null));
        fields.put("health", health().word());
        fields.put("commit_message", commitMessage.orElse(null));
        fields.put("test_output", testOutput.orElse(null));
        fields.put("model", billing.model().orElse(null));
        fields.put("cost", cost.map(Money::fields).orElse(null));
        fields.put("first_line", span.map(LogSpan::firstLine).orElse(null));
        fields.put("last_line", span.map(LogSpan::lastLine).orElse(null));
        fields.put("running", running);
        fields.put("lenient", lenient);
        return fields;
    }

    /** As {@code iteration_completed} says it (seed and compat.md). */
    public Map<String, @Nullable Object> eventFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("iteration", number);
        fields.put("max", max.orElse(null));
        fields.put("start", start.orElse(null));
        fields.put("end", end.orElse(null));
        fields.put("duration_seconds", duration());
        fields.put("tokens", tokens.orElse(null));
        fields.put("status", status.orElse(null));
        fields.put("health", health().word());
        fields.put("tasks_completed", tasksCompleted);
        fields.put("commit", commit.orElse(null));
        fields.put("test_passed", testPassed.orElse(null));
        fields.put("errors", errors);
        return fields;
    }

    /** Whole seconds as version 1 writes them, without a point. */
    private @Nullable Number duration() {
        if (durationSeconds.isEmpty()) return null;
        double seconds = durationSeconds.get();
        if (seconds == Math.rint(seconds) && Math.abs(seconds) < 1e15) return (long) seconds;
        return seconds;
    }
}
