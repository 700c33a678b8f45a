package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Collector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All of them. */
public final class Collectors {
    private Collectors() {}

    /**
     * In the order of the pages that show them.
     *
     * @param environment of the node; only names of secrets are looked at in it
     */
    public static List<Collector> all(Map<String, String> environment) {
        Projects projects = new Projects(environment);
        Skills skills = new Skills();
        Health health = new Health(named(environment));
        Path home = Path.of(environment.getOrDefault("HOME", "/"));
        List<Collector> all = new ArrayList<>();
        all.addAll(
                List.of(
                        new Memory(),
                        skills,
                        new Sessions(),
                        new SessionSearch(),
                        new Transcript(),
                        new TokenCosts(),
                        new Corrections(),
                        new Patterns(),
                        new Sudo(),
                        new Timeline(given -> learned(skills.all(given))),
                        new Cron(),
                        projects,
                        health,
                        new Profiles(
                                List.of(home.resolve(".local/bin"), Path.of("/usr/local/bin"))),
                        new Agents(),
                        new Gateway(),
                        new Providers(),
                        new ModelInfo(),
                        new Snapshots(),
                        new Logs()));
        List<Collector> parts = new ArrayList<>(all);
        parts.add(new SessionSums());
        all.add(new State(parts));
        all.add(new Dashboard(parts));
        return List.copyOf(all);
    }

    private static List<Timeline.SkillChange> learned(List<Skill> skills) {
        return Skills.custom(skills).stream()
                .map(skill ->
                        new Timeline.SkillChange(skill.name(), skill.category(), skill.modified()))
                .toList();
    }

    private static Set<String> named(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
