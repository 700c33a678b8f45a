package dev.sightline.node;

import dev.sightline.auth.Access;
import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Identity;
import dev.sightline.auth.OneTimeSecrets;
import dev.sightline.auth.Role;
import dev.sightline.auth.Sessions;
import dev.sightline.disk.Root;
import dev.sightline.event.Position;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Health, launch links, tickets, and what this node serves. */
public final class NodeRoutes {
    private static final int BODY = 64 * 1024;

    /**
     * What a node says of itself.
     *
     * @param host the machine's name
     * @param open the file argument of the command line
     * @param roots as they are now
     * @param watch how a root is watched: {@code live}, {@code polling}, {@code gone}
     * @param at how far the events are
     */
    public record Self(
            String version,
            String host,
            AuthMode auth,
            Optional<Path> open,
            Supplier<List<Root>> roots,
            Function<Root, String> watch,
            Supplier<Position> at) {}

    /**
     * How browsers and streams get in.
     *
     * @param launches secrets of launch links
     * @param tickets secrets for the URL of one stream
     * @param cookie of the sessions
     */
    public record Doors(
            OneTimeSecrets launches,
            OneTimeSecrets tickets,
            Sessions sessions,
            SessionCookie cookie,
            Links links) {}

    /** A ticket's life; a client opens its stream at once. */
    public static final int TICKET_SECONDS = 30;

    private final Self self;
    private final Doors doors;

    public NodeRoutes(Self self, Doors doors) {
        this.self = self;
        this.doors = doors;
    }

    public List<Route> all() {
        return List.of(
                new Route("GET", "/api/health", new Access.Open(), this::health),
                new Route("POST", "/api/auth/launch", new Access.Open(), this::launch),
                new Route("POST", "/api/auth/link", new Access.Needs(Role.ADMIN), this::link),
                new Route("POST", "/api/auth/ticket", new Access.Needs(Role.VIEWER), this::ticket),
                new Route("GET", "/api/node", new Access.Needs(Role.VIEWER), this::node));
    }

    private void health(Exchange exchange) {
        exchange.answer(Map.of("status", "ok", "version", self.version()));
    }

    private void launch(Exchange exchange) throws Refusal, IOException {
        String secret = exchange.body(BODY).text("secret");
        if (doors.launches().redeem(secret).isEmpty()) {
            throw new Refusal(
                    401,
                    "launch_link_used",
                    "This link was used already, or the node has started anew. For a new one run:"
                            + " sightline link");
        }
        doors.cookie().give(exchange, doors.sessions().begin(), Sessions.LIFE);
        exchange.answer(Map.of("status", "ok"));
    }

    private void link(Exchange exchange) {
        exchange.answer(Map.of("url", doors.links().to(self.open()), "auth", self.auth().word()));
    }

    private void ticket(Exchange exchange) {
        // It speaks for whoever asks for it, and not for longer than they do.
        Identity identity = exchange.identity().orElseThrow();
        exchange.answer(
                Map.of("ticket", doors.tickets().mint(identity), "expires_in", TICKET_SECONDS));
    }

    private void node(Exchange exchange) {
        // A page asks this first: of what it asks then, all that is newer is told from here on.
        exchange.setHeader("Sightline-Seq", self.at().get().toString());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("version", self.version());
        fields.put("host", self.host());
        fields.put("auth", self.auth().word());
        Identity identity = exchange.identity().orElseThrow();
        fields.put("user", identity.name());
        fields.put("role", identity.role().word());
        fields.put("open", self.open().map(Path::toString).orElse(null));
        fields.put("roots", self.roots().get().stream().map(this::root).toList());
        exchange.answer(fields);
    }

    private Map<String, Object> root(Root root) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", root.path().toString());
        fields.put("name", root.name());
        fields.put("kind", root.kind().name().toLowerCase(Locale.ROOT));
        fields.put("watch", self.watch().apply(root));
        return fields;
    }
}
