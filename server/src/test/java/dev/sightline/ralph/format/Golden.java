package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fixtures of a format and what their goldens say, key by key and in their order. */
final class Golden {
    private Golden() {}

    static List<Path> cases(String format) throws Exception {
        try (Stream<Path> cases = Files.list(Path.of("..", "fixtures", format))) {
            return cases.sorted().toList();
        }
    }

    static Map<String, @Nullable Object> without(
            Map<String, ? extends @Nullable Object> fields, String name) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return rest;
    }

    static void assertState(Path fixture, Map<String, ? extends @Nullable Object> state)
            throws Exception {
        JsonNode golden = Json.read(Files.readAllBytes(fixture.resolve("state.json")));
        assertThat(text(Json.bytes(state))).as("%s", fixture).isEqualTo(golden.toString());
    }

    static void assertEvents(
            Path fixture, List<? extends Map<String, ? extends @Nullable Object>> events)
            throws Exception {
        List<String> golden = new ArrayList<>();
        for (String line : Files.readAllLines(fixture.resolve("events.jsonl"))) {
            golden.add(Json.read(line.getBytes(StandardCharsets.UTF_8)).toString());
        }
        List<String> lines = new ArrayList<>();
        for (Map<String, ? extends @Nullable Object> event : events) {
            lines.add(text(Json.bytes(event)));
        }
        assertThat(lines).as("%s", fixture).isEqualTo(golden);
    }

    private static String text(byte[] json) {
        return Json.read(json).toString();
    }
}
