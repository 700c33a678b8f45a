package dev.sightline.ralph;

import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.project.Registry;

/** The loop that a request names: {@code /api/projects/{id}/…}, by its id or by its slug. */
record Named(Registry projects, Loops loops) {
    private static final int ID = 2;

    /**
     * @throws Refusal 404, or 409 for a slug that several have
     */
    Loop loop(Exchange exchange) throws Refusal {
        return loops.of(projects.project(exchange.segment(ID)).id());
    }
}
