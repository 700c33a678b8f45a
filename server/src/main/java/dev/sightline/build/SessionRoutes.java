package dev.sightline.build;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.build.format.SessionStatus;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.project.Project;
import dev.sightline.project.Registry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sessions begun, steered, listed and forgotten: variant 1 of compat.md §2. */
final class SessionRoutes {
    static final int BODY = 256 * 1024;

    private static final int ID = 3;
    private static final int MOST = 100;
    private static final int DAYS = 3_650;
    private static final int DEFAULT_DAYS = 7;
    private static final int PART = 256 * 1024;
    private static final int LARGEST_PART = 1024 * 1024;

    /** More of one line would be cut by the kernel (N_TTY_BUF_SIZE, termios(3)). */
    private static final int LINE = 4096;

    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]{1,50}");

    private final Registry projects;
    private final Sessions sessions;
    private final Command command;
    private final Bodies bodies;
    private final Clock clock;

    SessionRoutes(
            Registry projects, Sessions sessions, Command command, Bodies bodies, Clock clock) {
        this.projects = projects;
        this.sessions = sessions;
        this.command = command;
        this.bodies = bodies;
        this.clock = clock;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access steer = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route("POST", "/api/build/start", steer, this::start),
                new Route("POST", "/api/build/pause", steer, this::pause),
                new Route("POST", "/api/build/resume", steer, this::resume),
                new Route("POST", "/api/build/cancel", steer, this::cancel),
                new Route("GET", "/api/build/sessions", read, this::list),
                new Route("GET", "/api/build/sessions/active", read, this::active),
                new Route("GET", "/api/build/sessions/{name}/terminal", read, this::terminal),
                new Route("POST", "/api/build/sessions/{name}/input", steer, this::type),
                new Route("DELETE", "/api/build/sessions/{name}", steer, this::delete),
                new Route("GET", "/api/build/stats", read, this::stats),
                new Route("POST", "/api/build/cleanup", steer, this::cleanup));
    }

    private void start(Exchange exchange) throws Refusal {
        Body body = exchange.body(BODY);
        String alias = alias(body.text("project_alias"));
        Project project = project(body.text("project_path"));
        List<String> argv = command.toRun(project, body.optionalWords("command"));
        command.makeFolders(project);
        Session session = sessions.start(project, alias, argv);
        Audit.did("start", session.id(), "argv=" + argv, exchange.who());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session_id", session.id());
        fields.put("status", session.status().word());
        fields.put("created_at", session.pace().created().toString());
        exchange.answer(201, fields);
    }

    static String alias(String alias) throws Refusal {
        if (ALIAS.matcher(alias).matches()) return alias;
        throw new Refusal(
                422,
                "bad_alias",
                "Invalid alias name: %s. Use alphanumeric, dash, or underscore.".formatted(alias));
    }

    /** The project that is served at a path. */
    private Project project(String said) throws Refusal {
        Refusal none =
                new Refusal(
                        404,
                        "unknown_project",
                        "No project is served at " + said + "; add it first (POST /api/projects)");
        try {
            Path path = real(Path.of(said));
            Optional<String> id = path.isAbsolute() ? projects.idOf(path) : Optional.empty();
            Project project = projects.project(id.orElseThrow(() -> none));
            if (!project.path().equals(path)) throw none;
            return project;
        } catch (InvalidPathException e) {
            throw none;
        }
    }

    /** Links resolved, as projects have their paths. */
    private static Path real(Path path) {
        try {
            return path.isAbsolute() ? path.toRealPath() : path;
        } catch (IOException e) {
            return path.normalize();
        }
    }

    private void pause(Exchange exchange) throws Refusal {
        answer(exchange, "paused", sessions.pause(session(exchange)));
    }

    private void resume(Exchange exchange) throws Refusal {
        answer(exchange, "resumed", sessions.resume(session(exchange)));
    }

    private void cancel(Exchange exchange) throws Refusal {
        answer(exchange, "cancelled", sessions.cancel(session(exchange)));
    }

    private static String session(Exchange exchange) throws Refusal {
        return exchange.body(BODY).text("session_id");
    }

    private static void answer(Exchange exchange, String done, Session session) {
        Audit.did(done, session.id(), "", exchange.who());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("success", true);
        fields.put("message", "Build session " + done + " successfully");
        fields.put("session_id", session.id());
        fields.put("status", session.status().word());
        exchange.answer(fields);
    }

    private void list(Exchange exchange) throws Refusal {
        exchange.setHeader("Sightline-Seq", sessions.settled().toString());
        int limit = (int) exchange.queryNumber("limit", 1, MOST).orElse(MOST);
        Optional<SessionStatus> status = status(exchange);
        Optional<String> project = exchange.query("project");
        List<Map<String, @Nullable Object>> answer = new ArrayList<>();
        for (Session one : sessions.all()) {
            boolean wanted =
                    status.filter(word -> word != one.status()).isEmpty()
                            && project.filter(id -> !one.project().equals(Optional.of(id)))
                                    .isEmpty();
            if (wanted && answer.size() < limit) answer.add(bodies.status(one));
        }
        exchange.answer(answer);
    }

    private static Optional<SessionStatus> status(Exchange exchange) throws Refusal {
        Optional<String> word = exchange.query("status").filter(said -> !said.isEmpty());
        if (word.isEmpty()) return Optional.empty();
        return Optional.of(
                SessionStatus.of(word.get())
                        .orElseThrow(() ->
                                new Refusal(422, "bad_request", "No such status: " + word.get())));
    }

    private void active(Exchange exchange) {
        Optional<String> alias = exchange.query("alias");
        Optional<Session> found =
                sessions.all().stream()
                        .filter(one -> one.status().isActive())
                        .filter(one -> alias.filter(name -> !name.equals(one.alias())).isEmpty())
                        .findFirst();
        if (found.isPresent()) exchange.answer(bodies.status(found.get()));
        else exchange.answerJson(200, "null".getBytes(StandardCharsets.UTF_8));
    }

    private void terminal(Exchange exchange) throws Refusal, IOException {
        String id = sessions.session(exchange.segment(ID)).id();
        long offset = exchange.queryNumber("offset", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0);
        int limit = (int) exchange.queryNumber("limit", 1, LARGEST_PART).orElse(PART);
        Terminals.Part part = sessions.terminals().read(id, offset, limit);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("session_id", id);
        fields.put("offset", part.offset());
        fields.put("next", part.next());
        fields.put("total", part.total());
        fields.put("output", part.output());
        exchange.answer(fields);
    }

    private void type(Exchange exchange) throws Refusal {
        String id = exchange.segment(ID);
        byte[] bytes = exchange.body(BODY).text("text").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LINE) {
            throw new Refusal(413, "too_large", "At most %d bytes at a time".formatted(LINE));
        }
        sessions.type(id, bytes);
        Audit.did("input", id, "bytes=" + bytes.length, exchange.who());
        exchange.answer(202, Map.of("session_id", id, "bytes", bytes.length));
    }

    private void delete(Exchange exchange) throws Refusal {
        String id = exchange.segment(ID);
        sessions.delete(id);
        Audit.did("delete", id, "", exchange.who());
        exchange.answer(Map.of("success", true, "message", "Session deleted: " + id));
    }

    private void stats(Exchange exchange) {
        Map<String, Integer> byStatus = new LinkedHashMap<>();
        List<Session> all = sessions.all();
        int active = 0;
        for (Session one : all) {
            byStatus.merge(one.status().word(), 1, Integer::sum);
            if (one.status().isActive()) active++;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("total_sessions", all.size());
        fields.put("active", active);
        fields.put("completed", byStatus.getOrDefault("completed", 0));
        fields.put("failed", byStatus.getOrDefault("failed", 0));
        fields.put("by_status", byStatus);
        exchange.answer(fields);
    }

    private void cleanup(Exchange exchange) throws Refusal {
        long days = exchange.queryNumber("older_than_days", 0, DAYS).orElse(DEFAULT_DAYS);
        int deleted = sessions.cleanup(clock.instant().minus(Duration.ofDays(days)));
        Audit.did("cleanup", "-", "deleted=" + deleted, exchange.who());
        exchange.answer(Map.of("deleted_count", deleted));
    }
}
