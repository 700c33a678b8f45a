package dev.sightline.hermes.collect;

import java.util.Optional;

/** What a session cost, and how that is known. */
sealed interface Cost {
    /** The agent noted what was paid. */
    record Actual(double usd) implements Cost {}

    /**
     * Tokens times a price.
     *
     * @param price the key of its row
     */
    record Computed(double usd, String price) implements Cost {}

    /** Nobody knows what these tokens cost; they count as nothing. */
    record Unpriced(long tokens) implements Cost {}

    /** No price is known, nor needed: it took no tokens. */
    record Nothing() implements Cost {}

    static Cost of(Optional<Double> actual, Tokens tokens, PriceTable.Match match) {
        if (actual.isPresent()) return new Actual(actual.get());
        if (match.price().isPresent()) {
            Price price = match.price().get();
            return new Computed(price.of(tokens), price.key());
        }
        return tokens.all() == 0 ? new Nothing() : new Unpriced(tokens.all());
    }

    default double inUsd() {
        return switch (this) {
            case Actual(double usd) -> usd;
            case Computed(double usd, String _) -> usd;
            case Unpriced _, Nothing _ -> 0;
        };
    }
}
