package dev.sightline.kernel;

import dev.sightline.http.Body;
import dev.sightline.http.Message;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;
import dev.sightline.stream.Extension;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code attach} and {@code detach} on {@code /api/ws}: runs live beside the events. */
public final class AttachOverSocket implements Extension {
    private static final int MOST = 16;

    private final Kernels kernels;
    private final Servers servers;

    public AttachOverSocket(Kernels kernels, Servers servers) {
        this.kernels = kernels;
        this.servers = servers;
    }

    @Override
    public Session begin(Outlet client) {
        Attached attached = new Attached(client);
        client.onClose(attached::end);
        return attached;
    }

    /** Which run, and of which node. */
    private record Which(String run, Optional<String> server) {
        static Which of(Body message) throws Refusal {
            return new Which(message.text("run"), message.optionalText("server"));
        }
    }

    /** One run that a client follows; never equal to another. */
    private static final class Following {
        private volatile Runnable end = () -> {};
    }

    private final class Attached implements Session {
        private final Outlet client;

        // Guarded by this.
        private final Map<Which, Following> all = new HashMap<>();
        private boolean ended;

        Attached(Outlet client) {
            this.client = client;
        }

        @Override
        public boolean hear(String action, JsonNode message) throws Refusal {
            switch (action) {
                case "attach" -> attach(Body.of(message));
                case "detach" -> detach(Which.of(Body.of(message)));
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Again for one that is followed: it begins anew, after the event that is named now. */
        private void attach(Body message) throws Refusal {
            Which which = Which.of(message);
            long after = message.optionalNumber("after", 0, Integer.MAX_VALUE).orElse(0);
            detach(which);
            Following following = new Following();
            synchronized (this) {
                if (ended) return;
                if (all.size() < MOST) all.put(which, following);
            }
            try {
                if (!isKept(which, following)) throw tooMany();
                following.end = follow(which, after, () -> forget(which, following));
            } catch (Refusal refusal) {
                forget(which, following);
                client.send(AttachOverSocket.error(which, refusal));
                return;
            }
            // It may have been over, or the client gone, before its end was known.
            if (!isKept(which, following)) following.end.run();
        }

        private Runnable follow(Which which, long after, Runnable over) throws Refusal {
            Form form = new AttachedForm(which.run(), which.server());
            if (which.server().isEmpty()) {
                Run run = RunRoutes.found(kernels, which.run());
                return Follower.follow(run, after, client, form, over);
            }
            RemoteNode node = servers.named(which.server().get());
            return RemoteFollower.follow(
                    node,
                    which.run(),
                    after,
                    new RemoteFollower.Listener(
                            client,
                            form,
                            refusal -> client.send(AttachOverSocket.error(which, refusal)),
                            over));
        }

        private synchronized boolean isKept(Which which, Following following) {
            return all.get(which) == following;
        }

        private synchronized void forget(Which which, Following following) {
            all.remove(which, following);
        }

        private void detach(Which which) {
            @Nullable Following following;
            synchronized (this) {
                following = all.remove(which);
            }
            if (following != null) following.end.run();
        }

        void end() {
            List<Following> last;
            synchronized (this) {
                ended = true;
                last = List.copyOf(all.values());
                all.clear();
            }
            last.forEach(following -> following.end.run());
        }
    }

    private static Refusal tooMany() {
        return new Refusal(
                400, "too_many", "At most " + MOST + " runs on one connection; detach one first");
    }

    private static Message error(Which which, Refusal refusal) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", "error");
        which.server().ifPresent(name -> fields.put("server", name));
        fields.put("run", which.run());
        fields.put("message", refusal.detail());
        fields.put("code", refusal.code());
        return Message.of(Json.bytes(fields));
    }
}
