package dev.sightline.http;

import java.util.function.Function;

/** Opens WebSockets; an endpoint of an {@code Access.Socket} route calls it once. */
public interface Sockets {
    /**
     * Answers the upgrade.
     *
     * @param protocol makes the listener of the new socket; it may already send
     * @throws Refusal 426 where the request is no WebSocket handshake
     */
    void open(Exchange exchange, Function<Socket, Socket.Listener> protocol) throws Refusal;
}
