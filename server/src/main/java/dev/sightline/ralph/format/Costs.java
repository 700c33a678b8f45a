package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the iterations cost: reported by the loop, computed from tokens and a price that the project
 * names, or estimated with the default price.
 *
 * @param projected for all tasks of the plan, where that can be said
 */
public record Costs(
        Money total,
        Money today,
        Optional<Money> projected,
        List<OfOne> iterations,
        List<Price> prices) {
    /**
     * @param price id of the row it was computed with
     */
    public record OfOne(int number, Money cost, Optional<String> price) {
        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("number", number);
            fields.put("cost", cost.fields());
            fields.put("price", price.orElse(null));
            return fields;
        }
    }

    /**
     * @param source {@code config.json}, {@code iteration N}, {@code default}
     */
    public record Price(String id, double usdPer1k, String source) {
        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("id", id);
            fields.put("usd_per_1k_tokens", usdPer1k);
            fields.put("source", source);
            return fields;
        }
    }

    public Costs {
        iterations = List.copyOf(iterations);
        prices = List.copyOf(prices);
    }

    public static Costs of(
            List<Iteration> iterations, Plan plan, LoopConfig config, Instant now, ZoneId zone) {
        Prices prices = new Prices(config);
        List<OfOne> each = new ArrayList<>();
        Money total = Money.NOTHING;
        Money today = Money.NOTHING;
        for (Iteration iteration : iterations) {
            Optional<OfOne> cost = prices.cost(iteration);
            if (cost.isEmpty()) continue;
            each.add(cost.get());
            total = total.plus(cost.get().cost());
            if (on(iteration, now, zone)) today = today.plus(cost.get().cost());
        }
        return new Costs(
                total, today, projected(total, iterations, plan, prices), each, prices.rows());
    }

    /** By its end, else its start; one without a date is of no day. */
    private static boolean on(Iteration iteration, Instant now, ZoneId zone) {
        return iteration
                .end()
                .or(iteration::start)
                .flatMap(Moment::instant)
                .filter(at -> day(at, zone).equals(day(now, zone)))
                .isPresent();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    /**
     * What is spent, and for each open task as many tokens as each done one took, at the price of
     * today. Where no tokens are known, as much money.
     */
    private static Optional<Money> projected(
            Money total, List<Iteration> iterations, Plan plan, Prices prices) {
        int remaining = plan.total() - plan.done();
        if (plan.total() == 0) return Optional.empty();
        if (remaining == 0) return Optional.of(total);
        if (plan.done() == 0) return Optional.empty();
        double tokens =
                iterations.stream().flatMap(one -> one.tokens().stream()).mapToDouble(t -> t).sum();
        if (tokens == 0 && total.usd() == 0) return Optional.empty();
        double each =
                tokens > 0
                        ? tokens / plan.done() * prices.present().usdPer1k()
                        : total.usd() / plan.done();
        return Optional.of(total.plus(new Money(each * remaining, Money.Provenance.ESTIMATED)));
    }

    /** Of one iteration, where it has a cost. */
    public Optional<Money> of(int number) {
        return iterations.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .map(OfOne::cost);
    }

    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total", total.fields());
        fields.put("today", today.fields());
        fields.put("projected", projected.map(Money::fields).orElse(null));
        fields.put("iterations", iterations.stream().map(OfOne::fields).toList());
        fields.put("prices", prices.stream().map(Price::fields).toList());
        return fields;
    }
}
