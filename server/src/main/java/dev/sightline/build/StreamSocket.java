package dev.sightline.build;

import dev.sightline.build.format.Topics;
import dev.sightline.event.Envelope;
import dev.sightline.http.Ending;
import dev.sightline.http.Message;
import dev.sightline.http.Refusal;
import dev.sightline.http.Socket;
import dev.sightline.http.Sockets;
import dev.sightline.hub.Hub;
import dev.sightline.hub.Receiver;
import dev.sightline.hub.Subscription;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One client of {@code /api/build/stream/{session_id}}, as the tools that exist speak it (compat.md
 * §2): flat messages of one session, and of the project that it is in.
 */
final class StreamSocket implements Socket.Listener, Receiver {
    static final Sockets.Manner MANNER = new Sockets.Manner(64 * 1024, Ending.REFUSED, false);

    /** What a client hears. */
    static final Set<String> TYPES =
            Set.of(
                    "component_update",
                    "feature_update",
                    "checkpoint_update",
                    "terminal_output",
                    "build_progress",
                    "file_change",
                    "runtime_update",
                    "build_status",
                    "problem");

    private static final int LONGEST = 64;
    private static final int MOST_TOPICS = 64;

    private static final Message INVALID =
            Message.of(
                    Json.bytes(
                            Map.of(
                                    "type",
                                    "error",
                                    "message",
                                    "Invalid JSON",
                                    "error_message",
                                    "Invalid JSON")));

    private final Socket socket;
    private final String session;
    private final Bodies bodies;
    private final Subscription subscription;

    private volatile Topics topics = Topics.ALL;

    /**
     * @param since where it stopped the last time
     */
    StreamSocket(Socket socket, Session session, Optional<String> since, Hub hub, Bodies bodies) {
        this.socket = socket;
        this.session = session.id();
        this.bodies = bodies;
        this.subscription = hub.subscribe(this);
        socket.onClose(subscription::close);
        Map<String, @Nullable Object> hello = new LinkedHashMap<>();
        hello.put("type", "connection");
        hello.put("status", "connected");
        hello.put("session_id", this.session);
        hello.put("timestamp", Instant.now().toString());
        say(hello);
        // An event without a project is of the node, and comes whatever is asked for.
        Set<String> projects = Set.of(session.project().orElse("-"));
        var _ = subscription.add(Optional.of(projects), Optional.of(TYPES), since);
    }

    @Override
    public void onText(String text) {
        try {
            JsonNode message = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (!message.isObject()) {
                socket.send(INVALID);
                return;
            }
            hear(message);
        } catch (JacksonException broken) {
            socket.send(INVALID);
        } catch (Refusal refusal) {
            say(error(refusal.detail(), refusal.code()));
        }
    }

    private void hear(JsonNode message) throws Refusal {
        switch (message.path("type").asString("")) {
            case "ping" -> say(Map.of("type", "pong", "timestamp", Instant.now().toString()));
            case "subscribe" -> subscribe(message.path("topics"));
            case "request_status" -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("type", "status");
                fields.putAll(bodies.status(session));
                say(fields);
            }
            default -> throw new Refusal(400, "bad_request", "Unknown message type");
        }
    }

    private void subscribe(JsonNode words) throws Refusal {
        List<String> names = new ArrayList<>();
        for (JsonNode word : words) {
            if (!word.isString() || word.stringValue().length() > LONGEST) {
                throw new Refusal(400, "bad_request", "`topics` must be a list of short strings");
            }
            names.add(word.stringValue());
        }
        if (!words.isArray() || names.size() > MOST_TOPICS) {
            throw new Refusal(400, "bad_request", "`topics` must be a list of short strings");
        }
        topics = Topics.of(names);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", "subscribed");
        fields.put("topics", names);
        fields.put("timestamp", Instant.now().toString());
        say(fields);
    }

    @Override
    public boolean take(Envelope envelope, Optional<String> slug) {
        boolean isProblem = envelope.type().equals("problem");
        boolean isReset = envelope.type().equals("reset");
        // Before it is read: this is the fan-out's thread.
        if (!isReset && !topics.want(isProblem ? "error" : envelope.type())) return true;
        JsonNode event = Json.read(envelope.json());
        JsonNode data = event.path("data");
        @Nullable String its = data.path("session_id").asString(null);
        if (its != null && !its.equals(session)) return true;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", envelope.type());
        data.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        if (isProblem) {
            fields.putAll(error(data.path("detail").asString(""), data.path("code").asString("")));
            fields.put("file_path", data.path("path").asString(""));
        }
        fields.put("session_id", session);
        fields.put("timestamp", event.path("timestamp").asString(""));
        fields.put("seq", envelope.position().toString());
        Message message = Message.of(envelope.position().toString(), Json.bytes(fields));
        return socket.send(
                envelope.state()
                        .map(state ->
                                message.asStateOf(envelope.project().orElse("") + "/" + state))
                        .orElse(message));
    }

    @Override
    public void cut(Envelope reset) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", "reset");
        fields.put("session_id", session);
        fields.put("reason", Json.read(reset.json()).path("data").path("reason"));
        fields.put("seq", reset.position().toString());
        socket.reset(Message.of(Json.bytes(fields)), Ending.TOO_SLOW);
    }

    @Override
    public void onDrained(Runnable listener) {
        socket.onDrained(listener);
    }

    private static Map<String, @Nullable Object> error(String detail, String code) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", "error");
        fields.put("error_message", detail);
        fields.put("error", detail);
        fields.put("message", detail);
        fields.put("error_type", code);
        fields.put("traceback", null);
        return fields;
    }

    private void say(Map<String, ? extends @Nullable Object> fields) {
        socket.send(Message.of(Json.bytes(fields)));
    }
}
