package dev.sightline.hermes.collect;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Three tools that were called one after the other, and how often. */
final class Workflows {
    private static final int LENGTH = 3;
    private static final int MOST = 10;

    private Workflows() {}

    /**
     * The most common first; of those as common, the one that was met first.
     *
     * @param sessions the names of each, in order
     */
    static List<Map<String, Object>> of(Collection<List<String>> sessions) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (List<String> names : sessions) {
            for (int from = 0; from + LENGTH <= names.size(); from++) {
                counts.merge(names.subList(from, from + LENGTH), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                .limit(MOST)
                .map(workflow ->
                        Fields.of(
                                "tool_sequence", List.copyOf(workflow.getKey()),
                                "count", workflow.getValue()))
                .toList();
    }
}
