package dev.sightline.oracle;

import java.net.InetSocketAddress;

/** The node that the clients follow. */
interface Node {
    /** Where it listens; waits while it is away. */
    InetSocketAddress address() throws InterruptedException;

    String token();
}
