package dev.sightline.kernel;

import dev.sightline.http.Message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The events as they are kept, each with its number as the place a client comes back to. */
final class PlainForm implements Form {
    @Override
    public List<Message> of(Numbered event) {
        return List.of(Message.of(Long.toString(event.number()), bytes(event.json())));
    }

    @Override
    public List<Message> ofLive(String json) {
        return List.of(Message.of(bytes(json)));
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
