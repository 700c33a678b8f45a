package dev.sightline.state;

import dev.sightline.auth.Session;
import dev.sightline.auth.Sessions;
import dev.sightline.disk.PrivateFiles;
import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Browser sessions in a file, by digest: a number, the second at which it ends, for one of a launch
 * link; an object for one of a login.
 */
public final class SessionFile implements Sessions.Store {
    private final Path file;

    public SessionFile(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, Session> load() throws IOException {
        Map<String, Session> byDigest = new HashMap<>();
        try {
            for (Map.Entry<String, JsonNode> session :
                    Json.read(Files.readAllBytes(file)).properties()) {
                read(session.getValue()).ifPresent(one -> byDigest.put(session.getKey(), one));
            }
        } catch (NoSuchFileException first) {
            return byDigest;
        } catch (JacksonException broken) {
            // Whoever was in must come in anew: no reason for the node not to start.
            return new HashMap<>();
        }
        return byDigest;
    }

    private static Optional<Session> read(JsonNode node) {
        if (node.isNumber()) return Optional.of(new Session.Launched(second(node)));
        if (!node.isObject()) return Optional.empty();
        return Optional.of(
                new Session.LoggedIn(
                        node.path("user").asString(),
                        node.path("tv").asLong(),
                        node.path("secret").asString(),
                        Optional.of(node.path("former").asString("")).filter(x -> !x.isEmpty()),
                        second(node.path("former_until")),
                        second(node.path("until")),
                        second(node.path("ends"))));
    }

    private static Instant second(JsonNode node) {
        return Instant.ofEpochSecond(node.asLong(0));
    }

    @Override
    public void save(Map<String, Session> byDigest) throws IOException {
        Map<String, Object> fields = new TreeMap<>();
        byDigest.forEach((digest, session) -> fields.put(digest, written(session)));
        PrivateFiles.write(file, Json.bytes(fields));
    }

    private static Object written(Session session) {
        return switch (session) {
            case Session.Launched launched -> launched.ends().getEpochSecond();
            case Session.LoggedIn loggedIn -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("user", loggedIn.user());
                fields.put("tv", loggedIn.tokenVersion());
                fields.put("secret", loggedIn.secret());
                loggedIn.former().ifPresent(former -> fields.put("former", former));
                fields.put("former_until", loggedIn.formerUntil().getEpochSecond());
                fields.put("until", loggedIn.until().getEpochSecond());
                fields.put("ends", loggedIn.ends().getEpochSecond());
                yield fields;
            }
        };
    }
}
