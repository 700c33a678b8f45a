package dev.sightline.hermes.home;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of the home by its path alone.
 *
 * @param part what it is
 * @param types what clients are told that it may have changed: {@code data_types} of {@code
 *     data_changed} (compat.md §4, "By file name")
 */
public record HomeFile(Part part, Set<String> types) {
    /** The file that the log beside a database belongs to. */
    private static final List<String> LOGS_OF_A_DATABASE = List.of("-wal", "-journal");

    private static final List<String> PASSING =
            List.of(".tmp", ".temp", ".swp", ".swo", ".swx", ".lock", "~");
    private static final Set<String> STRAY =
            Set.of("__pycache__", "node_modules", "venv", "site-packages");

    /** What clients that exist are told of every file that has no type of its own. */
    private static final String REST = "state";

    private static final String PROFILES = "profiles";

    /** Folders of skills: {@code skills/<category>/<name>/SKILL.md}, and one more at times. */
    private static final int SKILL_NAMES = 5;

    /** {@code profiles/<name>/}. */
    private static final int PROFILE_NAMES = 2;

    public HomeFile {
        types = Set.copyOf(types);
    }

    /**
     * Empty for what nothing is made of.
     *
     * @param relative to the home, with {@code /}
     */
    public static Optional<HomeFile> of(String relative) {
        String[] names = relative.split("/", -1);
        if (isProfile(names)) {
            String own = String.join("/", List.of(names).subList(PROFILE_NAMES, names.length));
            return of(own).filter(file -> file.part() != Part.PROFILES)
                    .map(file -> new HomeFile(Part.PROFILES, and(file.types(), PROFILES)));
        }
        String file = names[names.length - 1];
        if (PASSING.stream().anyMatch(file::endsWith)) return Optional.empty();
        return switch (names.length) {
            case 1 -> top(file);
            case 2 -> second(names[0], file);
            default -> deeper(names, file);
        };
    }

    /** Those of these paths that something is made of. */
    public static NavigableMap<String, HomeFile> ofAll(Collection<String> paths) {
        NavigableMap<String, HomeFile> files = new TreeMap<>();
        paths.forEach(path -> of(path).ifPresent(file -> files.put(path, file)));
        return files;
    }

    private static Optional<HomeFile> top(String name) {
        return switch (known(name)) {
            case "config.yaml" -> file(Part.CONFIG, "config", PROFILES);
            case ".env" -> file(Part.ENVIRONMENT, "health", PROFILES);
            case "auth.json", ".anthropic_oauth.json" ->
                    file(Part.CREDENTIALS, "health", "providers", REST);
            case "SOUL.md" -> file(Part.SOUL, PROFILES);
            case "state.db" ->
                    file(Part.STATE, "sessions", "patterns", "timeline", "messages", "chat");
            case "gateway_state.json", "gateway.pid" -> file(Part.GATEWAY, "gateway", REST);
            case "models_dev_cache.json" -> file(Part.MODELS, "model-info", REST);
            default -> Optional.empty();
        };
    }

    private static Optional<HomeFile> second(String folder, String name) {
        return switch (folder + "/" + name) {
            case "memories/MEMORY.md" -> file(Part.MEMORY, "memory");
            case "memories/USER.md" -> file(Part.USER, "user", "memory");
            case "cron/jobs.json" -> file(Part.CRON, "cron");
            case ".hud/snapshots.jsonl" -> file(Part.SNAPSHOTS, "snapshots", REST);
            case "skills/SKILL.md" -> Optional.empty();
            default ->
                    folder.equals("logs") && name.endsWith(".log")
                            ? file(Part.LOGS, "logs", REST)
                            : Optional.empty();
        };
    }

    private static Optional<HomeFile> deeper(String[] names, String file) {
        // What nobody looks into is not there, even if somebody asks for it.
        String folder = String.join("/", List.of(names).subList(0, names.length - 1));
        if (!mayBeIn(folder)) return Optional.empty();
        if (names[0].equals("skills") && file.equals("SKILL.md")) {
            return file(Part.SKILLS, "skills");
        }
        boolean isOutput = names[0].equals("cron") && !file.startsWith(".");
        return isOutput ? file(Part.OUTPUTS, "cron") : Optional.empty();
    }

    /**
     * Whether such files can be in a directory, however deep.
     *
     * @param relative to the home, with {@code /}
     */
    public static boolean mayBeIn(String relative) {
        String[] names = relative.split("/", -1);
        if (names[0].equals(PROFILES)) {
            if (names.length <= PROFILE_NAMES) return names.length == 1 || !isStray(names[1]);
            if (names[PROFILE_NAMES].equals(PROFILES)) return false;
            return mayBeIn(String.join("/", List.of(names).subList(PROFILE_NAMES, names.length)));
        }
        return switch (names[0]) {
            case "memories", "logs", ".hud" -> names.length == 1;
            case "skills" -> names.length < SKILL_NAMES && noneIsStray(names);
            case "cron" ->
                    names.length == 1
                            || (names[1].equals("output")
                                    && names.length <= 3
                                    && noneIsStray(names));
            default -> false;
        };
    }

    /** The path that people know a file by: of the log of a database, the database's. */
    public static String known(String relative) {
        for (String ending : LOGS_OF_A_DATABASE) {
            if (relative.endsWith(".db" + ending)) {
                return relative.substring(0, relative.length() - ending.length());
            }
        }
        return relative;
    }

    private static boolean isProfile(String[] names) {
        return names.length > PROFILE_NAMES && names[0].equals(PROFILES) && !isStray(names[1]);
    }

    private static boolean noneIsStray(String[] names) {
        for (String name : names) {
            if (isStray(name)) return false;
        }
        return true;
    }

    private static boolean isStray(String name) {
        return name.startsWith(".") || STRAY.contains(name);
    }

    private static Optional<HomeFile> file(Part part, String... types) {
        return Optional.of(new HomeFile(part, Set.of(types)));
    }

    private static Set<String> and(Set<String> types, String more) {
        Set<String> all = new TreeSet<>(types);
        all.add(more);
        return all;
    }
}
