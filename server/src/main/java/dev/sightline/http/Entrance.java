package dev.sightline.http;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connector that tells the watchman who comes and who leaves. */
final class Entrance extends ServerConnector {
    private final Watchman watchman;

    Entrance(Server server, Watchman watchman, ConnectionFactory... protocols) {
        super(server, 1, 1, protocols);
        this.watchman = watchman;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
        SocketChannelEndPoint endPoint = super.newEndPoint(channel, selector, key);
        watchman.came(endPoint);
        return endPoint;
    }

    @Override
    protected void onEndPointOpened(EndPoint endPoint) {
        super.onEndPointOpened(endPoint);
        if (watchman.of(endPoint).admission() == Watchman.Admission.TURNED_AWAY) endPoint.close();
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
        watchman.left(endPoint);
        super.onEndPointClosed(endPoint);
    }
}
