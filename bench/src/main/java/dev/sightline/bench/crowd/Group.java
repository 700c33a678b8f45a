package dev.sightline.bench.crowd;

import java.util.Optional;

/**
 * Subscribers that are alike.
 *
 * @param since the place from which they want what they missed, {@code epoch:seq}
 * @param receiveBuffer of their sockets, in bytes; 0 leaves it to the kernel
 * @param inFlight how many of them may be on the way in at once
 */
public record Group(
        int count, Transport transport, Optional<String> since, int receiveBuffer, int inFlight) {

    private static final int IN_FLIGHT = 128;

    /** A receive buffer so small that a client that does not read is felt by the server soon. */
    private static final int SMALL = 4096;

    public static Group of(int count, Transport transport) {
        return new Group(count, transport, Optional.empty(), 0, IN_FLIGHT);
    }

    /** Ones that will stop reading. */
    public static Group withSmallBuffers(int count, Transport transport) {
        return new Group(count, transport, Optional.empty(), SMALL, IN_FLIGHT);
    }

    /** Ones that return all at once, as after a restart of the network. */
    public static Group returning(int count, Transport transport, String since) {
        return new Group(count, transport, Optional.of(since), 0, count);
    }
}
