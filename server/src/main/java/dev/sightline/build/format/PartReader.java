package dev.sightline.build.format;

import tools.jackson.databind.JsonNode;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the components and features of a checkpoint: an array of them, or an object by id. */
final class PartReader {
    private static final Set<String> TYPES =
            Set.of("frontend", "backend", "database", "service", "api");
    private static final Set<String> PRIORITIES = Set.of("high", "medium", "low");
    private static final Set<String> OF_BOTH =
            Set.of("id", "name", "status", "progress", "metadata");
    private static final Set<String> OF_COMPONENT =
            with(
                    "type",
                    "dependencies",
                    "files",
                    "testsPass",
                    "tests_pass",
                    "startTime",
                    "start_time",
                    "endTime",
                    "end_time",
                    "error");
    private static final Set<String> OF_FEATURE =
            with(
                    "description",
                    "priority",
                    "component",
                    "tasks",
                    "estimatedTime",
                    "estimated_time",
                    "actualTime",
                    "actual_time");

    private final ZoneId zone;
    private final Complaints complaints;

    /** One that is read: its members, its id, and where it stands (RFC 6901). */
    private record Found(Members members, String id, String pointer, String name) {}

    /** What is said of its state, with the gaps closed. */
    private record State(ComponentStatus status, double progress) {}

    PartReader(ZoneId zone, Complaints complaints) {
        this.zone = zone;
        this.complaints = complaints;
    }

    private static Set<String> with(String... names) {
        Set<String> all = new HashSet<>(OF_BOTH);
        all.addAll(List.of(names));
        return Set.copyOf(all);
    }

    List<Component> components(Members file) {
        List<Component> components = new ArrayList<>();
        for (Found found : found(file, "components")) components.add(component(found));
        return components;
    }

    List<Feature> features(Members file) {
        List<Feature> features = new ArrayList<>();
        for (Found found : found(file, "features")) features.add(feature(found));
        return features;
    }

    /** Each id once, in the order of the file; of two with the same the later one counts. */
    private Iterable<Found> found(Members file, String list) {
        Map<String, Found> found = new LinkedHashMap<>();
        JsonNode value = file.value(list);
        if (value == null || value.isNull()) return found.values();
        if (value.isArray()) {
            int i = 0;
            for (JsonNode one : value) {
                String at = "/" + list + "/" + i;
                String called = list + "[" + i++ + "]";
                if (one.isNull() || !isObject(one, at, called)) continue;
                Members members = new Members(one);
                Optional<String> id = members.id("id", "name");
                if (id.isEmpty()) nameless(at, called);
                else put(found, new Found(members, id.get(), at, called));
            }
        } else if (isObject(value, "/" + list, list)) {
            for (Map.Entry<String, JsonNode> one : value.properties()) {
                String at = "/" + list + "/" + escaped(one.getKey());
                String called = list + "." + one.getKey();
                if (one.getValue().isNull() || !isObject(one.getValue(), at, called)) continue;
                put(found, new Found(new Members(one.getValue()), one.getKey(), at, called));
            }
        }
        return found.values();
    }

    private void put(Map<String, Found> found, Found one) {
        if (found.put(one.id(), one) == null) return;
        complaints.add(
                "duplicate_id",
                one.pointer(),
                "%s has the id %s of another one"
                        .formatted(Problem.quoted(one.name()), Problem.quoted(one.id())),
                "give each its own id; the later one counts for now");
    }

    private void nameless(String pointer, String called) {
        complaints.add(
                "no_id",
                pointer,
                Problem.quoted(called) + " has no id",
                "give it an `id`, a text; it is left out for now");
    }

    private boolean isObject(JsonNode value, String pointer, String called) {
        if (value.isObject()) return true;
        complaints.add(
                "not_an_object",
                pointer,
                "%s is %s".formatted(Problem.quoted(called), Kind.of(value)),
                called.indexOf('[') < 0 && called.indexOf('.') < 0
                        ? "write a list of objects, or an object by id"
                        : "write an object with `id`, `name`, `status`, `progress`");
        return false;
    }

    private Component component(Found found) {
        Members one = found.members();
        State state = state(found, OptionalDouble.empty());
        return new Component(
                found.id(),
                one.id("name").orElse(found.id()),
                one.oneOf("type", TYPES).orElse("service"),
                state.status(),
                state.progress(),
                one.texts("dependencies"),
                one.texts("files"),
                one.flag("testsPass", "tests_pass"),
                one.millis(zone, "startTime", "start_time"),
                one.millis(zone, "endTime", "end_time"),
                one.error(),
                more(one, OF_COMPONENT));
    }

    private Feature feature(Found found) {
        Members one = found.members();
        List<Feature.Task> tasks = tasks(one);
        long done = tasks.stream().filter(Feature.Task::completed).count();
        State state =
                state(
                        found,
                        tasks.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Percent.of(done, tasks.size())));
        return new Feature(
                found.id(),
                one.id("name").orElse(found.id()),
                one.text("description").orElse(""),
                one.oneOf("priority", PRIORITIES).orElse("medium"),
                one.id("component").orElse(""),
                state.status(),
                state.progress(),
                tasks,
                one.amount("estimatedTime", "estimated_time").orElse(0.0),
                one.amount("actualTime", "actual_time"),
                more(one, OF_FEATURE));
    }

    private static Map<String, JsonNode> more(Members one, Set<String> known) {
        Map<String, JsonNode> more = one.metadata();
        one.but(known).forEach(more::putIfAbsent);
        return more;
    }

    /** Objects, or just their names. */
    private List<Feature.Task> tasks(Members feature) {
        List<Feature.Task> tasks = new ArrayList<>();
        JsonNode list = feature.value("tasks");
        if (list == null || !list.isArray()) return tasks;
        for (JsonNode value : list) {
            if (value.isString()) {
                String name = value.stringValue();
                tasks.add(new Feature.Task(name, name, false, Optional.empty()));
                continue;
            }
            Members one = new Members(value);
            Optional<String> id = one.id("id", "name");
            if (id.isEmpty()) continue;
            tasks.add(
                    new Feature.Task(
                            id.get(),
                            one.id("name").orElse(id.get()),
                            one.flag("completed"),
                            one.millis(zone, "timestamp")));
        }
        return tasks;
    }

    /** Without a progress the tasks say it, else the status; without a status the progress does. */
    private State state(Found found, OptionalDouble byTasks) {
        Optional<ComponentStatus> status = status(found);
        OptionalDouble said = progress(found);
        double progress =
                said.isPresent()
                        ? said.getAsDouble()
                        : status.filter(ComponentStatus.COMPLETED::equals).isPresent()
                                ? 100
                                : byTasks.orElse(0);
        return new State(status.orElseGet(() -> ComponentStatus.at(progress)), progress);
    }

    private Optional<ComponentStatus> status(Found found) {
        Optional<String> written = found.members().text("status").filter(one -> !one.isBlank());
        if (written.isEmpty()) return Optional.empty();
        Optional<ComponentStatus> status = ComponentStatus.of(written.get());
        if (status.isEmpty()) {
            complaints.add(
                    "bad_status",
                    found.pointer() + "/status",
                    "the status of %s is %s"
                            .formatted(Problem.quoted(found.name()), Problem.quoted(written.get())),
                    "write not_started, in_progress, completed, error or blocked; its progress"
                            + " says it for now");
        }
        return status;
    }

    private OptionalDouble progress(Found found) {
        JsonNode value = found.members().value("progress");
        if (value == null || value.isNull()) return OptionalDouble.empty();
        double number = value.isNumber() ? value.numberValue().doubleValue() : Double.NaN;
        if (number >= 0 && number <= 100) return OptionalDouble.of(number);
        complaints.add(
                "bad_progress",
                found.pointer() + "/progress",
                "the progress of %s is %s"
                        .formatted(
                                Problem.quoted(found.name()),
                                value.isContainer() ? Kind.of(value) : brief(value)),
                "write a number from 0 to 100");
        if (Double.isNaN(number)) return OptionalDouble.empty();
        return OptionalDouble.of(number < 0 ? 0 : 100);
    }

    private static String brief(JsonNode value) {
        return Problem.quoted(value.asString());
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
