package dev.sightline.http;

/**
 * Why we end a stream.
 *
 * @param code of a WebSocket's close frame (RFC 6455, 7.4; 4000 and above are ours)
 * @param reason at most 123 bytes
 */
public record Ending(int code, String reason) {
    public static final Ending DONE = new Ending(1000, "");
    public static final Ending NODE_STOPS = new Ending(1001, "The node stops");
    public static final Ending TRY_LATER = new Ending(1013, "Too many connections");

    /** The session or token has expired or was revoked; over SSE an {@code auth_expired} event. */
    public static final Ending AUTH_EXPIRED = new Ending(4401, "Authentication expired");

    /** The client reads slower than events come. */
    public static final Ending TOO_SLOW = new Ending(4408, "Too slow");

    /** Where a route of its own kind has no other. */
    public static final int REFUSED = 1008;

    /** In the words of the tools that exist, whose clients then log in anew. */
    public static Ending refused(String reason) {
        return new Ending(REFUSED, reason);
    }
}
