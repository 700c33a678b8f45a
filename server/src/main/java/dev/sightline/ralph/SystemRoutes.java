package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.process.Identity;
import dev.sightline.process.Machine;
import dev.sightline.process.Use;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.Signs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the processes of a loop take of the machine. */
final class SystemRoutes {
    private static final double MIB = 1024 * 1024;

    private final Named named;
    private final Owned owned;

    SystemRoutes(Named named, Owned owned) {
        this.named = named;
        this.owned = owned;
    }

    List<Route> all() {
        return List.of(
                new Route(
                        "GET",
                        "/api/projects/{id}/system",
                        new Access.Needs(Role.VIEWER),
                        this::system));
    }

    private void system(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("process", process(loop).flatMap(Use::of).map(SystemRoutes::json).orElse(null));
        fields.put("system", machine(loop.project()));
        exchange.answer(fields);
    }

    /** Ours, or one that somebody else runs in this very project: a pid file may name any. */
    private Optional<Identity> process(Loop loop) {
        return owned.of(loop.project().id())
                .filter(Identity::isAlive)
                .or(() ->
                        loop.state()
                                .process()
                                .filter(Signs.Process::alive)
                                .flatMap(process -> Identity.of(process.pid()))
                                .filter(one -> worksIn(loop.project(), one)));
    }

    private static boolean worksIn(Project project, Identity process) {
        try {
            Path directory = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
            return directory.startsWith(project.path());
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static Map<String, @Nullable Object> json(Use use) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("pid", use.pid());
        fields.put("rss_mb", mib(use.memory()));
        fields.put("children_rss_mb", mib(use.childrenMemory()));
        fields.put("total_rss_mb", mib(use.memory() + use.childrenMemory()));
        fields.put("cpu_percent", Math.round(use.processors() * 1000) / 10.0);
        fields.put("child_count", use.children());
        return fields;
    }

    private static Map<String, @Nullable Object> machine(Project project) {
        Machine machine = Machine.now();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("cpu_count", machine.processors());
        fields.put("load_1m", machine.load());
        fields.put("memory_total_mb", mib(machine.memory()));
        fields.put("memory_available_mb", mib(machine.available()));
        fields.put("disk_free_mb", mib(free(project.path())));
        return fields;
    }

    private static long free(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static double mib(long bytes) {
        return Math.round(bytes / MIB * 10) / 10.0;
    }
}
