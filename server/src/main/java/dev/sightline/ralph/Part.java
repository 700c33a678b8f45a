package dev.sightline.ralph;

import dev.sightline.watch.Ignore;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** What of a project a loop is read from; each is looked at anew when a file of it has changed. */
enum Part {
    LOG,
    ROWS,
    PENDING,
    NOTIFICATIONS,
    PID,
    PAUSE,
    CONFIG,
    STATE,
    RELATIVE,
    PLAN,
    DOCUMENTS,
    /** Which files there are. */
    FOLDER;

    static final String DIRECTORY = ".ralph";
    static final String LOG_FILE = ".ralph/ralph.log";
    static final String ROWS_FILE = ".ralph/iterations.jsonl";
    static final String PENDING_FILE = ".ralph/pending-notification.txt";
    static final String PID_FILE = ".ralph/ralph.pid";
    static final String PAUSE_FILE = ".ralph/pause";
    static final String NOTE_FILE = ".ralph/inject.md";
    static final String CONFIG_FILE = ".ralph/config.json";
    static final String STATE_FILE = ".ralph/state.json";
    static final String STATUS_FILE = ".ralph/status.json";
    static final String PROGRESS_FILE = ".ralph/progress.json";
    static final String CIRCUIT_FILE = ".ralph/.circuit_breaker_state";
    static final String PLAN_FILE = "IMPLEMENTATION_PLAN.md";
    static final String FIX_PLAN_FILE = ".ralph/fix_plan.md";
    static final String AGENTS_FILE = "AGENTS.md";
    static final String PROMPT_FILE = "PROMPT.md";
    static final String SPECS = "specs";

    /** What was said to people, by the tools that keep it. */
    static final Set<String> SAID = Set.of(".ralph/notifications", ".ralph/archive/notifications");

    private static final Set<String> FOLDERS =
            Set.of(
                    DIRECTORY,
                    ".ralph/archive",
                    ".ralph/notifications",
                    ".ralph/archive/notifications",
                    SPECS);

    /**
     * What a file belongs to, or a directory with all in it; none for what is no concern of a loop.
     *
     * @param relative to the project
     */
    static Set<Part> of(String relative, boolean directory) {
        if (directory) {
            if (relative.isEmpty() || relative.equals(DIRECTORY)) return EnumSet.allOf(Part.class);
            if (relative.startsWith(".ralph/")) return EnumSet.of(NOTIFICATIONS);
            return isSpec(relative + "/") ? EnumSet.of(DOCUMENTS) : EnumSet.noneOf(Part.class);
        }
        if (relative.startsWith(LOG_FILE)) return EnumSet.of(LOG);
        return switch (relative) {
            case ROWS_FILE -> EnumSet.of(ROWS);
            case PENDING_FILE -> EnumSet.of(PENDING);
            case PID_FILE -> EnumSet.of(PID);
            case PAUSE_FILE -> EnumSet.of(PAUSE);
            case CONFIG_FILE -> EnumSet.of(CONFIG);
            case STATE_FILE -> EnumSet.of(STATE);
            case STATUS_FILE, PROGRESS_FILE, CIRCUIT_FILE -> EnumSet.of(RELATIVE);
            case PLAN_FILE, FIX_PLAN_FILE -> EnumSet.of(PLAN);
            case AGENTS_FILE, PROMPT_FILE -> EnumSet.of(DOCUMENTS);
            default -> ofOther(relative);
        };
    }

    private static Set<Part> ofOther(String relative) {
        int slash = relative.lastIndexOf('/');
        if (slash > 0 && SAID.contains(relative.substring(0, slash))) {
            return EnumSet.of(NOTIFICATIONS);
        }
        return isSpec(relative) && relative.endsWith(".md")
                ? EnumSet.of(DOCUMENTS)
                : EnumSet.noneOf(Part.class);
    }

    private static boolean isSpec(String relative) {
        return relative.startsWith("specs/");
    }

    /** Whose writers may keep it open. */
    static boolean grows(String relative) {
        return relative.startsWith(LOG_FILE) || relative.equals(ROWS_FILE);
    }

    /** All of a project but what a loop is read from. */
    static Ignore others(Path project) {
        String prefix = project + "/";
        return (path, directory) -> {
            if (!path.startsWith(prefix)) return false;
            String relative = path.substring(prefix.length());
            if (directory) return !FOLDERS.contains(relative) && !isSpec(relative);
            return of(relative, false).isEmpty();
        };
    }
}
