package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.ralph.format.Notification;

import java.util.List;
import java.util.Map;

/** The loop at a glance, its figures, notifications and report. */
final class LoopRoutes {
    private final Named named;
    private final Figures figures;
    private final Control control;

    LoopRoutes(Named named, Figures figures, Control control) {
        this.named = named;
        this.figures = figures;
        this.control = control;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        return List.of(
                new Route("GET", "/api/projects/{id}/loop", read, this::loop),
                new Route("GET", "/api/projects/{id}/stats", read, this::stats),
                new Route("GET", "/api/projects/{id}/cost", read, this::cost),
                new Route("GET", "/api/projects/{id}/notifications", read, this::notifications),
                new Route("GET", "/api/projects/{id}/report", read, this::report));
    }

    /** Says in the answer at which place of the sequence it is true. */
    private static Loop.Snapshot snapshot(Exchange exchange, Loop loop) throws Refusal {
        Loop.Snapshot now = loop.snapshot();
        exchange.setHeader("Sightline-Seq", now.at().toString());
        return now;
    }

    private void loop(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        Loop.Snapshot now = snapshot(exchange, loop);
        Glance glance = new Glance(now, loop.log().counted(), figures);
        exchange.answer(
                glance.fields(loop.project().id(), control.trustOf(loop), control.noteFor(loop)));
    }

    private void stats(Exchange exchange) throws Refusal {
        exchange.answer(figures.stats(snapshot(exchange, named.loop(exchange))));
    }

    private void cost(Exchange exchange) throws Refusal {
        exchange.answer(figures.costs(snapshot(exchange, named.loop(exchange))).fields());
    }

    private void notifications(Exchange exchange) throws Refusal {
        Loop.Snapshot now = snapshot(exchange, named.loop(exchange));
        exchange.answer(now.state().notifications().stream().map(Notification::fields).toList());
    }

    private void report(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        String report = figures.report(loop.project().name(), snapshot(exchange, loop));
        exchange.answer(Map.of("content", report));
    }
}
