package dev.sightline.kernel;

import dev.sightline.json.Json;
import dev.sightline.python.Lines;
import dev.sightline.python.Output;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The events of a run as one line of JSON each; docs/reference/streams.md has their shapes. */
final class RunEvents {
    private RunEvents() {}

    static String planned(List<Lines> statements) {
        Map<String, @Nullable Object> fields = typed("expressions");
        fields.put("expressions", statements.stream().map(RunEvents::at).toList());
        return json(fields);
    }

    static String running(Lines lines) {
        return json(at("running", lines));
    }

    static String result(Lines lines, List<Output> output, double millis, boolean failed) {
        Map<String, @Nullable Object> fields = at("result", lines);
        fields.put("output", output.stream().map(Output::fields).toList());
        fields.put("isInvisible", output.isEmpty());
        fields.put("ms", millis);
        fields.put("failed", failed);
        return json(fields);
    }

    static String input(String prompt, boolean password, int ask) {
        Map<String, @Nullable Object> fields = typed("input");
        fields.put("prompt", prompt);
        fields.put("password", password);
        fields.put("ask", ask);
        return json(fields);
    }

    static String inputGiven(int ask) {
        Map<String, @Nullable Object> fields = typed("input_given");
        fields.put("ask", ask);
        return json(fields);
    }

    static String cancelled(List<Lines> statements) {
        Map<String, @Nullable Object> fields = typed("cancelled");
        fields.put("expressions", statements.stream().map(RunEvents::at).toList());
        return json(fields);
    }

    static String complete(
            RunStatus status, double millis, OptionalInt exit, Optional<String> detail) {
        Map<String, @Nullable Object> fields = typed("complete");
        fields.put("status", status.word());
        fields.put("ms", millis);
        fields.put("exit", exit.isPresent() ? exit.getAsInt() : null);
        fields.put("detail", detail.orElse(null));
        return json(fields);
    }

    /** Not kept. */
    static String stream(Lines lines, List<Output> output, boolean whole) {
        Map<String, @Nullable Object> fields = at("stream", lines);
        fields.put("output", output.stream().map(Output::fields).toList());
        fields.put("whole", whole);
        return json(fields);
    }

    /** Not kept. */
    static String usage(long rss, double cpu, int processes) {
        Map<String, @Nullable Object> fields = typed("usage");
        fields.put("rss", rss);
        fields.put("cpu", cpu);
        fields.put("processes", processes);
        return json(fields);
    }

    /** Not kept. */
    static String unresponsive(double seconds) {
        Map<String, @Nullable Object> fields = typed("unresponsive");
        fields.put("seconds", seconds);
        return json(fields);
    }

    /** Not kept. */
    static String responsive() {
        return json(typed("responsive"));
    }

    private static Map<String, @Nullable Object> typed(String type) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        return fields;
    }

    private static Map<String, @Nullable Object> at(String type, Lines lines) {
        Map<String, @Nullable Object> fields = typed(type);
        fields.putAll(at(lines));
        return fields;
    }

    private static Map<String, Integer> at(Lines lines) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        fields.put("nodeIndex", lines.node());
        fields.put("lineStart", lines.start());
        fields.put("lineEnd", lines.end());
        return fields;
    }

    private static String json(Map<String, ? extends @Nullable Object> fields) {
        return new String(Json.bytes(fields), StandardCharsets.UTF_8);
    }
}
