package dev.sightline.build;

import dev.sightline.build.format.SessionStatus;
import dev.sightline.json.Json;
import dev.sightline.process.Family;
import dev.sightline.process.Identity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One build: a command that is run on a terminal, or somebody else's that is only observed.
 *
 * @param project id of the project that it belongs to; empty where none is served there
 * @param pace when it was what
 * @param command its words; empty where it only observes
 * @param end how it ended
 * @param family the processes of its command; empty before it runs
 * @param declared what its owner has said of it: {@code project_name}, {@code components}, {@code
 *     features}, {@code runtime} (compat.md §2, "Variant 2"); empty for those of variant 1
 */
record Session(
        String id,
        String alias,
        Path path,
        Optional<String> project,
        SessionStatus status,
        Pace pace,
        List<String> command,
        End end,
        Optional<Family> family,
        Optional<JsonNode> declared) {

    /**
     * @param worked until {@code since}, without pauses
     * @param since when it began to run, or went on; empty while it does not
     */
    record Pace(
            Instant created,
            Instant updated,
            Optional<Instant> started,
            Optional<Instant> completed,
            Duration worked,
            Optional<Instant> since) {
        static Pace of(Instant now) {
            return new Pace(
                    now, now, Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty());
        }

        /** Time that it ran, without pauses. */
        Duration worked(Instant now) {
            return since.map(from -> worked.plus(Duration.between(from, now))).orElse(worked);
        }
    }

    /**
     * @param exit of the command itself; 128 and the number of a signal that ended it
     * @param detail why, for people
     * @param lost bytes of its terminal that the disk did not take
     */
    record End(OptionalInt exit, Optional<String> detail, long lost) {
        static final End NONE = new End(OptionalInt.empty(), Optional.empty(), 0);
    }

    Session {
        command = List.copyOf(command);
    }

    /** A new one. */
    static Session of(
            String id,
            String alias,
            Path path,
            Optional<String> project,
            List<String> command,
            Instant now) {
        return new Session(
                id,
                alias,
                path,
                project,
                SessionStatus.INITIALIZING,
                Pace.of(now),
                command,
                End.NONE,
                Optional.empty(),
                Optional.empty());
    }

    boolean observes() {
        return command.isEmpty();
    }

    Session of(Family its) {
        return new Session(
                id, alias, path, project, status, pace, command, end, Optional.of(its), declared);
    }

    Session declaring(JsonNode said, Instant now) {
        Pace touched =
                new Pace(
                        pace.created(),
                        now,
                        pace.started(),
                        pace.completed(),
                        pace.worked(),
                        pace.since());
        return new Session(
                id, alias, path, project, status, touched, command, end, family, Optional.of(said));
    }

    /** The same in another state, from now on. */
    Session become(SessionStatus next, Instant now) {
        return become(next, end, now);
    }

    Session become(SessionStatus next, End how, Instant now) {
        boolean runs = next == SessionStatus.RUNNING;
        Pace after =
                new Pace(
                        pace.created(),
                        now,
                        runs ? pace.started().or(() -> Optional.of(now)) : pace.started(),
                        next.isOver() ? Optional.of(now) : Optional.empty(),
                        pace.worked(now),
                        runs ? Optional.of(now) : Optional.empty());
        return new Session(id, alias, path, project, next, after, command, how, family, declared);
    }

    /** To be kept. */
    String json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("alias", alias);
        fields.put("path", path.toString());
        fields.put("project", project.orElse(null));
        fields.put("status", status.word());
        fields.put("created", pace.created().toString());
        fields.put("updated", pace.updated().toString());
        fields.put("started", pace.started().map(Instant::toString).orElse(null));
        fields.put("completed", pace.completed().map(Instant::toString).orElse(null));
        fields.put("worked", pace.worked().toNanos());
        fields.put("since", pace.since().map(Instant::toString).orElse(null));
        fields.put("command", command);
        fields.put("exit", end.exit().isPresent() ? end.exit().getAsInt() : null);
        fields.put("detail", end.detail().orElse(null));
        fields.put("lost", end.lost());
        fields.put("leader", family.map(its -> its.leader().text()).orElse(null));
        fields.put("mark", family.map(Family::mark).orElse(null));
        fields.put("declared", declared.orElse(null));
        return new String(Json.bytes(fields), StandardCharsets.UTF_8);
    }

    /**
     * @param json as {@link #json} made it
     */
    static Session parse(String id, String json) {
        JsonNode fields = Json.read(json.getBytes(StandardCharsets.UTF_8));
        List<String> command = new ArrayList<>();
        fields.path("command").forEach(word -> command.add(word.asString()));
        @Nullable JsonNode exit = fields.get("exit");
        @Nullable JsonNode declared = fields.get("declared");
        return new Session(
                id,
                fields.path("alias").asString(""),
                Path.of(fields.path("path").asString("/")),
                text(fields, "project"),
                SessionStatus.of(fields.path("status").asString("")).orElse(SessionStatus.FAILED),
                new Pace(
                        Instant.parse(fields.path("created").asString()),
                        Instant.parse(fields.path("updated").asString()),
                        text(fields, "started").map(Instant::parse),
                        text(fields, "completed").map(Instant::parse),
                        Duration.ofNanos(fields.path("worked").asLong(0)),
                        text(fields, "since").map(Instant::parse)),
                command,
                new End(
                        exit == null || exit.isNull()
                                ? OptionalInt.empty()
                                : OptionalInt.of(exit.asInt()),
                        text(fields, "detail"),
                        fields.path("lost").asLong(0)),
                text(fields, "leader")
                        .flatMap(Identity::parse)
                        .map(leader -> new Family(leader, fields.path("mark").asString(""))),
                declared == null || declared.isNull() ? Optional.empty() : Optional.of(declared));
    }

    private static Optional<String> text(JsonNode fields, String name) {
        @Nullable JsonNode value = fields.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }
}
