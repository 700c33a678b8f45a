package dev.sightline.http;

import java.util.function.Function;

/** Opens WebSockets; an endpoint of an {@code Access.Socket} route calls it once. */
public interface Sockets {
    /**
     * How one route's sockets differ from others.
     *
     * @param message bytes of the largest message that a client may send
     * @param refusal code of the close that tells of a bad token (RFC 6455, 7.4)
     * @param mayIdentify whether a client may open it without a credential, and say its token as
     *     the first message
     */
    record Manner(int message, int refusal, boolean mayIdentify) {
        /** That of {@code /api/ws}. */
        public static final Manner USUAL = new Manner(64 * 1024, Ending.REFUSED, true);
    }

    /**
     * Answers the upgrade.
     *
     * @param protocol makes the listener of the new socket; it may already send
     * @throws Refusal 426 where the request is no WebSocket handshake
     */
    void open(Exchange exchange, Manner manner, Function<Socket, Socket.Listener> protocol)
            throws Refusal;

    /** The same in the usual manner. */
    default void open(Exchange exchange, Function<Socket, Socket.Listener> protocol)
            throws Refusal {
        open(exchange, Manner.USUAL, protocol);
    }
}
