package dev.sightline.http;

import java.net.InetAddress;
import java.util.Set;

/**
 * Whose word on the client's address and scheme counts: of proxies on this machine, and of those
 * that the owner names. That an address is private proves nothing: so are the neighbours'.
 *
 * @param expected whether there is a proxy at all
 * @param named beyond this machine
 */
public record Proxies(boolean expected, Set<InetAddress> named) {
    public static final Proxies NONE = new Proxies(false, Set.of());

    public Proxies {
        named = Set.copyOf(named);
    }

    boolean believe(InetAddress peer) {
        return expected && (peer.isLoopbackAddress() || named.contains(peer));
    }
}
