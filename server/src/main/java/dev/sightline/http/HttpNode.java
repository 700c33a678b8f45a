package dev.sightline.http;

import dev.sightline.auth.Gate;

import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/** Jetty, set up for many idle streams and few, short requests. */
public final class HttpNode implements AutoCloseable {
    /**
     * What one client may have in the kernel; without it 3.9 MB vanish before we notice a stall.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final int HEAD = 16 * 1024;
    private static final long IDLE_MILLIS = 60_000;

    private final Server server;
    private final Watchman watchman;

    /**
     * @param answers counts every request
     */
    public HttpNode(
            Ports ports, Terms terms, Gate gate, Routes routes, String cookieName, Answers answers)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(16, 4);
        threads.setName("http");
        // Endpoints wait; the few platform threads only hand out bytes.
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
        server = new Server(threads);
        watchman = new Watchman(terms);
        for (ServerSocketChannel channel : ports.channels()) {
            server.addConnector(connector(channel, terms));
        }
        server.setHandler(new Front(gate, routes, cookieName));
        server.setErrorHandler(new JsonErrors());
        // Called once for each request, when its answer is done.
        server.setRequestLog((request, response) -> answers.count(response.getStatus()));
    }

    private ServerConnector connector(ServerSocketChannel channel, Terms terms) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEAD);
        http.setIdleTimeout(IDLE_MILLIS);
        if (terms.proxies().expected()) http.addCustomizer(new Forwarded(terms.proxies()));
        ConnectionFactory plain = new GuardedHttp(http, watchman);
        ServerConnector connector =
                new Entrance(
                        server,
                        watchman,
                        terms.tls()
                                .map(tls -> new ConnectionFactory[] {new TlsOnly(tls), plain})
                                .orElseGet(() -> new ConnectionFactory[] {plain}));
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.open(channel);
        return connector;
    }

    /** Answers from now on. */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the HTTP server does not start", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            // Streams are ended before, and saves are whole or not at all: nothing to wait for.
            server.setStopTimeout(0);
            server.stop();
            watchman.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the HTTP server does not stop", e);
        }
    }
}
