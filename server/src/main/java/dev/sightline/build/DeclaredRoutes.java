package dev.sightline.build;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.event.Event;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.journal.Sequence;
import dev.sightline.json.Json;
import dev.sightline.project.Registry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions that their owner describes himself: variant 2 of compat.md §2, which names them by the
 * alias of their project. A status is asked for by an id of variant 1 as well.
 */
final class DeclaredRoutes {
    private static final int NAME = 3;

    /** Of what a session may be told. */
    private static final int BODY = 1024 * 1024;

    /** Objects and lists in one another: it is kept, and told, in others, and read again there. */
    private static final int DEEPEST = 40;

    private final Registry projects;
    private final Sessions sessions;
    private final Bodies bodies;
    private final Sequence sequence;
    private final Beginnings beginnings;

    DeclaredRoutes(
            Registry projects,
            Sessions sessions,
            Bodies bodies,
            Sequence sequence,
            Beginnings beginnings) {
        this.projects = projects;
        this.sessions = sessions;
        this.bodies = bodies;
        this.sequence = sequence;
        this.beginnings = beginnings;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access steer = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route("POST", "/api/build/init", steer, this::init),
                new Route("GET", "/api/build/status/{name}", read, this::status),
                new Route("PATCH", "/api/build/status/{name}/runtime", steer, this::runtime));
    }

    private void init(Exchange exchange) throws Refusal {
        Body body = exchange.body(BODY);
        // The two variants of the tools that exist are told apart by what they say.
        if (body.has("alias")) {
            beginnings.begin(exchange, body);
            return;
        }
        String alias = SessionRoutes.alias(body.text("project_alias"));
        String name = body.text("project_name");
        Path path = path(body.text("project_path"));
        JsonNode said = said(body);
        Session session = sessions.declarations().declare(alias, path, projects.idOf(path), said);
        Audit.did("declare", session.id(), "name=" + name, exchange.who());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session_id", session.id());
        fields.put("project_alias", alias);
        fields.put("message", "Session initialized successfully");
        exchange.answer(fields);
    }

    private static JsonNode said(Body body) throws Refusal {
        JsonNode said = Json.read(body.json().getBytes(StandardCharsets.UTF_8));
        if (!Json.isDeeper(said, DEEPEST)) return said;
        throw new Refusal(
                422,
                "bad_request",
                "There must not be more than %d objects and lists in one another"
                        .formatted(DEEPEST));
    }

    private static Path path(String said) throws Refusal {
        Refusal wrong = new Refusal(422, "bad_request", "`project_path` must be an absolute path");
        try {
            Path path = Path.of(said).normalize();
            if (path.isAbsolute()) return path;
            throw wrong;
        } catch (InvalidPathException e) {
            throw wrong;
        }
    }

    private void status(Exchange exchange) throws Refusal {
        String name = exchange.decodedSegment(NAME);
        exchange.setHeader("Sightline-Seq", sessions.settled().toString());
        Optional<Session> byAlias = declared(name);
        Map<String, @Nullable Object> fields =
                byAlias.isPresent() ? bodies.status(byAlias.get()) : bodies.status(name);
        exchange.answer(byAlias.isPresent() ? Bodies.inBothManners(fields) : fields);
    }

    /** The newest of an alias; an id is none. */
    private Optional<Session> declared(String alias) {
        return sessions.all().stream()
                .filter(one -> one.declared().isPresent() && one.alias().equals(alias))
                .findFirst();
    }

    private void runtime(Exchange exchange) throws Refusal {
        String alias = exchange.decodedSegment(NAME);
        Session session = declared(alias).orElseThrow(() -> Register.none(alias));
        JsonNode runtime = said(exchange.body(BODY));
        Session after =
                sessions.declarations()
                        .redeclare(
                                session.id(),
                                before -> {
                                    Map<String, @Nullable Object> all = new LinkedHashMap<>();
                                    before.properties()
                                            .forEach(one -> all.put(one.getKey(), one.getValue()));
                                    all.put("runtime", runtime);
                                    return Json.read(Json.bytes(all));
                                });
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("session_id", after.id());
        data.put("project_alias", alias);
        data.put("runtime", runtime);
        sequence.append(
                after.project()
                        .map(id -> Event.of("runtime_update", id, data))
                        .orElseGet(() -> Event.ofNode("runtime_update", data)),
                List.of());
        exchange.answer(Map.of("success", true, "session_id", after.id(), "project_alias", alias));
    }
}
