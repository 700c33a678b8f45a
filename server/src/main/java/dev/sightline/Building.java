package dev.sightline;

import dev.sightline.build.BuildRoutes;
import dev.sightline.build.Builds;
import dev.sightline.build.Sessions;
import dev.sightline.build.project.ProjectInit;
import dev.sightline.disk.Disk;
import dev.sightline.http.Route;
import dev.sightline.http.Sockets;
import dev.sightline.hub.Hub;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Registry;
import dev.sightline.watch.Watcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Builds: the part of {@link App}'s wiring that concerns them. */
final class Building implements AutoCloseable {
    private final Disk disk;
    private final Sequence sequence;
    private final Clock clock;
    private final Sessions sessions;
    private final Builds builds;
    private final ProjectInit init;

    /**
     * @param folder for what builds write to their terminals
     * @param init begins projects
     */
    Building(
            Disk disk,
            Watcher watcher,
            Sequence sequence,
            Path folder,
            ProjectInit init,
            Clock clock) {
        this.disk = disk;
        this.sequence = sequence;
        this.clock = clock;
        this.init = init;
        this.sessions = new Sessions(sequence, folder, clock);
        this.builds = new Builds(disk, watcher, sequence, sessions);
    }

    /** Once the journal takes events. */
    void start() {
        sessions.start();
    }

    Builds builds() {
        return builds;
    }

    Sessions sessions() {
        return sessions;
    }

    List<Route> routes(Registry projects, Hub hub, Sockets sockets) {
        return new BuildRoutes(
                        projects,
                        builds,
                        sessions,
                        disk,
                        sequence,
                        hub,
                        sockets,
                        Optional.ofNullable(System.getenv("PATH")),
                        init,
                        clock)
                .all();
    }

    @Override
    public void close() {
        sessions.close();
        builds.close();
    }
}
