package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb.Row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What users begin sessions with, sorted and counted. Of one thread. */
final class Prompts {
    private static final int EXAMPLES = 3;
    private static final int TITLE = 50;
    private static final int PATTERN = 80;
    private static final int COMMON = 15;

    /** From here on it is worth a skill. */
    private static final int SKILL = 3;

    private static final class Cluster {
        private int count;
        private long messages;
        private long calls;
        private final List<String> examples = new ArrayList<>();

        private Map<String, Object> fields(String label) {
            return Fields.of(
                    "label",
                    label,
                    "count",
                    count,
                    "avg_messages",
                    (double) messages / count,
                    "avg_tool_calls",
                    (double) calls / count,
                    "example_titles",
                    List.copyOf(examples));
        }
    }

    /**
     * @param seen when a session began so the last time
     */
    private record Repeated(int count, double seen) {}

    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final Map<String, Repeated> patterns = new LinkedHashMap<>();

    Prompts() {
        PromptCluster.ALL.forEach(cluster -> clusters.put(cluster.label(), new Cluster()));
        clusters.put(PromptCluster.OTHER, new Cluster());
    }

    /** The newest first: title, started_at, message_count, tool_call_count, first. */
    void add(Row session) {
        String first = session.text("first").orElse("");
        String title = session.text("title").orElse("");
        Cluster cluster =
                clusters.computeIfAbsent(
                        PromptCluster.label((first + " " + title).toLowerCase(Locale.ROOT)),
                        one -> new Cluster());
        cluster.count++;
        cluster.messages += session.whole("message_count");
        cluster.calls += session.whole("tool_call_count");
        if (first.isBlank()) return;
        if (cluster.examples.size() < EXAMPLES) {
            cluster.examples.add(title.isEmpty() ? Excerpt.first(first, TITLE) : title);
        }
        patterns.merge(
                Excerpt.first(first.strip().toLowerCase(Locale.ROOT), PATTERN),
                new Repeated(1, session.real("started_at").orElse(0.0)),
                (known, more) ->
                        new Repeated(known.count() + 1, Math.max(known.seen(), more.seen())));
    }

    /** The largest first. */
    List<Map<String, Object>> clusters() {
        return clusters.entrySet().stream()
                .filter(cluster -> cluster.getValue().count > 0)
                .sorted(Comparator.comparingInt(cluster -> -cluster.getValue().count))
                .map(cluster -> cluster.getValue().fields(cluster.getKey()))
                .toList();
    }

    /** The most common first, those that were said more than once. */
    List<Map<String, Object>> repeated() {
        return atLeast(2);
    }

    /** Of these what could be a skill. */
    List<Map<String, Object>> candidates() {
        return atLeast(SKILL);
    }

    private List<Map<String, Object>> atLeast(int times) {
        return patterns.entrySet().stream()
                .sorted(Comparator.comparingInt(pattern -> -pattern.getValue().count()))
                .limit(COMMON)
                .filter(pattern -> pattern.getValue().count() >= times)
                .map(pattern -> {
                    Repeated repeated = pattern.getValue();
                    return Fields.of(
                            "pattern", pattern.getKey(),
                            "count", repeated.count(),
                            "last_seen", UnixTime.iso(repeated.seen()),
                            "could_be_skill", repeated.count() >= SKILL);
                })
                .toList();
    }
}
