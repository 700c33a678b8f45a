package dev.sightline.http;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets that the node listens on, bound before anything else exists, because names, cookie
 * and link all depend on the port.
 *
 * @param port the same on every channel
 */
public record Ports(int port, List<ServerSocketChannel> channels) implements AutoCloseable {
    private static final int ACCEPT_QUEUE = 1024;
    private static final int TRIES = 64;

    public Ports {
        channels = List.copyOf(channels);
    }

    /**
     * Binds both loopback addresses: {@code localhost} is either, as the browser likes, and a port
     * that only one of them held could be taken by another program on the other.
     *
     * @param wanted a port; taken means the next free one; 0 means any
     * @throws BindException when none of the ports behind {@code wanted} is free
     */
    public static Ports claim(int wanted) throws IOException {
        for (int step = 0; step < TRIES; step++) {
            int port = wanted == 0 ? 0 : wanted + step;
            if (port > 65535) break;
            try {
                return onLoopback(port);
            } catch (BindException taken) {
                // The next one, then.
            }
        }
        throw new BindException("no free port from " + wanted + " on; choose another with --port");
    }

    private static Ports onLoopback(int wanted) throws IOException {
        List<ServerSocketChannel> bound = new ArrayList<>();
        try {
            ServerSocketChannel four = bind(InetAddress.ofLiteral("127.0.0.1"), wanted);
            bound.add(four);
            int port = ((InetSocketAddress) four.getLocalAddress()).getPort();
            InetAddress six = InetAddress.ofLiteral("::1");
            if (hasAddress(six)) bound.add(bind(six, port));
            return new Ports(port, bound);
        } catch (IOException e) {
            for (ServerSocketChannel channel : bound) channel.close();
            throw e;
        }
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
