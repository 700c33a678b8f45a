package dev.sightline.bench.crowd;

import dev.sightline.bench.wire.ClientFrame;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The two ways in which a contender's events come. */
public enum Transport {
    SSE("SSE", 200) {
        @Override
        String request(String host, String token, Optional<String> since) {
            String id = since.map(place -> "Last-Event-ID: " + place + "\r\n").orElse("");
            return "GET /api/events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s"
                            .formatted(host, token, id)
                    + "Accept: text/event-stream\r\n\r\n";
        }

        @Override
        ByteBuffer joining(Optional<String> since) {
            return ByteBuffer.allocate(0);
        }
    },
    WEBSOCKET("WebSocket", 101) {
        @Override
        String request(String host, String token, Optional<String> since) {
            return "GET /api/ws HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                            .formatted(host, token)
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    // The example of RFC 6455, section 1.3: nothing here depends on its being new.
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        }

        @Override
        ByteBuffer joining(Optional<String> since) {
            String place = since.map(",\"since\":\"%s\""::formatted).orElse("");
            ByteBuffer subscribe =
                    ClientFrame.text("{\"action\":\"subscribe\"%s}".formatted(place));
            ByteBuffer ping = ClientFrame.text("{\"action\":\"ping\"}");
            return ByteBuffer.allocate(subscribe.remaining() + ping.remaining())
                    .put(subscribe)
                    .put(ping)
                    .flip();
        }
    };

    private final String title;
    private final int accepted;

    Transport(String title, int accepted) {
        this.title = title;
        this.accepted = accepted;
    }

    /** The name in the tables. */
    public String title() {
        return title;
    }

    /** The status of a server that agrees. */
    int accepted() {
        return accepted;
    }

    abstract String request(String host, String token, Optional<String> since);

    /**
     * What the client says once it is accepted. A subscription gets no reply, so a ping follows it:
     * messages are handled in order, and the pong says that the subscription stands.
     */
    abstract ByteBuffer joining(Optional<String> since);
}
