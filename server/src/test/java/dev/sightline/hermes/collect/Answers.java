package dev.sightline.hermes.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What collectors answer, as clients get it. */
final class Answers {
    private Answers() {}

    /**
     * @param query names and values in turn
     */
    static JsonNode of(Collector collector, Home home, String... query) throws Exception {
        return of(collector, home, List.of(), query);
    }

    /**
     * @param segments what stands in the path
     */
    static JsonNode of(Collector collector, Home home, List<String> segments, String... query)
            throws Exception {
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < query.length; i += 2) asked.put(query[i], query[i + 1]);
        Object made = collector.collect(home, new Arguments(asked, segments));
        // As a list, for an answer may be either.
        return Json.read(Json.bytes(List.of(made))).get(0);
    }

    /** JSON by hand. */
    static JsonNode json(String text) {
        return Json.read(text.getBytes(UTF_8));
    }
}
