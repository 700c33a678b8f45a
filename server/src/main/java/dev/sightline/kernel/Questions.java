package dev.sightline.kernel;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a worker was asked for and has not answered. */
final class Questions {
    private final Map<Integer, CompletableFuture<JsonNode>> open = new HashMap<>();
    private int count;

    /** The number of a new one. */
    int ask(CompletableFuture<JsonNode> answer) {
        open.put(++count, answer);
        return count;
    }

    void answer(int number, JsonNode answer) {
        CompletableFuture<JsonNode> asked = open.remove(number);
        if (asked != null) asked.complete(answer);
    }

    boolean areOpen() {
        return !open.isEmpty();
    }

    /** Nobody will answer any more. */
    void cancel() {
        open.values().forEach(asked -> asked.cancel(false));
        open.clear();
    }
}
