package dev.sightline.kernel;

import dev.sightline.http.Message;
import dev.sightline.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of one run beside other things on {@code /api/ws}: each says whose it is. */
final class AttachedForm implements Form {
    private final String head;

    /**
     * @param server of {@code --connect-to}, where the run is another node's
     */
    AttachedForm(String run, Optional<String> server) {
        Map<String, String> names = new LinkedHashMap<>();
        server.ifPresent(name -> names.put("server", name));
        names.put("run", run);
        String object = new String(Json.bytes(names), StandardCharsets.UTF_8);
        head = object.substring(0, object.length() - 1);
    }

    @Override
    public List<Message> of(Numbered event) {
        return List.of(said(",\"number\":" + event.number() + ",\"event\":" + event.json() + "}"));
    }

    @Override
    public List<Message> ofLive(String json) {
        return List.of(said(",\"event\":" + json + "}"));
    }

    private Message said(String tail) {
        return Message.of(PlainForm.bytes(head + tail));
    }
}
