package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All agents of this home. One whose files are broken is shown by what can be read. */
final class Profiles implements Collector {
    private static final String FOLDER = "profiles/";
    private static final List<String> SECRETS = List.of("KEY", "TOKEN", "SECRET");
    private static final List<String> COUNTED =
            List.of(
                    "started_at",
                    "message_count",
                    "tool_call_count",
                    "input_tokens",
                    "output_tokens");

    private final List<Path> programs;

    /**
     * @param programs directories in which an agent may have a program of its name
     */
    Profiles(List<Path> programs) {
        this.programs = List.copyOf(programs);
    }

    @Override
    public String path() {
        return "profiles";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(
                Part.PROFILES,
                Part.CONFIG,
                Part.ENVIRONMENT,
                Part.SOUL,
                Part.MEMORY,
                Part.USER,
                Part.SKILLS,
                Part.CRON,
                Part.GATEWAY,
                Part.STATE);
    }

    @Override
    public Duration life() {
        return Gateway.LIFE;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        List<Profile> profiles = new ArrayList<>();
        Set<String> files = home.files(Part.PROFILES).keySet();
        profiles.add(profile(home, "default", "", home.files(Part.SKILLS).size()));
        for (String name : names(files)) {
            String prefix = FOLDER + name + "/";
            long skills =
                    files.stream()
                            .filter(file -> file.startsWith(prefix + "skills/"))
                            .filter(file -> file.endsWith("/SKILL.md"))
                            .count();
            profiles.add(profile(home, name, prefix, (int) skills));
        }
        return Fields.orNull(
                "profiles", profiles.stream().map(Profile::fields).toList(),
                "active_count", profiles.stream().filter(Profile::isActive).count(),
                "total", profiles.size());
    }

    /** In order. */
    static Set<String> names(Set<String> files) {
        Set<String> names = new TreeSet<>();
        files.forEach(file -> names.add(file.split("/", -1)[1]));
        return names;
    }

    /**
     * @param prefix of its files, relative to the home
     */
    private Profile profile(Home home, String name, String prefix, int skills) {
        Map<String, @Nullable Object> config = config(home, prefix);
        boolean isDefault = prefix.isEmpty();
        return new Profile(
                name,
                isDefault,
                AgentConfig.of(config),
                text(home, prefix + "SOUL.md"),
                usage(home, prefix + "state.db"),
                remembered(home, prefix, MemoryFile.MEMORY, config),
                remembered(home, prefix, MemoryFile.USER, config),
                skills,
                jobs(json(home, prefix + "cron/jobs.json")),
                (isDefault ? home.environmentNames() : home.environmentNamesOf(name))
                        .stream().filter(Profiles::isSecret).toList(),
                gateway(json(home, prefix + Gateway.FILE)),
                !isDefault && hasProgram(name));
    }

    private static boolean isSecret(String name) {
        return SECRETS.stream().anyMatch(name::contains);
    }

    private boolean hasProgram(String name) {
        return programs.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(name)));
    }

    private static Map<String, @Nullable Object> config(Home home, String prefix) {
        try {
            return home.yaml(prefix + "config.yaml");
        } catch (Unreadable unreadable) {
            return Map.of();
        }
    }

    private static String text(Home home, String file) {
        try {
            return home.text(file).orElse("");
        } catch (Unreadable unreadable) {
            return "";
        }
    }

    private static Optional<JsonNode> json(Home home, String file) {
        try {
            return home.json(file);
        } catch (Unreadable unreadable) {
            return Optional.empty();
        }
    }

    private static Profile.Remembered remembered(
            Home home, String prefix, MemoryFile file, Map<String, @Nullable Object> config) {
        String text = text(home, prefix + file.path()).strip();
        return new Profile.Remembered(
                MemoryFile.entries(text).size(), Characters.count(text), file.limit(config));
    }

    static int jobs(Optional<JsonNode> file) {
        if (file.isPresent() && file.get().isArray()) return file.get().size();
        return Tree.of(file).list("jobs").size();
    }

    /** By the process that it has written down itself: no other program is asked. */
    private static String gateway(Optional<JsonNode> file) {
        if (file.isEmpty()) return "unknown";
        return ProcessNote.of(Tree.of(file)).filter(ProcessNote::isAlive).isPresent()
                ? "active"
                : "inactive";
    }

    private static Profile.Usage usage(Home home, String file) {
        try {
            return home.fromStateDb(file, database -> usage(database, home.clock().getZone()))
                    .orElse(Profile.Usage.NONE);
        } catch (Unreadable | Refusal unreadable) {
            return Profile.Usage.NONE;
        }
    }

    private static Profile.Usage usage(StateDb database, ZoneId zone) throws Unreadable {
        if (database.columns("sessions").isEmpty()) return Profile.Usage.NONE;
        StateDb.Row row =
                database.rows(
                                """
                                SELECT count(*) AS sessions, sum(message_count) AS messages,
                                  sum(tool_call_count) AS calls, sum(input_tokens) AS input,
                                  sum(output_tokens) AS output, max(started_at) AS last
                                FROM (SELECT %s FROM sessions)\
                                """
                                        .formatted(database.select("sessions", COUNTED)))
                        .getFirst();
        return new Profile.Usage(
                row.whole("sessions"),
                row.whole("messages"),
                row.whole("calls"),
                row.whole("input"),
                row.whole("output"),
                row.real("last").flatMap(last -> Times.parse(last, zone)));
    }
}
