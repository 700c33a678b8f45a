package dev.sightline.state;

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
import java.util.Map;
import java.util.TreeMap;

/** Browser sessions in a file: digest of the cookie to the second at which it ends. */
public final class SessionFile implements Sessions.Store {
    private final Path file;

    public SessionFile(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, Instant> load() throws IOException {
        Map<String, Instant> expiryByDigest = new HashMap<>();
        try {
            for (Map.Entry<String, JsonNode> session :
                    Json.read(Files.readAllBytes(file)).properties()) {
                expiryByDigest.put(
                        session.getKey(), Instant.ofEpochSecond(session.getValue().asLong()));
            }
        } catch (NoSuchFileException first) {
            return expiryByDigest;
        } catch (JacksonException broken) {
            // Whoever was in must ask for a new link: no reason for the node not to start.
            return new HashMap<>();
        }
        return expiryByDigest;
    }

    @Override
    public void save(Map<String, Instant> expiryByDigest) throws IOException {
        Map<String, Object> fields = new TreeMap<>();
        expiryByDigest.forEach((digest, expiry) -> fields.put(digest, expiry.getEpochSecond()));
        PrivateFiles.write(file, Json.bytes(fields));
    }
}
