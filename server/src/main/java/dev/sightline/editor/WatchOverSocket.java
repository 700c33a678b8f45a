package dev.sightline.editor;

import dev.sightline.http.Message;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;
import dev.sightline.stream.Extension;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code watch} and {@code unwatch} on {@code /api/ws}: files live beside the events. */
public final class WatchOverSocket implements Extension {
    private static final int MOST = 256;

    private final Following following;

    public WatchOverSocket(Following following) {
        this.following = following;
    }

    @Override
    public Session begin(Outlet client) {
        Watched watched = new Watched(client);
        client.onClose(watched::end);
        return watched;
    }

    private final class Watched implements Session {
        private final Outlet client;
        private final Map<String, Runnable> endsByPath = new HashMap<>();
        private boolean ended;

        Watched(Outlet client) {
            this.client = client;
        }

        @Override
        public boolean hear(String action, JsonNode message) throws Refusal {
            switch (action) {
                case "watch" -> watch(path(message));
                case "unwatch" -> unwatch(path(message));
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Again for one that is watched: its state is sent anew. */
        private void watch(String path) {
            unwatch(path);
            synchronized (this) {
                if (ended) return;
                if (endsByPath.size() < MOST) {
                    endsByPath.put(Following.plain(path), following.follow(path, client));
                    return;
                }
            }
            refuse(path);
        }

        private void refuse(String path) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", "error");
            fields.put("path", path);
            fields.put("watch", path);
            fields.put("message", "At most " + MOST + " files on one connection");
            fields.put("timestamp", Instant.now().getEpochSecond());
            fields.put("code", "too_many");
            client.send(Message.of(Json.bytes(fields)));
        }

        private void unwatch(String path) {
            @Nullable Runnable end;
            synchronized (this) {
                end = endsByPath.remove(Following.plain(path));
            }
            if (end != null) end.run();
        }

        void end() {
            Map<String, Runnable> all;
            synchronized (this) {
                ended = true;
                all = Map.copyOf(endsByPath);
                endsByPath.clear();
            }
            all.values().forEach(Runnable::run);
        }

        private static String path(JsonNode message) throws Refusal {
            @Nullable JsonNode path = message.get("path");
            if (path != null && path.isString()) return path.stringValue();
            throw new Refusal(400, "bad_request", "`path` must be a string");
        }
    }
}
