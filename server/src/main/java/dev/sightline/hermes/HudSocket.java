package dev.sightline.hermes;

import dev.sightline.event.Envelope;
import dev.sightline.http.Ending;
import dev.sightline.http.Message;
import dev.sightline.http.Socket;
import dev.sightline.http.Sockets;
import dev.sightline.hub.Hub;
import dev.sightline.hub.Receiver;
import dev.sightline.hub.Subscription;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One client of {@code /ws}, as the tool that exists speaks it (compat.md §4): it hears {@code
 * data_changed} and {@code cache_invalidate}, and a text {@code ping} is answered with the text
 * {@code pong}. The place of each is added, so that a client may come back with {@code ?since=}.
 */
final class HudSocket implements Socket.Listener, Receiver {
    static final Sockets.Manner MANNER = new Sockets.Manner(64 * 1024, Ending.REFUSED, false);

    private static final Set<String> TYPES = Set.of("data_changed", "cache_invalidate");
    private static final Message PONG = Message.of("pong".getBytes(StandardCharsets.UTF_8));

    private final Socket socket;

    /**
     * @param since where it stopped the last time
     */
    HudSocket(Socket socket, Optional<String> since, Hub hub) {
        this.socket = socket;
        Subscription subscription = hub.subscribe(this);
        socket.onClose(subscription::close);
        var _ = subscription.add(Optional.of(Set.of(Hud.PROJECT)), Optional.of(TYPES), since);
    }

    @Override
    public void onText(String text) {
        // Others are not answered: a client that says more is one of a later day.
        if (text.strip().equals("ping")) socket.send(PONG);
    }

    @Override
    public boolean take(Envelope envelope, Optional<String> slug) {
        boolean isReset = envelope.type().equals("reset");
        if (!isReset && !TYPES.contains(envelope.type())) return true;
        return socket.send(message(envelope));
    }

    private static Message message(Envelope envelope) {
        JsonNode event = Json.read(envelope.json());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", envelope.type());
        event.path("data")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("seq", envelope.position().toString());
        return Message.of(envelope.position().toString(), Json.bytes(fields));
    }

    @Override
    public void cut(Envelope reset) {
        socket.reset(message(reset), Ending.TOO_SLOW);
    }

    @Override
    public void onDrained(Runnable listener) {
        socket.onDrained(listener);
    }
}
