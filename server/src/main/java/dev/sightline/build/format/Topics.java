package dev.sightline.build.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a client of a build's stream wants to hear: groups, as in the seed, or exact types, as in
 * the original's quick start (compat.md §2); both may be mixed.
 *
 * @param asked as the client said them, for the answer
 * @param types empty where it wants everything
 */
public record Topics(List<String> asked, Set<String> types) {
    /** Before it says anything. */
    public static final Topics ALL = new Topics(List.of(), Set.of());

    /** Whoever listens must hear these: where the stream stands, and what went wrong. */
    private static final Set<String> ALWAYS = Set.of("connection", "error");

    public Topics {
        asked = List.copyOf(asked);
        types = Set.copyOf(types);
    }

    /** No topic at all is everything; one that we do not know matches nothing. */
    public static Topics of(Collection<String> asked) {
        Set<String> types = new HashSet<>();
        for (String topic : asked) {
            String word = topic.strip().toLowerCase(Locale.ROOT);
            if (word.equals("all") || word.equals("*")) {
                return new Topics(new ArrayList<>(asked), Set.of());
            }
            types.addAll(group(word));
        }
        return new Topics(new ArrayList<>(asked), types);
    }

    private static List<String> group(String word) {
        return switch (word) {
            case "components" -> List.of("component_update");
            case "features" -> List.of("feature_update");
            // Tasks are completed by a checkpoint's list, and those of a feature by its own.
            case "tasks" -> List.of("checkpoint_update", "feature_update");
            case "checkpoints" -> List.of("checkpoint_update");
            case "terminal" -> List.of("terminal_output");
            case "progress" -> List.of("build_progress");
            case "files" -> List.of("file_change");
            case "runtime" -> List.of("runtime_update");
            default -> List.of(word);
        };
    }

    public boolean want(String type) {
        return types.isEmpty() || types.contains(type) || ALWAYS.contains(type);
    }

    public boolean want(BuildEvent event) {
        return want(event.type());
    }
}
