package dev.sightline.ralph;

import dev.sightline.disk.Disk;
import dev.sightline.http.Route;
import dev.sightline.project.Registry;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** All routes of a Ralph loop, beneath {@code /api/projects/{id}}. */
public final class RalphRoutes {
    private final List<Route> all;

    /**
     * @param reads for what is asked of logs
     */
    public RalphRoutes(
            Registry projects, Loops loops, LogReads reads, Steering steering, Clock clock) {
        Named named = new Named(projects, loops);
        Figures figures = new Figures(clock, ZoneId.systemDefault());
        Control control = steering.control();
        Disk disk = steering.disk();
        List<Route> routes = new ArrayList<>();
        routes.addAll(new LoopRoutes(named, figures, control).all());
        routes.addAll(new IterationRoutes(named, figures, reads).all());
        routes.addAll(new LogRoutes(named, reads).all());
        routes.addAll(new FileRoutes(named, disk).all());
        routes.addAll(new SpecRoutes(named, disk).all());
        routes.addAll(new ControlRoutes(named, disk, control).all());
        routes.addAll(new SystemRoutes(named, steering.owned()).all());
        routes.addAll(new HistoryRoutes(named, disk, steering.git()).all());
        all = List.copyOf(routes);
    }

    public List<Route> all() {
        return all;
    }
}
