package dev.sightline.node;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Exchange;
import dev.sightline.http.Route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /api/ready}: does every part of the node work? */
public final class ReadyRoutes {
    private final List<Part> parts;

    public ReadyRoutes(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public List<Route> all() {
        return List.of(new Route("GET", "/api/ready", new Access.Needs(Role.VIEWER), this::ready));
    }

    private void ready(Exchange exchange) {
        List<Map<String, String>> problems = new ArrayList<>();
        List<Map<String, String>> notes = new ArrayList<>();
        for (Part part : parts) {
            for (Part.Report report : part.reports()) {
                Map<String, String> said = Map.of("part", report.part(), "detail", report.detail());
                switch (report) {
                    case Part.Problem problem -> problems.add(said);
                    case Part.Note note -> notes.add(said);
                }
            }
        }
        exchange.answer(
                problems.isEmpty() ? 200 : 503,
                Map.of(
                        "status",
                        problems.isEmpty() ? "ok" : "degraded",
                        "problems",
                        problems,
                        "notes",
                        notes));
    }
}
