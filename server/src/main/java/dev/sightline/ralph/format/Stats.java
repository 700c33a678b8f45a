package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Totals, velocity, health and projection (compat.md §1, "stats"), as {@code GET stats} says them.
 */
public final class Stats {
    /** A hundred years: whatever takes longer has no date. */
    private static final double MOST_HOURS = 876_000;

    private Stats() {}

    public static Map<String, @Nullable Object> of(
            List<Iteration> iterations, Plan plan, LoopConfig config, Costs costs, Instant now) {
        double tokens = sum(iterations, Iteration::tokens);
        double seconds = sum(iterations, Iteration::durationSeconds);
        int remaining = plan.total() - plan.done();
        double perHour = seconds > 0 ? plan.done() / (seconds / 3600) : 0;
        double hours = perHour > 0 ? remaining / perHour : 0;
        double cost = costs.total().usd();

        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total_iterations", iterations.size());
        fields.put("total_tokens", rounded(tokens));
        fields.put("total_cost_usd", Money.rounded(cost, 4));
        fields.put("total_duration_seconds", rounded(seconds));
        fields.put(
                "avg_iteration_duration_seconds",
                average(seconds, count(iterations, Iteration::durationSeconds)));
        fields.put(
                "avg_tokens_per_iteration", average(tokens, count(iterations, Iteration::tokens)));
        fields.put("tasks_done", plan.done());
        fields.put("tasks_total", plan.total());
        fields.put("errors_count", iterations.stream().filter(Iteration::hasErrors).count());
        fields.put("projected_completion", completion(now, hours));
        fields.put(
                "projected_total_cost_usd",
                Money.rounded(costs.projected().map(Money::usd).orElse(cost), 4));
        fields.put("velocity", velocity(perHour, remaining, hours));
        fields.put("health_breakdown", health(iterations));
        fields.put("tokens_by_phase", PhaseTokens.of(iterations, plan));
        fields.put("cost_per_1k_tokens", new Prices(config).present().usdPer1k());
        return fields;
    }

    private static double sum(
            List<Iteration> iterations, Function<Iteration, Optional<Double>> what) {
        return iterations.stream()
                .flatMap(one -> what.apply(one).stream())
                .mapToDouble(x -> x)
                .sum();
    }

    private static long count(
            List<Iteration> iterations, Function<Iteration, Optional<Double>> what) {
        return iterations.stream().filter(one -> what.apply(one).isPresent()).count();
    }

    private static double average(double sum, long count) {
        return count == 0 ? 0 : rounded(sum / count);
    }

    static double rounded(double value) {
        return Money.rounded(value, 3);
    }

    /** Null where no velocity says it, or nothing remains. */
    private static @Nullable String completion(Instant now, double hours) {
        if (hours <= 0 || hours > MOST_HOURS) return null;
        return now.plusSeconds(Math.round(hours * 3600)).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Map<String, @Nullable Object> velocity(
            double perHour, int remaining, double hours) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tasks_per_hour", rounded(perHour));
        fields.put("tasks_remaining", remaining);
        fields.put("hours_remaining", rounded(hours));
        return fields;
    }

    /** One that runs is none of the three yet. */
    private static Map<String, @Nullable Object> health(List<Iteration> iterations) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Iteration.Health health : Iteration.Health.values()) {
            fields.put(
                    health.word(),
                    iterations.stream()
                            .filter(one -> !one.running() && one.health() == health)
                            .count());
        }
        return fields;
    }
}
