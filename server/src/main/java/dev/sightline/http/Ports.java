package dev.sightline.http;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sockets that the node listens on, bound before anything else exists, because names, cookie
 * and link all depend on the port.
 *
 * @param port the same on every channel
 * @param addresses of this machine that other machines may use; none means loopback alone
 */
public record Ports(int port, List<ServerSocketChannel> channels, List<InetAddress> addresses)
        implements AutoCloseable {
    private static final int ACCEPT_QUEUE = 1024;
    private static final int TRIES = 64;
    private static final InetAddress FOUR = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("::1");

    public Ports {
        channels = List.copyOf(channels);
        addresses = List.copyOf(addresses);
    }

    /** Both loopback addresses alone. */
    public static Ports claim(int wanted) throws IOException {
        return claim("127.0.0.1", wanted);
    }

    /**
     * Binds the address and both loopback addresses: {@code localhost} is either, as the browser
     * likes, and a port that only one of them held could be taken by another program on the other.
     *
     * @param host an address or a name of this machine; {@code 0.0.0.0} or {@code ::} for all
     * @param wanted a port; taken means the next free one; 0 means any
     * @throws BindException when none of the ports behind {@code wanted} is free, or may be bound
     */
    public static Ports claim(String host, int wanted) throws IOException {
        List<InetAddress> asked = addressesOf(host);
        for (int step = 0; step < TRIES; step++) {
            int port = wanted == 0 ? 0 : wanted + step;
            if (port > 65535) break;
            try {
                return bindAll(asked, port);
            } catch (BindException e) {
                refuseForbidden(e, port);
                // Taken. The next one, then.
            }
        }
        throw new BindException("no free port from " + wanted + " on; choose another with --port");
    }

    /** Whether other machines may connect. */
    public boolean isBeyondLoopback() throws IOException {
        for (ServerSocketChannel channel : channels) {
            if (channel.getLocalAddress() instanceof InetSocketAddress local
                    && !local.getAddress().isLoopbackAddress()) {
                return true;
            }
        }
        return false;
    }

    /** As they stand in a URL, and in the {@code Host} of a request without the port. */
    public List<String> literals() {
        return addresses.stream().map(Literal::of).distinct().toList();
    }

    /** The kernel names three causes by one exception; only one of them ends with another port. */
    private static void refuseForbidden(BindException e, int port) throws BindException {
        String said = Objects.requireNonNullElse(e.getMessage(), "");
        if (!said.contains("Permission denied")) return;
        throw new BindException(
                "port "
                        + port
                        + " is privileged and this user may not bind it: choose one from 1024 on"
                        + " with --port, or put a proxy before it (--behind-proxy)");
    }

    private static List<InetAddress> addressesOf(String host) throws IOException {
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        String name = brackets ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> found;
        try {
            found = List.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            throw new UnknownHostException(
                    "--host " + host + ": unknown name; use an address of this machine");
        }
        for (InetAddress address : found) {
            if (!address.isAnyLocalAddress() && !hasAddress(address)) {
                throw new BindException(
                        "--host %s: %s is no address of this machine; it has %s"
                                .formatted(
                                        host,
                                        address.getHostAddress(),
                                        String.join(
                                                ", ", everyAddress().map(Literal::of).toList())));
            }
        }
        return found;
    }

    private static Ports bindAll(List<InetAddress> asked, int wanted) throws IOException {
        List<ServerSocketChannel> bound = new ArrayList<>();
        try {
            int port = wanted;
            for (InetAddress address : withLoopback(asked)) {
                ServerSocketChannel channel = bind(address, port);
                bound.add(channel);
                port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            }
            return new Ports(port, bound, reachable(asked));
        } catch (IOException e) {
            for (ServerSocketChannel channel : bound) channel.close();
            throw e;
        }
    }

    /** All that must be bound: a wildcard covers the loopback of its family, and :: both. */
    private static Set<InetAddress> withLoopback(List<InetAddress> asked) {
        Set<InetAddress> all = new LinkedHashSet<>();
        boolean four = asked.stream().anyMatch(Ports::isAnyFour);
        // Java's sockets on :: answer IPv4 too.
        boolean both = asked.stream().anyMatch(Ports::isAnySix);
        if (!four && !both) all.add(FOUR);
        if (!both && hasAddress(SIX)) all.add(SIX);
        all.addAll(asked);
        return all;
    }

    private static boolean isAnyFour(InetAddress address) {
        return address instanceof Inet4Address && address.isAnyLocalAddress();
    }

    private static boolean isAnySix(InetAddress address) {
        return address instanceof Inet6Address && address.isAnyLocalAddress();
    }

    private static List<InetAddress> reachable(List<InetAddress> asked) throws SocketException {
        Set<InetAddress> all = new LinkedHashSet<>();
        for (InetAddress address : asked) {
            if (isAnySix(address)) {
                everyAddress().forEach(all::add);
            } else if (isAnyFour(address)) {
                everyAddress().filter(Inet4Address.class::isInstance).forEach(all::add);
            } else {
                all.add(address);
            }
        }
        return all.stream().filter(address -> !address.isLoopbackAddress()).toList();
    }

    private static Stream<InetAddress> everyAddress() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
    }

    /** A machine or container may be without IPv6. */
    private static boolean hasAddress(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static ServerSocketChannel bind(InetAddress address, int port) throws IOException {
        var family =
                address instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET;
        ServerSocketChannel channel = ServerSocketChannel.open(family);
        try {
            // A restart must not wait for the kernel to forget the connections of before.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(address, port), ACCEPT_QUEUE);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : channels) channel.close();
    }
}
