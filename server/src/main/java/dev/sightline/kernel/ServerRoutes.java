package dev.sightline.kernel;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Ending;
import dev.sightline.http.Exchange;
import dev.sightline.http.Message;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Streams;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * {@code /api/servers}: the kernel routes of other nodes through this one. Exactly these are passed
 * on, to an address of {@code --connect-to}; the gate here decides who may.
 */
final class ServerRoutes {
    private static final int NAME = 2;
    private static final int RUN = 4;

    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * A route of the other node.
     *
     * @param path there; here it stands beneath the server's name
     * @param body bytes at most; 0 for a request without one
     * @param query the parameters that are passed on
     */
    private record Way(String method, String path, Access access, int body, List<String> query) {
        boolean mayStream() {
            return path.endsWith("/events") || path.endsWith("/execute-script");
        }
    }

    private final Servers servers;
    private final Streams streams;

    ServerRoutes(Servers servers, Streams streams) {
        this.servers = servers;
        this.streams = streams;
    }

    List<Route> all() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("GET", "/api/servers", new Access.Needs(Role.VIEWER), this::list));
        for (Way way : ways()) {
            String template = way.path().replaceFirst("^/api", "/api/servers/{name}");
            routes.add(
                    new Route(
                            way.method(),
                            template,
                            way.access(),
                            exchange -> forward(way, exchange)));
        }
        return routes;
    }

    private static List<Way> ways() {
        Access read = new Access.Needs(Role.VIEWER);
        Access stream = new Access.Streams(Role.VIEWER);
        Access run = new Access.Needs(Role.EDITOR);
        int script = Asked.BODY;
        int small = Asked.SMALL_BODY;
        return List.of(
                new Way("POST", "/api/execute-script", run, script, List.of()),
                new Way("POST", "/api/runs", run, script, List.of()),
                new Way("GET", "/api/runs", read, 0, List.of("sessionId", "path", "limit")),
                new Way("GET", "/api/runs/{id}", read, 0, List.of()),
                new Way("GET", "/api/runs/{id}/script", read, 0, List.of()),
                new Way("GET", "/api/runs/{id}/events", stream, 0, List.of()),
                new Way("POST", "/api/runs/{id}/input", run, Asked.INPUT, List.of()),
                new Way("POST", "/api/reset", run, small, List.of()),
                new Way("POST", "/api/interrupt", run, small, List.of()),
                new Way("POST", "/api/init-session", run, small, List.of()),
                new Way("GET", "/api/kernels", read, 0, List.of()),
                new Way("POST", "/api/kernels/stop", run, small, List.of()),
                new Way("GET", "/api/variables", run, 0, List.of("sessionId")));
    }

    private void list(Exchange exchange) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : servers.names()) rows.add(Map.of("name", name));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("servers", rows);
        exchange.answer(fields);
    }

    private void forward(Way way, Exchange exchange) throws Refusal, IOException {
        String name = exchange.segment(NAME);
        RemoteNode node = servers.named(name);
        String path = way.path();
        if (path.contains("{id}")) {
            String id = exchange.segment(RUN);
            checkRun(id);
            path = path.replace("{id}", id);
        }
        Optional<byte[]> body =
                way.body() == 0 ? Optional.empty() : Optional.of(exchange.bytes(way.body()));
        RemoteNode.Ask ask =
                new RemoteNode.Ask(
                        way.method(),
                        path + query(way, exchange),
                        body,
                        way.mayStream() && body.isEmpty() ? after(exchange) : Optional.empty());
        if (body.isPresent()) Audit.forwarded(way.method() + " " + path, name, exchange.who());
        if (way.mayStream()) stream(node, ask, exchange);
        else answer(node.answer(ask), exchange);
    }

    private static Optional<String> after(Exchange exchange) throws Refusal {
        long after = Numbers.after(exchange);
        return after == 0 ? Optional.empty() : Optional.of(Long.toString(after));
    }

    private static String query(Way way, Exchange exchange) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String name : way.query()) {
            exchange.query(name)
                    .ifPresent(value ->
                            query.add(
                                    name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return query.toString();
    }

    private static void answer(HttpResponse<byte[]> answer, Exchange exchange) {
        RemoteNode.passedOn(answer).forEach(exchange::setHeader);
        if (answer.statusCode() == 204) exchange.answerNothing();
        else exchange.answerJson(answer.statusCode(), answer.body());
    }

    private void stream(RemoteNode node, RemoteNode.Ask ask, Exchange exchange)
            throws Refusal, IOException {
        streams.expectRoom(exchange);
        HttpResponse<InputStream> answer = node.open(ask);
        if (!RemoteNode.isStream(answer)) {
            refuse(answer, exchange);
            return;
        }
        RemoteNode.passedOn(answer).forEach(exchange::setHeader);
        RemoteEvents events = new RemoteEvents(answer.body());
        Outlet outlet;
        try {
            outlet = streams.open(exchange);
        } catch (Refusal full) {
            events.close();
            throw full;
        }
        outlet.onClose(events::close);
        Thread.ofVirtual().name("remote run").start(() -> pass(events, outlet));
    }

    /** What it says instead of streaming; it is short. */
    private static void refuse(HttpResponse<InputStream> answer, Exchange exchange)
            throws IOException {
        try (InputStream body = answer.body()) {
            RemoteNode.passedOn(answer).forEach(exchange::setHeader);
            if (answer.statusCode() == 204) exchange.answerNothing();
            else exchange.answerJson(answer.statusCode(), body.readNBytes(Asked.SMALL_BODY));
        }
    }

    /** Event by event, as they come; how it ends there it ends here. */
    private static void pass(RemoteEvents events, Outlet outlet) {
        Remote remote = new Remote(outlet);
        try {
            for (Optional<Message> event = events.next();
                    event.isPresent();
                    event = events.next()) {
                remote.pass(event.get());
            }
        } catch (IOException broken) {
            // The client comes back, and hears the rest or why there is none.
            System.getLogger("sightline.kernel")
                    .log(System.Logger.Level.DEBUG, "another node's stream", broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.close();
            outlet.end(Ending.DONE);
        }
    }

    /**
     * @throws Refusal 404 for what can be no run, and might lead elsewhere
     */
    static void checkRun(String id) throws Refusal {
        if (!RUN_ID.matcher(id).matches()) throw new Refusal(404, "no_run", "There is no such run");
    }
}
