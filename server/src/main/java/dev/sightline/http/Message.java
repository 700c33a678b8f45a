package dev.sightline.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One message to clients: its JSON once, framed once for each way of sending, shared by all who get
 * it.
 */
public final class Message {
    /**
     * What keeps proxies awake and shows us who has left: over SSE a line that clients ignore, over
     * WebSocket a ping.
     */
    static final Message SIGN_OF_LIFE = ofSse(":\n\n");

    private final Optional<String> id;
    private final byte[] json;
    private final Optional<Object> key;

    /**
     * Made when the first SSE client needs it; who comes second at the same time makes the same.
     */
    private volatile byte @Nullable [] sse;

    private Message(Optional<String> id, byte[] json, Optional<Object> key) {
        this.id = id;
        this.json = json;
        this.key = key;
    }

    /**
     * @param json one JSON value without line breaks
     */
    public static Message of(byte[] json) {
        return new Message(Optional.empty(), json, Optional.empty());
    }

    /**
     * @param id without line breaks and NUL; over SSE a client that returns says it as {@code
     *     Last-Event-ID}, over WebSocket it is not sent
     */
    public static Message of(String id, byte[] json) {
        return new Message(Optional.of(id), json, Optional.empty());
    }

    /**
     * Lines that only SSE has and that are no event.
     *
     * @param lines with the empty one that ends them
     */
    static Message ofSse(String lines) {
        Message message = of(new byte[0]);
        message.sse = lines.getBytes(StandardCharsets.UTF_8);
        return message;
    }

    /** The same as the state of something: a newer one of an equal key replaces it in a queue. */
    public Message asStateOf(Object of) {
        return new Message(id, json, Optional.of(of));
    }

    public Optional<String> id() {
        return id;
    }

    /** Not to be written to. */
    public byte[] json() {
        return json;
    }

    public Optional<Object> key() {
        return key;
    }

    /** As a server-sent event; not to be written to. */
    byte[] sse() {
        byte[] made = sse;
        if (made == null) {
            made = SseFrame.of(id, json);
            sse = made;
        }
        return made;
    }
}
