package dev.sightline.hermes;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.hermes.collect.Cron;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What users do with an agent's jobs: pause, resume, run. */
final class JobRoutes {
    private static final List<String> ACTIONS = List.of("pause", "resume", "run");
    private static final int LIMIT = 64 * 1024;

    private final Hud hud;
    private final Agent agent;

    JobRoutes(Hud hud, Agent agent) {
        this.hud = hud;
        this.agent = agent;
    }

    /**
     * @param path of all jobs
     */
    List<Route> at(String path) {
        Access steer = new Access.Needs(Role.EDITOR);
        int index = path.split("/", -1).length - 1;
        List<Route> routes = new ArrayList<>();
        for (String action : ACTIONS) {
            routes.add(
                    new Route(
                            "POST",
                            path + "/{id}/" + action,
                            steer,
                            exchange -> act(exchange, action, exchange.decodedSegment(index))));
        }
        return routes;
    }

    private void act(Exchange exchange, String action, String id) throws Refusal {
        exchange.bodyIfAny(LIMIT);
        hud.mustBeThere();
        if (!isJob(id)) {
            throw new Refusal(
                    404, "not_found", "There is no such job; GET cron says which there are");
        }
        agent.cron(action, id, hud.home().redactor()::redact);
        Audit.did(action, "job " + id, exchange.who());
        exchange.answer(Map.of("status", "ok"));
    }

    /** What begins with a dash would be an option of the program. */
    private boolean isJob(String id) throws Refusal {
        if (id.startsWith("-")) return false;
        try {
            return Cron.has(hud.home(), id);
        } catch (Unreadable unreadable) {
            throw new Refusal(503, unreadable.code(), unreadable.detail());
        }
    }
}
