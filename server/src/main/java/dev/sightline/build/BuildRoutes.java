package dev.sightline.build;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.build.format.BuildFile;
import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.Part;
import dev.sightline.build.format.Stats;
import dev.sightline.build.project.ProjectInit;
import dev.sightline.disk.Disk;
import dev.sightline.event.Position;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Sockets;
import dev.sightline.hub.Hub;
import dev.sightline.journal.Sequence;
import dev.sightline.project.FileStamp;
import dev.sightline.project.Programs;
import dev.sightline.project.Project;
import dev.sightline.project.Registry;
import dev.sightline.project.Trusted;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All routes of the feature; what a project's files say is answered here. */
public final class BuildRoutes {
    private static final String TRUSTED = "build-trusted";
    private static final int ID = 2;
    private static final int SESSION = 3;

    /** Artifacts that are named. */
    private static final int MOST = 200;

    private final Registry projects;
    private final Builds builds;
    private final Sessions sessions;
    private final Command command;
    private final Bodies bodies;
    private final SessionRoutes steering;
    private final DeclaredRoutes declared;
    private final Hub hub;
    private final Sockets sockets;

    /**
     * @param path of the environment, where programs are looked for
     * @param init begins projects
     */
    public BuildRoutes(
            Registry projects,
            Builds builds,
            Sessions sessions,
            Disk disk,
            Sequence sequence,
            Hub hub,
            Sockets sockets,
            Optional<String> path,
            ProjectInit init,
            Clock clock) {
        this.projects = projects;
        this.builds = builds;
        this.sessions = sessions;
        this.hub = hub;
        this.sockets = sockets;
        this.command = new Command(disk, new Programs(disk, path), new Trusted(sequence, TRUSTED));
        this.bodies = new Bodies(sessions, builds, clock);
        this.steering = new SessionRoutes(projects, sessions, command, bodies, clock);
        this.declared =
                new DeclaredRoutes(
                        projects, sessions, bodies, sequence, new Beginnings(init, disk));
    }

    public List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access steer = new Access.Needs(Role.EDITOR);
        List<Route> routes = new ArrayList<>(steering.all());
        routes.addAll(declared.all());
        routes.add(new Route("GET", "/api/projects/{id}/build", read, this::build));
        routes.add(new Route("POST", "/api/projects/{id}/build/trust", steer, this::trust));
        Access listen = new Access.Socket(Role.VIEWER);
        routes.add(new Route("GET", "/api/build/stream/{name}", listen, this::stream));
        return routes;
    }

    private void build(Exchange exchange) throws Refusal {
        Project project = projects.project(exchange.segment(ID));
        Build build = builds.of(project.id());
        // What is looked at after it may be newer, and never older.
        Position at = sessions.settled();
        BuildState state = build.state();
        exchange.setHeader("Sightline-Seq", at.toString());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Optional<Checkpoint> checkpoint = state.checkpoint();
        fields.put("status", checkpoint.map(one -> one.status().word()).orElse("pending"));
        Optional<Session> session = sessions.ofProject(project.id());
        fields.put("standing", Standing.word(state, session));
        fields.put("progress", checkpoint.map(Checkpoint::completion).orElse(0.0));
        fields.put("component_stats", stats(checkpoint.map(Checkpoint::componentStats)));
        fields.put("feature_stats", stats(checkpoint.map(Checkpoint::featureStats)));
        fields.put("components", parts(checkpoint.map(Checkpoint::components)));
        fields.put("features", parts(checkpoint.map(Checkpoint::features)));
        fields.put("checkpoint", state.newest().map(BuildRoutes::newest).orElse(null));
        fields.put(
                "checkpoints", state.trail().reversed().stream().map(TrailStep::fields).toList());
        fields.put("checkpoints_total", in(state, BuildFile.CHECKPOINT).size());
        fields.put("context", named(in(state, BuildFile.CONTEXT)));
        fields.put("artifacts", artifacts(state));
        fields.put("problems", problems(state));
        fields.put("command", command.glance(project).orElse(null));
        fields.put("session", session.map(bodies::status).orElse(null));
        exchange.answer(fields);
    }

    private static Map<String, Object> stats(Optional<Stats> stats) {
        return stats.orElse(Stats.NONE).fields();
    }

    private static List<Map<String, @Nullable Object>> parts(
            Optional<? extends List<? extends Part>> parts) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        parts.ifPresent(some -> some.forEach(part -> all.add(part.fields())));
        return all;
    }

    private static Map<String, @Nullable Object> newest(BuildState.Newest newest) {
        Checkpoint checkpoint = newest.checkpoint();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("file", newest.file());
        fields.put("id", checkpoint.id());
        fields.put(
                "timestamp",
                checkpoint.at().map(Object::toString).or(checkpoint::timestamp).orElse(null));
        fields.put("phase", checkpoint.phase());
        fields.put("status", checkpoint.fileStatus().orElse(null));
        fields.put("tasks_completed", checkpoint.tasksCompleted());
        fields.put("files_created", checkpoint.filesCreated());
        fields.put("metadata", checkpoint.metadata());
        return fields;
    }

    private static List<Map.Entry<String, FileStamp>> in(BuildState state, BuildFile kind) {
        return state.files().entrySet().stream()
                .filter(file -> BuildFile.of(file.getKey()).equals(Optional.of(kind)))
                .toList();
    }

    private static List<Map<String, Object>> artifacts(BuildState state) {
        return named(
                in(state, BuildFile.ARTIFACT).stream()
                        .sorted(Comparator.comparingLong(file -> -file.getValue().mtimeNanos()))
                        .limit(MOST)
                        .toList());
    }

    private static List<Map<String, Object>> named(List<Map.Entry<String, FileStamp>> files) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map.Entry<String, FileStamp> file : files) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", BuildFiles.name(file.getKey()));
            one.put("path", file.getKey());
            one.put("size", file.getValue().size());
            one.put("mtime", file.getValue().mtime().toString());
            all.add(one);
        }
        return all;
    }

    private static List<Map<String, Object>> problems(BuildState state) {
        List<Map<String, Object>> all = new ArrayList<>();
        state.problems()
                .forEach((path, problem) -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("path", path);
                    one.put("detail", problem.detail());
                    one.put("code", problem.code());
                    all.add(one);
                });
        return all;
    }

    private void trust(Exchange exchange) throws Refusal {
        Project project = projects.project(exchange.segment(ID));
        String hash = exchange.body(SessionRoutes.BODY).text("trust");
        command.trust(project, hash, exchange.who());
        Audit.did("trust", project.id(), "hash=" + hash, exchange.who());
        exchange.answer(Map.of("trust", hash));
    }

    private void stream(Exchange exchange) throws Refusal {
        if (exchange.identity().isEmpty()) {
            // It is refused there, whatever it asked for: who it is comes before what there is.
            sockets.open(exchange, StreamSocket.MANNER, socket -> text -> {});
            return;
        }
        Session session = sessions.session(exchange.decodedSegment(SESSION));
        Optional<String> since = exchange.query("since");
        sockets.open(
                exchange,
                StreamSocket.MANNER,
                socket -> new StreamSocket(socket, session, since, hub, bodies));
    }
}
