package dev.sightline.http;

import dev.sightline.WsClient;
import dev.sightline.auth.Access;
import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Credentials;
import dev.sightline.auth.Gate;
import dev.sightline.auth.InMemory;
import dev.sightline.auth.KnownAccounts;
import dev.sightline.auth.Names;
import dev.sightline.auth.OneTimeSecrets;
import dev.sightline.auth.Role;
import dev.sightline.auth.Sessions;
import dev.sightline.auth.SigningKey;
import dev.sightline.auth.UserTokens;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A real server with one WebSocket ({@code /ws}) and one stream ({@code /sse}) of a test. */
public final class BareNode implements AutoCloseable {
    static final String BEARER = "Authorization: Bearer let-me-in";

    /** Looks often, and yet cuts nobody off because the machine of the test is busy. */
    static final Streams.Times CALM =
            new Streams.Times(
                    Duration.ofSeconds(15),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10));

    /** Pings twice a second. */
    static final Streams.Times PINGING =
            new Streams.Times(
                    Duration.ofMillis(500), CALM.round(), CALM.stall(), CALM.toIdentify());

    private final Ports ports = Ports.claim(0);
    private final Streams streams;
    private final HttpNode http;

    public BareNode(Function<Socket, Socket.Listener> protocol) throws IOException {
        this(CALM, protocol);
    }

    BareNode(Streams.Times times, Function<Socket, Socket.Listener> protocol) throws IOException {
        this(times, new Streams.Limits(100, 100), protocol, (streams, exchange) -> {});
    }

    /** What {@code /sse} does. */
    interface Streaming {
        void serve(Streams streams, Exchange exchange) throws Refusal;
    }

    BareNode(
            Streams.Times times,
            Streams.Limits limits,
            Function<Socket, Socket.Listener> protocol,
            Streaming streaming)
            throws IOException {
        streams = new Streams(limits, times);
        WebSockets sockets = new WebSockets(streams);
        Clock clock = Clock.systemUTC();
        SigningKey key = new SigningKey(SigningKey.random());
        KnownAccounts accounts = new KnownAccounts();
        Credentials credentials =
                new Credentials(
                        clock,
                        AuthMode.LAUNCH,
                        new Credentials.NodeTokens("let-me-in", Optional.empty()),
                        new Sessions(clock, new InMemory(), key),
                        new OneTimeSecrets(clock, Duration.ofSeconds(30), 8),
                        accounts,
                        new UserTokens(clock, key, accounts));
        Routes routes =
                new Routes(
                        List.of(
                                new Route(
                                        "GET",
                                        "/ws",
                                        new Access.Socket(Role.VIEWER),
                                        exchange -> sockets.open(exchange, protocol)),
                                new Route(
                                        "GET",
                                        "/sse",
                                        new Access.Streams(Role.VIEWER),
                                        exchange -> streaming.serve(streams, exchange))));
        http =
                new HttpNode(
                        ports,
                        new Terms(Optional.empty(), Proxies.NONE, 4096, 4096, Terms.PATIENCE),
                        new Gate(
                                AuthMode.LAUNCH,
                                Names.of(ports.port(), List.of(), List.of()),
                                credentials),
                        routes,
                        "test",
                        new Answers());
        http.start();
    }

    int port() {
        return ports.port();
    }

    Streams streams() {
        return streams;
    }

    public WsClient connect() throws IOException {
        return WsClient.open(port(), "/ws", BEARER);
    }

    /** Who has not said who it is. */
    WsClient connectAsStranger() throws IOException {
        return WsClient.open(port(), "/ws");
    }

    @Override
    public void close() throws IOException {
        streams.close();
        http.close();
    }
}
