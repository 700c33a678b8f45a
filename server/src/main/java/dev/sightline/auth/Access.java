package dev.sightline.auth;

/** What a route asks of whoever calls it. There is no default: every route says it. */
public sealed interface Access {
    /** Anyone whose Host and Origin are in order: health, logins, the static shell. */
    record Open() implements Access {}

    /** An identity whose role covers {@code role}. */
    record Needs(Role role) implements Access {}

    /**
     * The same for a stream. Browsers cannot set headers on an EventSource or a WebSocket, so here,
     * and nowhere else, a program may put its token into the URL ({@code ?token=}).
     */
    record Streams(Role role) implements Access {}

    /**
     * A WebSocket, which is refused in words a client can hear: whoever shows no credential may say
     * its token as the first message, and a wrong one is told so by a close code. The endpoint gets
     * such a client as {@link Verdict.Unidentified}.
     */
    record Socket(Role role) implements Access {}

    /** The node's figures: an admin, or the token of {@code --metrics-token}. */
    record Metrics() implements Access {}
}
