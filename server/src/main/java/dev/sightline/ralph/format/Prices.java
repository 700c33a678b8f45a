package dev.sightline.ralph.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a thousand tokens cost, and who says so; it keeps the rows that were used. */
final class Prices {
    /** The original's, for a CLI that no row names. */
    private static final double DEFAULT = 0.006;

    private static final String OF_FILE = "config.json";
    private static final String OF_NOBODY = "default";

    private final LoopConfig config;
    private final Map<String, Costs.Price> used = new LinkedHashMap<>();

    Prices(LoopConfig config) {
        this.config = config;
    }

    List<Costs.Price> rows() {
        return List.copyOf(used.values());
    }

    /** For whatever comes: of the model of the configuration, or its CLI. */
    Costs.Price present() {
        Optional<String> model =
                Optional.ofNullable(config.all().get("model"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(name -> !name.isBlank());
        return priced(model);
    }

    /**
     * Reported by the loop; else computed with a price that it or the project names; else
     * estimated. Empty where neither money nor tokens are known.
     */
    Optional<Costs.OfOne> cost(Iteration iteration) {
        Iteration.Billing billing = iteration.billing();
        if (billing.costUsd().isPresent()) {
            Money.Provenance provenance =
                    billing.estimated() ? Money.Provenance.ESTIMATED : Money.Provenance.REPORTED;
            Money money = new Money(billing.costUsd().get(), provenance);
            return Optional.of(new Costs.OfOne(iteration.number(), money, Optional.empty()));
        }
        if (iteration.tokens().isEmpty()) return Optional.empty();
        Costs.Price price =
                billing.usdPer1k()
                        .map(usd -> own(iteration, usd))
                        .orElseGet(() -> keep(priced(billing.model().or(this::model))));
        Money.Provenance provenance =
                price.source().equals(OF_NOBODY)
                        ? Money.Provenance.ESTIMATED
                        : Money.Provenance.COMPUTED;
        Money money = new Money(iteration.tokens().get() * price.usdPer1k(), provenance);
        return Optional.of(new Costs.OfOne(iteration.number(), money, Optional.of(price.id())));
    }

    private Optional<String> model() {
        return Optional.of(present().id()).filter(id -> config.pricing().containsKey(id));
    }

    private Costs.Price priced(Optional<String> model) {
        Optional<Costs.Price> ofModel = model.flatMap(this::row);
        String cli = config.cli().equals("claude-code") ? "claude" : config.cli();
        return ofModel.or(() -> row(config.cli()))
                .or(() -> row(cli))
                .orElseGet(() -> otherwise(cli));
    }

    private Optional<Costs.Price> row(String name) {
        Double usd = config.pricing().get(name);
        if (usd == null) return Optional.empty();
        return Optional.of(new Costs.Price(name, usd, config.ownPrices() ? OF_FILE : OF_NOBODY));
    }

    private static Costs.Price otherwise(String cli) {
        Double usd = LoopConfig.defaults().pricing().get(cli);
        return new Costs.Price(cli, usd == null ? DEFAULT : usd, OF_NOBODY);
    }

    /** The price that an iteration says it computed with; equal ones are one row. */
    private Costs.Price own(Iteration iteration, double usd) {
        String source = "iteration " + iteration.number();
        String id = iteration.billing().model().orElse(source);
        Costs.Price before = used.get(id);
        if (before == null) return keep(new Costs.Price(id, usd, source));
        if (before.usdPer1k() == usd && !before.source().equals(OF_NOBODY)) return before;
        return keep(new Costs.Price(id + ", " + source, usd, source));
    }

    private Costs.Price keep(Costs.Price price) {
        Costs.Price before = used.get(price.id());
        if (before != null && !before.equals(price)) {
            Costs.Price other =
                    new Costs.Price(
                            price.id() + ", " + price.source(), price.usdPer1k(), price.source());
            used.put(other.id(), other);
            return other;
        }
        used.put(price.id(), price);
        return price;
    }
}
