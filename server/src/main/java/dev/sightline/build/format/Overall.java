package dev.sightline.build.format;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code overall_progress} of a checkpoint.
 *
 * @param tasksCompleted how many the checkpoint names
 * @param filesCreated how many the checkpoint names
 * @param completionPercentage see {@link Stats#completionPercentage}; of components and features
 *     together
 */
public record Overall(
        int tasksCompleted, int filesCreated, double completionPercentage, BuildStatus status) {
    /** As the wire says it. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tasks_completed", tasksCompleted);
        fields.put("files_created", filesCreated);
        fields.put("completion_percentage", completionPercentage);
        fields.put("status", status.word());
        return fields;
    }
}
