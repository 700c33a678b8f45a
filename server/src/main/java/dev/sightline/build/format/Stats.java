package dev.sightline.build.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many components, or features, stand where: {@code component_stats}, {@code feature_stats}.
 *
 * @param pending not started or blocked
 */
public record Stats(int total, int completed, int inProgress, int pending, int failed) {
    /** Of nothing. */
    public static final Stats NONE = new Stats(0, 0, 0, 0, 0);

    static Stats of(List<? extends Part> parts) {
        int completed = 0;
        int inProgress = 0;
        int pending = 0;
        int failed = 0;
        for (Part part : parts) {
            switch (part.status()) {
                case COMPLETED -> completed++;
                case IN_PROGRESS -> inProgress++;
                case NOT_STARTED, BLOCKED -> pending++;
                case ERROR -> failed++;
            }
        }
        return new Stats(parts.size(), completed, inProgress, pending, failed);
    }

    /**
     * Those of both. Its percentage is the average of the two percentages, each weighted by how
     * many there are: every component and every feature counts the same.
     */
    Stats plus(Stats other) {
        return new Stats(
                total + other.total,
                completed + other.completed,
                inProgress + other.inProgress,
                pending + other.pending,
                failed + other.failed);
    }

    /**
     * From 0 to 100, with two decimals: completed of total, which is how BuildRunner's own API
     * computes the percentage of that name ({@code api/main.py}). What is only begun counts in each
     * part's own progress, so that the figure here always agrees with the counts beside it.
     */
    public double completionPercentage() {
        return Percent.of(completed, total);
    }

    /** As the wire says it. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("total", total);
        fields.put("completed", completed);
        fields.put("in_progress", inProgress);
        fields.put("pending", pending);
        fields.put("failed", failed);
        fields.put("completion_percentage", completionPercentage());
        return fields;
    }
}
