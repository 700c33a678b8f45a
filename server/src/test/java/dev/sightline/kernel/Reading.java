package dev.sightline.kernel;

import static org.awaitility.Awaitility.await;

import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run has told, as a follower reads it. */
final class Reading {
    private Reading() {}

    static Run over(Run run) {
        await().atMost(Duration.ofSeconds(20)).until(() -> run.status().isOver());
        return run;
    }

    static void awaitType(Run run, String type) {
        await().atMost(Duration.ofSeconds(20)).until(() -> types(run).contains(type));
    }

    static List<JsonNode> events(Run run) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        Run.Cursor cursor = Run.Cursor.after(0);
        while (true) {
            Run.News news = run.since(cursor);
            news.events()
                    .forEach(event ->
                            all.add(Json.read(event.json().getBytes(StandardCharsets.UTF_8))));
            if (!news.more()) return all;
            cursor = news.now();
        }
    }

    static List<String> types(Run run) throws IOException {
        return events(run).stream().map(event -> event.get("type").asString()).toList();
    }

    static List<String> contents(Run run) throws IOException {
        return events(run).stream()
                .filter(event -> event.get("type").asString().equals("result"))
                .flatMap(event -> event.get("output").valueStream())
                .map(output -> output.get("content").asString())
                .toList();
    }
}
