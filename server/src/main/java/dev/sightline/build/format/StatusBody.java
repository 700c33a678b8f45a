package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /api/build/status/{session_id}} in variant 1 (compat.md §2, "Build REST"). */
public final class StatusBody {
    private StatusBody() {}

    /**
     * @param checkpoints of the project, the oldest first
     */
    public static Map<String, @Nullable Object> of(
            SessionFacts facts, List<Checkpoint> checkpoints, Instant now) {
        Course course = Course.of(facts, checkpoints);
        TaskCount tasks = TaskCount.of(course);
        Optional<Checkpoint> latest = course.latest();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("session_id", facts.sessionId());
        body.put("project_alias", facts.projectAlias());
        body.put("project_path", facts.projectPath());
        body.put("status", facts.status().word());
        body.put("created_at", Moment.wire(facts.createdAt()));
        body.put("updated_at", Moment.wire(facts.updatedAt()));
        body.put("started_at", facts.startedAt().map(Moment::wire).orElse(null));
        body.put("completed_at", facts.completedAt().map(Moment::wire).orElse(null));
        body.put("current_batch", course.currentBatch().orElse(null));
        body.put("current_task", course.currentTask().orElse(null));
        body.put("total_tasks", tasks.total());
        body.put("completed_tasks", tasks.completed().size());
        body.put("failed_tasks", tasks.failed());
        body.put("progress_percentage", progress(facts, latest));
        body.put("execution_time", facts.worked(now).toMillis() / 1000.0);
        body.put("estimated_time_remaining", new Pace(facts, course).remaining(now).orElse(null));
        body.put("components", fields(latest.map(Checkpoint::components)));
        body.put("features", fields(latest.map(Checkpoint::features)));
        body.put("batches_completed", course.batchesCompleted());
        body.put("tasks_completed", tasks.completed());
        body.put("errors", errors(facts, course));
        body.put("metadata", facts.metadata());
        return body;
    }

    /** The same figure as {@code build_progress} says; without parts only its end is known. */
    private static double progress(SessionFacts facts, Optional<Checkpoint> latest) {
        BuildEvent.BuildProgress progress =
                latest.map(BuildEvent.BuildProgress::of)
                        .orElse(new BuildEvent.BuildProgress(0, 0, 0));
        boolean over = facts.status() == SessionStatus.COMPLETED;
        return progress.total() == 0 && over ? 100 : progress.percent();
    }

    private static List<Map<String, @Nullable Object>> fields(
            Optional<? extends List<? extends Part>> parts) {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        parts.ifPresent(all -> all.forEach(one -> fields.add(one.fields())));
        return fields;
    }

    /** The session's own, then what its last checkpoint says. */
    private static List<Map<String, @Nullable Object>> errors(SessionFacts facts, Course course) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>(facts.errors());
        if (course.during().isEmpty()) return errors;
        Checkpoint last = course.during().getLast();
        last.error()
                .ifPresent(message -> {
                    Map<String, @Nullable Object> error = new LinkedHashMap<>();
                    error.put("error", message);
                    error.put("checkpoint_id", last.id());
                    error.put("timestamp", last.time());
                    errors.add(error);
                });
        return errors;
    }
}
