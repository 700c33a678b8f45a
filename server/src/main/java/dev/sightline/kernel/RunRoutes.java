package dev.sightline.kernel;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Body;
import dev.sightline.http.Ending;
import dev.sightline.http.Exchange;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Streams;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/runs}: scripts run, and whoever asks sees all of a run, then follows it. */
final class RunRoutes {
    private static final int ID = 2;

    private static final int USUAL = 50;

    private final Kernels kernels;
    private final Scripts scripts;
    private final Streams streams;

    RunRoutes(Kernels kernels, Scripts scripts, Streams streams) {
        this.kernels = kernels;
        this.scripts = scripts;
        this.streams = streams;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access run = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route(
                        "POST",
                        "/api/execute-script",
                        run,
                        new ExecuteScript(kernels, scripts, streams)),
                new Route("POST", "/api/runs", run, this::start),
                new Route("GET", "/api/runs", read, this::list),
                new Route("GET", "/api/runs/{id}", read, this::one),
                new Route("GET", "/api/runs/{id}/script", read, this::script),
                new Route(
                        "GET",
                        "/api/runs/{id}/events",
                        new Access.Streams(Role.VIEWER),
                        this::events),
                new Route("POST", "/api/runs/{id}/input", run, this::input));
    }

    private void start(Exchange exchange) throws Refusal, IOException {
        Body body = exchange.body(Asked.BODY);
        Optional<String> session = Asked.session(body);
        Script script = scripts.of(body.optionalText("path"));
        RunOrder order = Asked.order(body, session.orElseGet(() -> nameOf(script)), script, false);
        Run run = kernels.start(order);
        Audit.ran(run, order, exchange.who());
        exchange.setHeader("Sightline-Run", run.id());
        exchange.answer(202, run.fields());
    }

    /** A script's own session, as our page has it. */
    private static String nameOf(Script script) {
        return script.path()
                .map(Path::toString)
                .filter(path -> path.length() <= RunOrder.LONGEST_SESSION)
                .orElse("");
    }

    private void list(Exchange exchange) throws Refusal {
        Optional<String> session = exchange.query("sessionId");
        Optional<String> said = exchange.query("path").filter(path -> !path.isEmpty());
        Optional<Path> path =
                said.isPresent() ? Optional.of(scripts.path(said.get())) : Optional.empty();
        int limit = (int) exchange.queryNumber("limit", 1, 200).orElse(USUAL);
        exchange.setHeader("Sightline-Seq", kernels.position().toString());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("runs", kernels.runs(session, path, limit).stream().map(Run::fields).toList());
        exchange.answer(fields);
    }

    private void one(Exchange exchange) throws Refusal {
        exchange.answer(run(exchange).fields());
    }

    private void script(Exchange exchange) throws Refusal {
        exchange.answer(Map.of("script", kernels.script(run(exchange))));
    }

    private void events(Exchange exchange) throws Refusal {
        Run run = run(exchange);
        long after = Numbers.after(exchange);
        if (run.status().isOver() && after > 0 && after >= Numbers.events(run)) {
            // A browser comes back to a stream that ended, until it is told that nothing follows.
            exchange.answerNothing();
            return;
        }
        Outlet outlet = streams.open(exchange);
        outlet.onClose(
                Follower.follow(
                        run, after, outlet, new PlainForm(), () -> outlet.end(Ending.DONE)));
    }

    private void input(Exchange exchange) throws Refusal {
        Run run = run(exchange);
        run.give(Asked.line(exchange.body(Asked.INPUT)));
        Audit.did("input", run.session(), exchange.who());
        exchange.answer(Map.of("status", "ok"));
    }

    private Run run(Exchange exchange) throws Refusal {
        return found(kernels, exchange.segment(ID));
    }

    static Run found(Kernels kernels, String id) throws Refusal {
        return kernels.run(id)
                .orElseThrow(() ->
                        new Refusal(
                                404, "no_run", "There is no such run; the node keeps the last 50"));
    }
}
