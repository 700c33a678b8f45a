package dev.sightline.hermes;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.event.Position;
import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Sockets;
import dev.sightline.hub.Hub;
import dev.sightline.json.Json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All routes of the feature: each collector's, and those that write. */
public final class HermesRoutes {
    private static final String SELF = "/api/hermes";
    private static final String OURS = SELF + "/";
    private static final String BARE = "/api/";

    /** Why an answer is not what the files say now; the only place for it beside a list. */
    private static final String PROBLEM = "Sightline-Problem";

    /** These names are ours beneath {@code /api} (decisions.md, "Routes"). */
    private static final Set<String> TAKEN = Set.of("projects", "health");

    private final Hud hud;
    private final List<Collector> collectors;
    private final Hub hub;
    private final Sockets sockets;
    private final Optional<String> programs;

    /**
     * @param programs {@code PATH} of the environment, where the agent's own program may be
     */
    public HermesRoutes(
            Hud hud,
            List<Collector> collectors,
            Hub hub,
            Sockets sockets,
            Optional<String> programs) {
        this.hud = hud;
        this.collectors = List.copyOf(collectors);
        this.hub = hub;
        this.sockets = sockets;
        this.programs = programs;
    }

    /** Where none is to be looked into: who asks is told so. */
    public static List<Route> ofNone() {
        return List.of(
                new Route(
                        "GET",
                        SELF,
                        new Access.Needs(Role.VIEWER),
                        exchange -> exchange.answer(self("", false, false))));
    }

    public List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access steer = new Access.Needs(Role.EDITOR);
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("GET", SELF, read, this::self));
        for (Collector collector : collectors) {
            String path = collector.path();
            routes.add(route(read, OURS, collector));
            if (!TAKEN.contains(path)) routes.add(route(read, BARE, collector));
        }
        MemoryRoutes memory = new MemoryRoutes(hud);
        JobRoutes jobs = new JobRoutes(hud, new Agent(programs, hud.home().path()));
        for (String prefix : List.of(OURS, BARE)) {
            routes.addAll(memory.at(prefix + "memory"));
            routes.addAll(jobs.at(prefix + "cron"));
        }
        routes.add(new Route("GET", "/api/cache/stats", read, this::stats));
        routes.add(new Route("POST", "/api/cache/clear", steer, this::clear));
        routes.add(new Route("GET", "/ws", new Access.Socket(Role.VIEWER), this::listen));
        return routes;
    }

    private Route route(Access access, String prefix, Collector collector) {
        String template = prefix + collector.path();
        List<Integer> open = new ArrayList<>();
        String[] names = template.split("/", -1);
        for (int i = 1; i < names.length; i++) {
            if (names[i].startsWith("{")) open.add(i - 1);
        }
        return new Route("GET", template, access, exchange -> answer(exchange, collector, open));
    }

    private void self(Exchange exchange) throws Refusal {
        boolean isThere = hud.isThere();
        exchange.answer(self(hud.home().path().toString(), isThere, hud.isPolling()));
    }

    private static Map<String, Object> self(String home, boolean isThere, boolean isPolling) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("home", home);
        fields.put("exists", isThere);
        fields.put("watch_mode", isPolling ? "polling" : "live");
        fields.put("project", Hud.PROJECT);
        return fields;
    }

    private void answer(Exchange exchange, Collector collector, List<Integer> open) throws Refusal {
        hud.mustBeThere();
        Map<String, String> query = new TreeMap<>();
        for (String name : collector.asks()) {
            exchange.query(name).ifPresent(value -> query.put(name, value));
        }
        List<String> segments = new ArrayList<>();
        for (int index : open) segments.add(exchange.decodedSegment(index));
        // What is looked at after it may be newer, and never older.
        Position at = hud.sequence().settled();
        Cache.Answer answer = hud.cache().of(collector, new Arguments(query, segments));
        exchange.setHeader("Sightline-Seq", at.toString());
        answer.problem().ifPresent(why -> exchange.setHeader(PROBLEM, encoded(fields(why))));
        exchange.answerJson(
                200, answer.problem().map(why -> with(answer.json(), why)).orElse(answer.json()));
    }

    private static Map<String, Object> fields(Unreadable why) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("path", why.path());
        problem.put("detail", why.detail());
        problem.put("code", why.code());
        return problem;
    }

    /** Names of files have any letters, a header has those of ASCII. */
    private static String encoded(Map<String, Object> problem) {
        String json = new String(Json.bytes(problem), StandardCharsets.UTF_8);
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The same object with why it is not what the files say now. A list has no room for it. */
    private static byte[] with(byte[] json, Unreadable why) {
        if (json[json.length - 1] != '}') return json;
        String more =
                new String(Json.bytes(Map.of("problem", fields(why))), StandardCharsets.UTF_8);
        String text = new String(json, 0, json.length - 1, StandardCharsets.UTF_8);
        return (text + (text.equals("{") ? "" : ",") + more.substring(1))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void stats(Exchange exchange) {
        exchange.answer(hud.cache().stats(collectors));
    }

    private void clear(Exchange exchange) {
        int count = hud.cache().clear();
        Audit.did("clear", "cache", exchange.who());
        hud.sequence().append(Hud.event("cache_invalidate", Map.of("keys", List.of())), List.of());
        exchange.answer(Map.of("cleared", count));
    }

    private void listen(Exchange exchange) throws Refusal {
        if (exchange.identity().isEmpty()) {
            sockets.open(exchange, HudSocket.MANNER, socket -> text -> {});
            return;
        }
        Optional<String> since = exchange.query("since");
        sockets.open(exchange, HudSocket.MANNER, socket -> new HudSocket(socket, since, hub));
    }
}
