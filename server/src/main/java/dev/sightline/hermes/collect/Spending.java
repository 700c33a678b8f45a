package dev.sightline.hermes.collect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What several sessions took and cost together. Of one thread. */
final class Spending {
    private long sessions;
    private long messages;
    private long calls;
    private Tokens tokens = Tokens.NONE;
    private double actual;
    private double computed;
    private long actualSessions;
    private long computedSessions;
    private long unpricedSessions;
    private long unpricedTokens;
    private double usd;
    private final Set<String> prices = new TreeSet<>();

    void add(long said, long called, Tokens took, Cost cost) {
        sessions++;
        messages += said;
        calls += called;
        tokens = tokens.and(took);
        usd += cost.inUsd();
        switch (cost) {
            case Cost.Actual(double paid) -> {
                actual += paid;
                actualSessions++;
            }
            case Cost.Computed(double worth, String price) -> {
                computed += worth;
                computedSessions++;
                prices.add(price);
            }
            case Cost.Unpriced(long unknown) -> {
                unpricedTokens += unknown;
                unpricedSessions++;
            }
            case Cost.Nothing() -> {}
        }
    }

    double exactUsd() {
        return usd;
    }

    double usd() {
        return rounded(usd);
    }

    long sessions() {
        return sessions;
    }

    long calls() {
        return calls;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Sessions, messages and tokens by kind. */
    Map<String, Object> counts() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session_count", sessions);
        fields.put("message_count", messages);
        fields.putAll(tokens.fields());
        return fields;
    }

    /** How the cost is known (openapi.yaml, HermesCostProvenance). */
    Map<String, Object> provenance() {
        return Fields.of(
                "kind",
                kind(),
                "actual_usd",
                rounded(actual),
                "computed_usd",
                rounded(computed),
                "actual_sessions",
                actualSessions,
                "computed_sessions",
                computedSessions,
                "unpriced_sessions",
                unpricedSessions,
                "unpriced_tokens",
                unpricedTokens,
                "prices",
                List.copyOf(prices));
    }

    private String kind() {
        boolean isActual = actualSessions > 0;
        boolean isComputed = computedSessions > 0;
        boolean isUnpriced = unpricedSessions > 0;
        if (!isActual && !isComputed) return isUnpriced ? "unpriced" : "none";
        if (isUnpriced || (isActual && isComputed)) return "mixed";
        return isActual ? "actual" : "computed";
    }

    /** To the cent; a half, which is one only in binary, to the even one. */
    private static double rounded(double usd) {
        if (!Double.isFinite(usd)) return 0;
        return new BigDecimal(usd).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
