package dev.sightline.editor;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.editor.Client.Manner;
import dev.sightline.http.Ending;
import dev.sightline.http.Exchange;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Streams;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams of the editor: one file live, and many on one stream. */
final class WatchRoutes {
    /** Files on one stream. */
    private static final int MOST = 256;

    private final Following following;
    private final Streams streams;

    WatchRoutes(Following following, Streams streams) {
        this.following = following;
        this.streams = streams;
    }

    List<Route> all() {
        return List.of(
                new Route("GET", "/api/watch-file", new Access.Streams(Role.VIEWER), this::one),
                new Route("GET", "/api/watch-files", new Access.Streams(Role.VIEWER), this::many));
    }

    private void one(Exchange exchange) throws Refusal {
        String path = exchange.requiredQuery("path");
        Outlet outlet =
                isSet(exchange, "gzip") ? streams.openCompressed(exchange) : streams.open(exchange);
        Manner manner = new Manner(isSet(exchange, "follow"), Optional.empty());
        Client client = new Client(outlet, manner, () -> outlet.end(Ending.DONE));
        outlet.onClose(following.begin(path, client));
    }

    private void many(Exchange exchange) throws Refusal {
        Map<String, String> byPlain = new LinkedHashMap<>();
        for (String path : exchange.queries("path")) {
            byPlain.putIfAbsent(Following.plain(path), path);
        }
        for (String list : exchange.queries("paths")) {
            for (String path : list.split(",", -1))
                if (!path.isEmpty()) byPlain.putIfAbsent(Following.plain(path), path);
        }
        Collection<String> paths = byPlain.values();
        if (paths.isEmpty()) throw new Refusal(400, "bad_request", "`path` is missing");
        if (paths.size() > MOST) {
            throw new Refusal(400, "too_many_files", "At most " + MOST + " files go on one stream");
        }
        boolean follow = isSet(exchange, "follow");
        Outlet outlet = streams.open(exchange);
        AtomicInteger left = new AtomicInteger(paths.size());
        for (String path : paths) {
            Client client =
                    new Client(
                            outlet,
                            new Manner(follow, Optional.of(path)),
                            () -> {
                                if (left.decrementAndGet() == 0) outlet.end(Ending.DONE);
                            });
            outlet.onClose(following.begin(path, client));
        }
    }

    private static boolean isSet(Exchange exchange, String flag) {
        return exchange.query(flag).filter("1"::equals).isPresent();
    }
}
