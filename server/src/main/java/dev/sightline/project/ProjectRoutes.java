package dev.sightline.project;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** {@code /api/projects} and what is beneath. */
public final class ProjectRoutes {
    private static final int BODY = 64 * 1024;
    private static final int ID = 2;

    /** What a client waits at most for a tree that is being read. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Registry registry;

    public ProjectRoutes(Registry registry) {
        this.registry = registry;
    }

    public List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access change = new Access.Needs(Role.ADMIN);
        return List.of(
                new Route("GET", "/api/projects", read, this::list),
                new Route("POST", "/api/projects", change, this::add),
                new Route("GET", "/api/projects/{id}", read, this::one),
                new Route("DELETE", "/api/projects/{id}", change, this::remove),
                new Route("GET", "/api/projects/{id}/files", read, this::files));
    }

    private void list(Exchange exchange) throws Refusal, InterruptedException {
        Registry.Roll roll = registry.roll();
        // Each is looked at after the place was taken: it may be newer, and never older.
        exchange.setHeader("Sightline-Seq", roll.at().toString());
        exchange.answer(roll.lanes().stream().map(ProjectRoutes::json).toList());
    }

    private void one(Exchange exchange) throws Refusal, InterruptedException {
        Registry.Roll roll = registry.roll();
        Lane lane = registry.find(exchange.segment(ID));
        exchange.setHeader("Sightline-Seq", roll.at().toString());
        exchange.answer(json(lane));
    }

    private void add(Exchange exchange) throws Refusal, IOException {
        exchange.answer(201, json(registry.add(exchange.body(BODY).text("path"))));
    }

    private void remove(Exchange exchange) throws Refusal, IOException {
        registry.remove(exchange.segment(ID));
        exchange.answerNothing();
    }

    private void files(Exchange exchange) throws Refusal, InterruptedException {
        Lane lane = registry.find(exchange.segment(ID));
        FileList list =
                lane.files(PATIENCE)
                        .orElseThrow(() ->
                                new Refusal(
                                        503,
                                        "catching_up",
                                        "The project is still being read; try again in a moment"));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", lane.project().id());
        fields.put("files", rows(list.byPath()));
        fields.put("truncated", list.truncated());
        exchange.setHeader("Sightline-Seq", list.at().toString());
        exchange.answer(fields);
    }

    /** Made one by one while they are written: there may be half a million. */
    private static Iterable<Map<String, Object>> rows(NavigableMap<String, FileStamp> files) {
        return () ->
                files.entrySet().stream()
                        .map(file -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("path", file.getKey());
                            row.put("size", file.getValue().size());
                            row.put("mtime", file.getValue().mtime().toString());
                            return row;
                        })
                        .iterator();
    }

    private static Map<String, @Nullable Object> json(Lane lane) {
        Project project = lane.project();
        String watch = lane.watch();
        boolean gone = watch.equals("gone");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", project.id());
        fields.put("name", project.name());
        fields.put("path", project.path().toString());
        Optional<Lens.Followed> lens =
                gone
                        ? Optional.empty()
                        : lane.followed().stream()
                                .filter(one -> one.status().isPresent())
                                .findFirst();
        String word = lens.flatMap(Lens.Followed::status).orElse("watching");
        fields.put("status", gone ? "gone" : word);
        fields.put("lenses", gone ? List.of() : Marks.lensesOf(project.path()));
        fields.put("watch", watch);
        fields.put("origin", project.origin().word());
        fields.put("summary", lens.flatMap(Lens.Followed::summary).orElse(null));
        lens.ifPresent(one -> fields.putAll(one.more()));
        return fields;
    }
}
