package dev.sightline.stream;

import dev.sightline.auth.Identity;
import dev.sightline.auth.Role;
import dev.sightline.http.Ending;
import dev.sightline.http.Message;
import dev.sightline.http.Refusal;
import dev.sightline.http.Socket;
import dev.sightline.hub.Hub;
import dev.sightline.hub.Subscription;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One client of {@code /api/ws}: what it says, and what that does. */
final class EventSocket implements Socket.Listener {
    private static final Message PONG = of(Map.of("type", "pong"));
    private static final Message AUTHENTICATED = of(Map.of("type", "authenticated"));
    private static final Message UNKNOWN = of(Map.of("type", "error", "message", "Unknown action"));

    private final Socket socket;
    private final EventRoutes.Protocol protocol;
    private final Subscription subscription;

    /** The projects that it has named; what it says is heard one after the other. */
    private Set<String> asked = new HashSet<>();

    private final List<Extension.Session> sessions = new ArrayList<>();

    EventSocket(Socket socket, Hub hub, EventRoutes.Protocol protocol) {
        this.socket = socket;
        this.protocol = protocol;
        this.subscription = hub.subscribe(new ClientReceiver(socket));
        socket.onClose(subscription::close);
    }

    @Override
    public void onText(String text) {
        try {
            JsonNode message = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (!message.isObject()) throw notJson();
            hear(message);
        } catch (JacksonException broken) {
            say(notJson());
        } catch (Refusal refusal) {
            say(refusal);
        }
    }

    private void hear(JsonNode message) throws Refusal {
        Optional<String> token = word(message, "token");
        if (token.isPresent()) {
            identify(token.get());
            return;
        }
        if (socket.identity().isEmpty()) {
            socket.end(Ending.refused("Not authenticated"));
            return;
        }
        String action = word(message, "action").orElse("");
        switch (action) {
            case "ping" -> socket.send(PONG);
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> unsubscribe(message);
            default -> extended(action, message);
        }
    }

    private void identify(String token) throws Refusal {
        if (socket.identity().isPresent()) {
            throw new Refusal(
                    409, "already_authenticated", "Open another WebSocket to be someone else");
        }
        Optional<Identity> identity =
                protocol.byToken().apply(token).filter(who -> who.role().covers(Role.VIEWER));
        if (identity.isEmpty()) {
            socket.end(Ending.refused("Invalid access token"));
            return;
        }
        socket.identify(identity.get());
        socket.send(AUTHENTICATED);
    }

    private void subscribe(JsonNode message) throws Refusal {
        Optional<Set<String>> projects = names(message, "projects");
        for (String project : projects.orElse(Set.of())) {
            if (protocol.isAmbiguous().test(project)) throw EventRoutes.ambiguous(project);
        }
        // Asking for a project again replaces what was asked of it; asking for all, everything.
        Set<String> all = new HashSet<>(projects.isPresent() ? asked : Set.of());
        all.addAll(projects.orElse(Set.of()));
        if (all.size() > EventRoutes.MOST) throw EventRoutes.tooMany();
        Optional<Set<String>> types = names(message, "types");
        if (!subscription.add(projects, types, text(message, "since"))) throw tooManyWait();
        asked = all;
    }

    private void unsubscribe(JsonNode message) throws Refusal {
        Optional<Set<String>> projects = names(message, "projects");
        if (!subscription.remove(projects)) throw tooManyWait();
        asked.removeAll(projects.orElse(Set.copyOf(asked)));
    }

    private void extended(String action, JsonNode message) throws Refusal {
        if (sessions.isEmpty()) {
            for (Extension extension : protocol.extensions()) sessions.add(extension.begin(socket));
        }
        for (Extension.Session session : sessions) {
            if (session.hear(action, message)) return;
        }
        socket.send(UNKNOWN);
    }

    /** Empty where the field is missing or null: all of them. */
    private static Optional<Set<String>> names(JsonNode message, String field) throws Refusal {
        @Nullable JsonNode value = message.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        Set<String> names = new HashSet<>();
        for (JsonNode name : value) {
            if (!name.isString()) throw notNames(field);
            if (name.stringValue().length() > EventRoutes.LONGEST) throw EventRoutes.tooLong();
            names.add(name.stringValue());
        }
        if (!value.isArray()) throw notNames(field);
        if (names.size() > EventRoutes.MOST) throw EventRoutes.tooMany();
        return Optional.of(names);
    }

    private static Optional<String> word(JsonNode message, String field) {
        @Nullable JsonNode value = message.get(field);
        return value != null && value.isString()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode message, String field) throws Refusal {
        @Nullable JsonNode value = message.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        if (value.isString()) return Optional.of(value.stringValue());
        throw new Refusal(400, "bad_request", "`" + field + "` must be a string");
    }

    private static Refusal notNames(String field) {
        return new Refusal(400, "bad_request", "`" + field + "` must be a list of strings");
    }

    private static Refusal tooManyWait() {
        return new Refusal(
                400, "too_many", "Too many changes wait; read what comes, then say this again");
    }

    private static Refusal notJson() {
        return new Refusal(400, "bad_json", "A message must be one JSON object");
    }

    private void say(Refusal refusal) {
        socket.send(
                of(Map.of("type", "error", "message", refusal.detail(), "code", refusal.code())));
    }

    private static Message of(Map<String, String> fields) {
        return Message.of(Json.bytes(fields));
    }
}
