package dev.sightline.metrics;

import dev.sightline.auth.Access;
import dev.sightline.http.Exchange;
import dev.sightline.http.Route;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** {@code GET /metrics}. */
public final class MetricsRoutes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Figures figures;
    private @Nullable Exposition exposition;

    public MetricsRoutes(Figures figures) {
        this.figures = figures;
    }

    public List<Route> all() {
        return List.of(new Route("GET", "/metrics", new Access.Metrics(), this::metrics));
    }

    private void metrics(Exchange exchange) {
        exchange.answer(TEXT, exposition().text());
    }

    private synchronized Exposition exposition() {
        if (exposition == null) exposition = new Exposition(figures);
        return exposition;
    }
}
