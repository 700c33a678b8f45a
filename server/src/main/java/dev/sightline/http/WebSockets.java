package dev.sightline.http;

import dev.sightline.auth.Identity;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.Handshaker;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** WebSockets (RFC 6455) on Jetty's core: no extensions, text only. */
public final class WebSockets implements Sockets {
    private static final Logger AUDIT = System.getLogger("sightline.audit");

    private static final int KEY_BYTES = 16;

    private final Streams streams;
    private final Handshaker handshaker = Handshaker.newInstance();

    /** Jetty's own executor would be a pool of threads that nobody needs. */
    private final WebSocketComponents components =
            new WebSocketComponents(null, null, null, null, null, Thread::startVirtualThread);

    public WebSockets(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void open(Exchange exchange, Manner manner, Function<Socket, Socket.Listener> protocol)
            throws Refusal {
        if (!isHandshake(exchange.request())) throw noHandshake(exchange);
        // Browsers show a page no status of a handshake, but the code of a close.
        Optional<Ending> refused =
                exchange.stranger()
                        .filter(stranger -> !(stranger.maySay() && manner.mayIdentify()))
                        .map(stranger -> new Ending(manner.refusal(), stranger.reason()));
        Optional<Identity> identity = exchange.identity();
        String address = exchange.remoteAddress();
        SocketHandler handler =
                new SocketHandler(session ->
                        begun(
                                session,
                                new SocketStream(streams, session, identity, address),
                                address,
                                refused,
                                manner.message(),
                                protocol));
        WebSocketNegotiator negotiator =
                (request, response, callback) -> {
                    response.setExtensions(List.of());
                    return handler;
                };
        boolean upgraded =
                handshaker.upgradeRequest(
                        negotiator,
                        exchange.request(),
                        exchange.response(),
                        exchange.callback(),
                        components,
                        session -> configure(session, refused.isPresent() ? 0 : manner.message()));
        if (!upgraded) throw noHandshake(exchange);
    }

    private SocketReader begun(
            CoreSession session,
            SocketStream stream,
            String address,
            Optional<Ending> refused,
            int message,
            Function<Socket, Socket.Listener> protocol) {
        Optional<Ending> full =
                refused.isPresent() || streams.enter(stream, address)
                        ? refused
                        : Optional.of(Ending.TRY_LATER);
        full.ifPresent(why -> {
            AUDIT.log(
                    Level.INFO,
                    "refused WebSocket code={0} reason=\"{1}\" who={2}",
                    String.valueOf(why.code()),
                    why.reason(),
                    stream.who());
            streams.refuse(stream, why);
        });
        return new SocketReader(session, stream, message, protocol);
    }

    private static void configure(Configuration session, int message) {
        session.setAutoFragment(false);
        session.setMaxFrameSize(Math.max(message, SocketStream.FRAME));
        // Pings tell who is there; a timer each would only cost.
        session.setIdleTimeout(Duration.ZERO);
        session.setInputBufferSize(4096);
        session.setOutputBufferSize(1024);
    }

    private static boolean isHandshake(Request request) {
        HttpFields headers = request.getHeaders();
        return request.getMethod().equals("GET")
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                && headers.contains(HttpHeader.UPGRADE, "websocket")
                && headers.contains(HttpHeader.CONNECTION, "upgrade")
                && "13".equals(headers.get(HttpHeader.SEC_WEBSOCKET_VERSION))
                && isKey(headers.get(HttpHeader.SEC_WEBSOCKET_KEY));
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal noHandshake(Exchange exchange) {
        // Only inside a WebSocket may someone say later who it is.
        if (exchange.stranger().isPresent()) {
            return new Refusal(401, "unauthenticated", "Say who you are, with a token or a login");
        }
        exchange.setHeader("Upgrade", "websocket");
        exchange.setHeader("Connection", "Upgrade");
        exchange.setHeader("Sec-WebSocket-Version", "13");
        return new Refusal(426, "upgrade_required", "Open this address as a WebSocket, version 13");
    }
}
