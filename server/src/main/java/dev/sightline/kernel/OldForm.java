package dev.sightline.kernel;

import dev.sightline.http.Message;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code POST /api/execute-script} streams to the tools that exist (compat.md, 3): results
 * without a type, and what ends them.
 *
 * @param session whether the client named one: it is told what will run, and what will not
 * @param live whether it asked for text while it comes; output is then in the order in which it
 *     happened, with all that is known of it
 */
record OldForm(boolean session, boolean live) implements Form {
    private static final Message COMPLETE = Message.of(Json.bytes(Map.of("type", "complete")));

    @Override
    public List<Message> of(Numbered numbered) {
        JsonNode event = Json.read(PlainForm.bytes(numbered.json()));
        return switch (event.path("type").asString("")) {
            case "result" -> List.of(result(event));
            case "expressions", "cancelled" -> session ? List.of(places(event)) : List.of();
            case "complete" -> complete(event);
            case "input" ->
                    live ? List.of(Message.of(PlainForm.bytes(numbered.json()))) : List.of();
            default -> List.of();
        };
    }

    @Override
    public List<Message> ofLive(String json) {
        if (!live) return List.of();
        JsonNode event = Json.read(PlainForm.bytes(json));
        return event.path("type").asString("").equals("stream")
                ? List.of(Message.of(PlainForm.bytes(json)))
                : List.of();
    }

    private Message result(JsonNode event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : List.of("nodeIndex", "lineStart", "lineEnd")) {
            fields.put(name, event.path(name));
        }
        fields.put("output", live ? event.path("output") : OldOutput.of(event.path("output")));
        fields.put("isInvisible", event.path("isInvisible"));
        return Message.of(Json.bytes(fields));
    }

    private static Message places(JsonNode event) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (JsonNode expression : event.path("expressions")) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("lineStart", expression.path("lineStart"));
            place.put("lineEnd", expression.path("lineEnd"));
            places.add(place);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", event.path("type"));
        fields.put("expressions", places);
        return Message.of(Json.bytes(fields));
    }

    private static List<Message> complete(JsonNode event) {
        List<Message> messages = new ArrayList<>();
        SocketForm.death(event).ifPresent(messages::add);
        messages.add(COMPLETE);
        return messages;
    }
}
