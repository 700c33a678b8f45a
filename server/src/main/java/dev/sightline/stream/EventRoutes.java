package dev.sightline.stream;

import dev.sightline.auth.Access;
import dev.sightline.auth.Identity;
import dev.sightline.auth.Role;
import dev.sightline.http.Exchange;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Sockets;
import dev.sightline.http.Streams;
import dev.sightline.hub.Hub;
import dev.sightline.hub.Subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * {@code GET /api/events} and {@code WS /api/ws}: the one sequence, as docs/reference/streams.md
 * has it.
 */
public final class EventRoutes {
    /** Projects or types that one client may name. */
    static final int MOST = 256;

    /** Characters of a name: an id is a directory's name and seven more. */
    static final int LONGEST = 256;

    /** A thousand clients of a node that starts anew must not come back at one instant. */
    private static final int RETRY_LEAST_MILLIS = 500;

    private static final int RETRY_MOST_MILLIS = 10_000;

    private final Hub hub;
    private final Streams streams;
    private final Sockets sockets;
    private final Protocol protocol;

    /**
     * What clients say on a socket, and what it needs.
     *
     * @param isAmbiguous whether a name is the slug of several projects
     * @param byToken whom a token speaks for that comes as a first message
     * @param extensions of other features
     */
    public record Protocol(
            Predicate<String> isAmbiguous,
            Function<String, Optional<Identity>> byToken,
            List<Extension> extensions) {
        public Protocol {
            extensions = List.copyOf(extensions);
        }
    }

    public EventRoutes(Hub hub, Streams streams, Sockets sockets, Protocol protocol) {
        this.hub = hub;
        this.streams = streams;
        this.sockets = sockets;
        this.protocol = protocol;
    }

    public List<Route> all() {
        return List.of(
                new Route("GET", "/api/events", new Access.Streams(Role.VIEWER), this::events),
                new Route("GET", "/api/ws", new Access.Socket(Role.VIEWER), this::socket));
    }

    private void events(Exchange exchange) throws Refusal {
        Optional<Set<String>> projects = names(exchange, "projects");
        Optional<Set<String>> types = names(exchange, "types");
        for (String project : projects.orElse(Set.of())) {
            if (protocol.isAmbiguous().test(project)) throw ambiguous(project);
        }
        Optional<String> since = exchange.header("Last-Event-ID").or(() -> exchange.query("after"));
        int retry = ThreadLocalRandom.current().nextInt(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS + 1);
        // A block without data is no event, but its id is where a browser comes back to.
        // Asked once: what is told between two looks would be told to nobody.
        String from = since.orElseGet(() -> hub.position().toString());
        String start = since.isPresent() ? "" : "id: " + from + "\n";
        Outlet outlet = streams.open(exchange, "retry: " + retry + "\n" + start + "\n");
        Subscription subscription = hub.subscribe(new ClientReceiver(outlet));
        outlet.onClose(subscription::close);
        // The first change never waits for another.
        var _ = subscription.add(projects, types, Optional.of(from));
    }

    private void socket(Exchange exchange) throws Refusal {
        sockets.open(exchange, socket -> new EventSocket(socket, hub, protocol));
    }

    private static Optional<Set<String>> names(Exchange exchange, String parameter) throws Refusal {
        Optional<String> given = exchange.query(parameter);
        if (given.isEmpty()) return Optional.empty();
        Set<String> names =
                Arrays.stream(given.get().split(","))
                        .filter(name -> !name.isBlank())
                        .map(String::strip)
                        .collect(Collectors.toSet());
        if (names.size() > MOST) throw tooMany();
        if (names.stream().anyMatch(name -> name.length() > LONGEST)) throw tooLong();
        return Optional.of(names);
    }

    static Refusal ambiguous(String project) {
        return new Refusal(
                400,
                "ambiguous",
                "Several projects are named `" + project + "`; say the id of one of them");
    }

    static Refusal tooLong() {
        return new Refusal(400, "bad_request", "A name has at most " + LONGEST + " characters");
    }

    static Refusal tooMany() {
        return new Refusal(400, "too_many", "At most " + MOST + " names on one connection");
    }
}
