package dev.sightline.kernel;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Disk;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Sockets;
import dev.sightline.http.Streams;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All routes of the feature; those of the kernels themselves are answered here. */
public final class KernelRoutes {
    private final Kernels kernels;
    private final Scripts scripts;
    private final Streams streams;
    private final Sockets sockets;
    private final WatchFile watch;
    private final Servers servers;

    /**
     * @param watch follows a file for the clients of {@code /ws/session}
     */
    public KernelRoutes(
            Kernels kernels,
            Disk disk,
            Streams streams,
            Sockets sockets,
            WatchFile watch,
            Servers servers) {
        this.kernels = kernels;
        this.scripts = new Scripts(disk);
        this.streams = streams;
        this.sockets = sockets;
        this.watch = watch;
        this.servers = servers;
    }

    public List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access run = new Access.Needs(Role.EDITOR);
        List<Route> routes = new ArrayList<>(new RunRoutes(kernels, scripts, streams).all());
        routes.add(new Route("POST", "/api/reset", run, this::reset));
        routes.add(new Route("POST", "/api/interrupt", run, this::interrupt));
        routes.add(new Route("POST", "/api/init-session", run, this::init));
        routes.add(new Route("GET", "/api/kernels", read, this::list));
        routes.add(new Route("POST", "/api/kernels/stop", run, this::stop));
        // To show a value is to run its code, and it may be a password.
        routes.add(new Route("GET", "/api/variables", run, this::variables));
        routes.add(new Route("GET", "/ws/session", new Access.Socket(Role.EDITOR), this::socket));
        routes.addAll(new ServerRoutes(servers, streams).all());
        return routes;
    }

    private void reset(Exchange exchange) throws Refusal {
        String session = Asked.session(exchange.bodyIfAny(Asked.SMALL_BODY)).orElse("");
        kernels.reset(session);
        Audit.did("reset", session, exchange.who());
        exchange.answer(Map.of("status", "ok"));
    }

    private void interrupt(Exchange exchange) throws Refusal {
        String session = Asked.session(exchange.bodyIfAny(Asked.SMALL_BODY)).orElse("");
        kernels.interrupt(session);
        Audit.did("interrupt", session, exchange.who());
        exchange.answer(Map.of("status", "ok"));
    }

    private void init(Exchange exchange) throws Refusal {
        Body body = exchange.body(Asked.SMALL_BODY);
        String session =
                Asked.session(body)
                        .orElseThrow(() ->
                                new Refusal(400, "bad_request", "`sessionId` must be a string"));
        kernels.init(session, scripts.of(body.optionalText("scriptName")));
        Audit.did("init", session, exchange.who());
        exchange.answer(Map.of("status", "ok"));
    }

    private void list(Exchange exchange) {
        exchange.setHeader("Sightline-Seq", kernels.position().toString());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kernels", kernels.views());
        exchange.answer(fields);
    }

    private void stop(Exchange exchange) throws Refusal {
        String session = Asked.session(exchange.bodyIfAny(Asked.SMALL_BODY)).orElse("");
        if (!kernels.stop(session)) {
            throw new Refusal(404, "no_kernel", "This session has no kernel");
        }
        Audit.did("stop", session, exchange.who());
        exchange.answer(Map.of("status", "ok"));
    }

    private void variables(Exchange exchange) throws Refusal {
        String session = Asked.session(exchange.query("sessionId")).orElse("");
        JsonNode answer = kernels.variables(session);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("variables", answer.path("variables"));
        fields.put("more", answer.path("more"));
        exchange.answer(fields);
    }

    private void socket(Exchange exchange) throws Refusal {
        String session =
                Asked.session(exchange.query("sessionId")).orElseGet(SessionSocket::privateName);
        boolean own = exchange.query("sessionId").filter(name -> !name.isEmpty()).isEmpty();
        sockets.open(
                exchange,
                SessionSocket.MANNER,
                socket -> new SessionSocket(socket, session, own, kernels, scripts, watch));
    }
}
