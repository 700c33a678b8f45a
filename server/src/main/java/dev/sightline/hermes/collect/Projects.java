package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which directory the agent's projects are in. It lies outside of the home, and what a user did not
 * say is to be served is not looked into: the list is empty, and says so.
 */
final class Projects implements Collector {
    private final String folder;

    /**
     * @param environment of the node
     */
    Projects(Map<String, String> environment) {
        String set = environment.getOrDefault("HERMES_HUD_PROJECTS_DIR", "");
        this.folder = set.isBlank() ? environment.getOrDefault("HOME", "") + "/projects" : set;
    }

    @Override
    public String path() {
        return "projects";
    }

    @Override
    public Set<Part> reads() {
        return Set.of();
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        return fields();
    }

    Map<String, @Nullable Object> fields() {
        return Fields.orNull(
                "projects", List.of(),
                "projects_dir", folder,
                "active_count", 0,
                "dirty_count", 0,
                "git_repos", 0,
                "total", 0,
                "served", false);
    }
}
