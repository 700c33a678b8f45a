package dev.sightline.project;

import dev.sightline.disk.Root;
import dev.sightline.http.Refusal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lanes of all projects at one moment, by id. */
record Lanes(Map<String, Lane> byId) {
    Lanes {
        byId = Map.copyOf(byId);
    }

    Collection<Lane> all() {
        return byId.values();
    }

    /** By name. */
    List<Lane> sorted() {
        return all().stream()
                .sorted(
                        Comparator.comparing((Lane lane) -> lane.project().name())
                                .thenComparing(lane -> lane.project().id()))
                .toList();
    }

    Optional<Lane> at(Path path) {
        return all().stream().filter(lane -> lane.project().path().equals(path)).findFirst();
    }

    /** The ids that a name stands for: itself, or all that have it as their slug. */
    List<String> idsNamed(String name) {
        if (byId.containsKey(name)) return List.of(name);
        return all().stream()
                .map(Lane::project)
                .filter(project -> project.slug().equals(name))
                .map(Project::id)
                .sorted()
                .toList();
    }

    /**
     * By its id, or by a slug that only one has.
     *
     * @throws Refusal 404, or 409 {@code ambiguous}
     */
    Lane find(String name) throws Refusal {
        List<String> ids = idsNamed(name);
        if (ids.size() > 1) {
            throw new Refusal(
                    409,
                    "ambiguous",
                    "Several projects are called so; say " + String.join(" or ", ids));
        }
        if (ids.isEmpty()) throw new Refusal(404, "not_found", "No project " + name);
        return Optional.ofNullable(byId.get(ids.getFirst())).orElseThrow();
    }

    /** The id of the project that a file belongs to: of nested ones the deepest. */
    Optional<String> idOf(Path file) {
        return all().stream()
                .map(Lane::project)
                .filter(project -> file.startsWith(project.path()))
                .max(Comparator.comparingInt(project -> project.path().getNameCount()))
                .map(Project::id);
    }

    /** How a root is watched, where it is a project. */
    Optional<String> watchOf(Root root) {
        // One that is still being read is live for a file of it that someone follows.
        return at(root.path())
                .filter(lane -> lane.project().root().equals(root))
                .map(lane -> lane.watch().replace("catching_up", "live"));
    }

    List<Watched> watched() {
        return new TreeMap<>(byId)
                .values().stream()
                        .map(lane ->
                                new Watched(
                                        lane.project().id(), lane.project().path(), lane.watch()))
                        .toList();
    }
}
