package dev.sightline.http;

import java.util.Optional;

/**
 * One message to clients: its JSON once, framed once for each way of sending, shared by all who get
 * it.
 */
public final class Message {
    private final Optional<String> id;
    private final byte[] json;
    private final Optional<Object> key;

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
}
