package dev.sightline.python;

import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What the worker and its supervisor say in JSON. */
final class Messages {
    private Messages() {}

    /** What a supervisor says. */
    sealed interface Supervised {
        /**
         * The worker's process is there; its Python comes up.
         *
         * @param pid also the number of its process group and of its session
         */
        record Started(long pid) implements Supervised {}

        /** The script started more processes than it may, and is killed for it. */
        record Crowded(int processes, int limit) implements Supervised {}

        /** Something for whoever listens. */
        record Passed(Said said) implements Supervised {}
    }

    /** What makes no sense becomes {@link Said.Unknown}, or what {@link Unread} makes of it. */
    static Said ofWorker(byte[] json) {
        try {
            return worker(Json.read(json));
        } catch (JacksonException e) {
            return Unread.of(json, e.getOriginalMessage())
                    .orElseGet(() -> unknown(e.getOriginalMessage()));
        }
    }

    /** As {@link #ofWorker}. */
    static Supervised ofSupervisor(byte[] json) {
        try {
            JsonNode said = Json.read(json);
            return switch (said.path("s").asString("")) {
                case "started" -> new Supervised.Started(said.required("pid").asLong());
                case "too_many_processes" ->
                        new Supervised.Crowded(
                                said.required("count").asInt(), said.required("limit").asInt());
                default -> new Supervised.Passed(supervisor(said));
            };
        } catch (JacksonException e) {
            return new Supervised.Passed(unknown(e.getOriginalMessage()));
        }
    }

    private static Said worker(JsonNode said) {
        String word = said.path("m").asString("");
        return switch (word) {
            case "ready" ->
                    new Said.Ready(
                            said.required("version").asString(),
                            said.required("executable").asString(),
                            said.required("pid").asLong());
            case "parsed" ->
                    new Said.Parsed(
                            all(
                                    said.required("statements"),
                                    one ->
                                            new Lines(
                                                    one.required(0).asInt(),
                                                    one.required(1).asInt(),
                                                    one.required(2).asInt())));
            case "begin" -> new Said.Begun(said.required("node").asInt());
            case "show" -> new Said.Shown(Output.of(said.required("output")));
            case "end" ->
                    new Said.Ended(
                            said.required("node").asInt(),
                            said.required("ms").asDouble(),
                            all(said.path("value"), Output::of),
                            all(said.path("error"), Output::of),
                            said.required("failed").asBoolean());
            case "done" -> done(said);
            case "input" ->
                    new Said.Asked(
                            said.required("ask").asInt(),
                            said.path("prompt").asString(""),
                            said.path("password").asBoolean(false));
            case "variables" -> new Said.Variables(said.required("ask").asInt(), said);
            default -> unknown("a worker's message \"" + word + "\"");
        };
    }

    private static Said done(JsonNode said) {
        String status = said.required("status").asString();
        for (Said.Outcome outcome : Said.Outcome.values()) {
            if (outcome.name().toLowerCase(Locale.ROOT).equals(status)) {
                return new Said.Done(outcome, number(said, "exit"));
            }
        }
        return new Said.Done(Said.Outcome.ERROR, OptionalInt.empty());
    }

    private static Said supervisor(JsonNode said) {
        String word = said.path("s").asString("");
        return switch (word) {
            case "silent" -> new Said.Silent(said.required("seconds").asDouble());
            case "heard" -> new Said.Heard();
            case "usage" ->
                    new Said.Usage(
                            said.required("rss").asLong(),
                            said.required("cpu").asDouble(),
                            said.required("processes").asInt());
            case "gone" ->
                    new Said.Gone(
                            number(said, "exit"),
                            number(said, "signal"),
                            said.path("oom").asBoolean(false),
                            said.path("detail").asString(""));
            default -> unknown("a supervisor's message \"" + word + "\"");
        };
    }

    private static OptionalInt number(JsonNode said, String name) {
        JsonNode value = said.path(name);
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    private static <T> List<T> all(JsonNode items, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>(items.size());
        for (JsonNode item : items) all.add(reading.apply(item));
        return all;
    }

    private static Said unknown(String what) {
        return new Said.Unknown(Optional.of(what));
    }
}
