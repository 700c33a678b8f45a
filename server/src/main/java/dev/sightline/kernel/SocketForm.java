package dev.sightline.kernel;

import dev.sightline.http.Message;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events on {@code /ws/session}: as they are kept. That a kernel died is said in an {@code
 * error} too, which the tools that exist know.
 */
final class SocketForm implements Form {
    @Override
    public List<Message> of(Numbered event) {
        Message message = Message.of(PlainForm.bytes(event.json()));
        return death(Json.read(PlainForm.bytes(event.json())))
                .map(error -> List.of(error, message))
                .orElseGet(() -> List.of(message));
    }

    @Override
    public List<Message> ofLive(String json) {
        return List.of(Message.of(PlainForm.bytes(json)));
    }

    /** What is said before a {@code complete} of a kernel that did not come to its end. */
    static Optional<Message> death(JsonNode event) {
        boolean complete = event.path("type").asString("").equals("complete");
        String status = event.path("status").asString("");
        boolean died = status.equals(RunStatus.DIED.word()) || status.equals(RunStatus.LOST.word());
        if (!complete || !died) return Optional.empty();
        String why = event.path("detail").asString("The kernel died; run it again for a new one");
        return Optional.of(Message.of(Json.bytes(ordered("error", why))));
    }

    private static Map<String, String> ordered(String type, String message) {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        fields.put("type", type);
        fields.put("message", message);
        return fields;
    }
}
