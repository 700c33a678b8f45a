package dev.sightline;

import dev.sightline.disk.Attic;
import dev.sightline.hermes.HermesRoutes;
import dev.sightline.hermes.Hud;
import dev.sightline.hermes.collect.Collectors;
import dev.sightline.hermes.home.Collector;
import dev.sightline.http.Route;
import dev.sightline.http.Sockets;
import dev.sightline.hub.Hub;
import dev.sightline.journal.Sequence;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An agent's home: the part of {@link App}'s wiring that concerns it. */
final class Hermes implements AutoCloseable {
    private final List<Collector> collectors = Collectors.all(System.getenv());
    private final Optional<Hud> hud;

    Hermes(Optional<Path> home, Attic attic, Watcher watcher, Sequence sequence, Clock clock) {
        Clock here = clock.withZone(ZoneId.systemDefault());
        this.hud = home.map(path -> new Hud(withoutLinks(path), attic, watcher, sequence, here));
    }

    /** A home behind a link is as good as any; one that is not there yet is looked for as named. */
    private static Path withoutLinks(Path path) {
        Path there = path;
        while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
        try {
            return there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException notThere) {
            return path;
        }
    }

    /** Once the journal takes events. */
    void start() {
        hud.ifPresent(Hud::start);
    }

    /** Once the node answers. */
    void lookAhead() {
        hud.ifPresent(one -> one.lookAhead(collectors));
    }

    List<Route> routes(Hub hub, Sockets sockets) {
        Optional<String> programs = Optional.ofNullable(System.getenv("PATH"));
        return hud.map(one -> new HermesRoutes(one, collectors, hub, sockets, programs).all())
                .orElseGet(HermesRoutes::ofNone);
    }

    @Override
    public void close() {
        hud.ifPresent(Hud::close);
    }
}
