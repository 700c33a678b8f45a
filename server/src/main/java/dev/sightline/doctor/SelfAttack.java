package dev.sightline.doctor;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Warning;
import dev.sightline.json.Json;
import dev.sightline.state.NodeFolder;
import dev.sightline.state.RunningNode;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attacks every node that runs in a state directory, or, where none does, one that is started for
 * it. Nothing of the user's files is changed: what is sent to be written names a folder that does
 * not exist.
 */
public final class SelfAttack implements Check {
    private static final String NAME = "Attack on itself";

    /** Starts a node in this process. */
    @FunctionalInterface
    public interface Starter {
        Started start(Path root, Path state) throws Exception;
    }

    /**
     * @param end stops it
     */
    public record Started(RunningNode node, AutoCloseable end) {}

    private final Path state;
    private final Starter starter;

    public SelfAttack(Path state, Starter starter) {
        this.state = state;
        this.starter = starter;
    }

    @Override
    public List<Result> results() {
        List<RunningNode> running = running();
        List<Result> results = new ArrayList<>();
        try {
            if (running.isEmpty()) results.addAll(onOwn());
            for (RunningNode node : running) results.addAll(onRunning(node));
        } catch (Exception e) {
            results.add(
                    new Broken(
                            NAME,
                            "could not be made: " + e.getMessage(),
                            "whether a web page can get in is unknown",
                            "mend what stands above, then run sightline doctor again"));
        }
        return results;
    }

    private List<RunningNode> running() {
        try {
            return NodeFolder.running(state);
        } catch (IOException | JacksonException e) {
            // What is wrong with the directory is told by another check.
            return List.of();
        }
    }

    private List<Result> onOwn() throws Exception {
        Path temp = Files.createTempDirectory("sightline-doctor").toRealPath();
        try {
            Path root = Files.createDirectory(temp.resolve("served"));
            Files.writeString(root.resolve("x.py"), "print(1)\n");
            Canary canary = Canary.in(Files.createDirectory(temp.resolve("served-not")));
            Path link = Files.createSymbolicLink(root.resolve("link.py"), canary.file());
            Started started = starter.start(root, temp.resolve("state"));
            try (AutoCloseable _ = started.end()) {
                RunningNode node = started.node();
                return attack(node, root, Optional.of(link), canary, false);
            }
        } finally {
            Canary.delete(temp);
        }
    }

    private List<Result> onRunning(RunningNode node) throws IOException {
        Wire wire = new Wire(node.url(), node.local());
        Answer answer;
        try {
            answer = wire.send(signed(wire, node, Request.get("/api/node")));
        } catch (IOException e) {
            return List.of(silent(node, e.toString()));
        }
        if (answer.status() != 200) return List.of(silent(node, "status " + answer.status()));
        JsonNode self = json(answer);
        List<Path> roots = new ArrayList<>();
        for (JsonNode root : self.get("roots")) roots.add(Path.of(root.get("path").asString()));
        boolean everyone = self.get("auth").asString().equals("none");
        List<Result> results = new ArrayList<>();
        if (everyone) results.add(everyone(node));
        try (Canary canary = Canary.outside(roots, state)) {
            // A node that serves nothing itself has still a place that it does not serve.
            Path root = roots.isEmpty() ? canary.folder().resolve("x") : roots.getFirst();
            results.addAll(attack(node, root, Optional.empty(), canary, everyone));
        }
        return results;
    }

    private static List<Result> attack(
            RunningNode node, Path root, Optional<Path> link, Canary canary, boolean everyone)
            throws IOException {
        Wire wire = new Wire(node.url(), node.local());
        Optional<String> cookie = everyone ? Optional.empty() : cookie(wire, node);
        Target target = new Target(wire, node.token(), cookie, everyone, root, link, canary);
        try {
            return Attacks.all(target).stream().map(attack -> attack.on(wire)).toList();
        } finally {
            if (cookie.isPresent()) wire.send(logout(target));
        }
    }

    /** A session such as the user's browser has; empty where the node gives none for a link. */
    private static Optional<String> cookie(Wire wire, RunningNode node) throws IOException {
        Request link = Request.post("/api/auth/link", "application/json", "{}");
        Answer made = wire.send(signed(wire, node, link));
        int secret = made.body().indexOf("#launch=");
        if (made.status() != 200 || secret < 0) return Optional.empty();
        String body =
                "{\"secret\":\"%s\"}"
                        .formatted(made.body().substring(secret + 8).split("\"", 2)[0]);
        Request launch = Request.post("/api/auth/launch", "application/json", body);
        return wire.send(launch.with(wire.host()))
                .header("Set-Cookie")
                .map(value -> value.split(";", 2)[0]);
    }

    private static Request logout(Target target) {
        return target.fromBrowser(Request.post("/api/auth/logout", "application/json", "{}"))
                .with("Origin: " + target.wire().origin())
                .with("X-Sightline: 1");
    }

    private static Request signed(Wire wire, RunningNode node, Request request) {
        return request.with(wire.host()).with("Authorization: Bearer " + node.token());
    }

    /** Without what the transfer encoding puts around it. */
    private static JsonNode json(Answer answer) {
        String body = answer.body();
        String object = body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
        return Json.read(object.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Result silent(RunningNode node, String why) {
        return new Broken(
                NAME,
                "the node at %s does not answer: %s".formatted(node.url(), why),
                "nobody can use it",
                "see its log, or end it: kill " + node.pid());
    }

    private static Result everyone(RunningNode node) {
        return new Warning(
                "Access without identity",
                node.url() + " was started with --auth none",
                "every user and program of this machine may read and write what it serves",
                "start it without --auth none, unless you are alone on this machine");
    }
}
