package dev.sightline.build.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints of a project as one session sees them. They stay when a session ends: what was
 * written before this one began says where it began, not what it did.
 *
 * @param before the last one from before the session began
 * @param during the session's, the oldest first
 */
record Course(Optional<Checkpoint> before, List<Checkpoint> during) {
    /** In real phases ({@code build_3a_batch_2_complete}) and documented ones ({@code batch_1}). */
    private static final Pattern BATCH = Pattern.compile("batch[_-]?(\\d{1,9})([_-]complete)?");

    Course {
        during = List.copyOf(during);
    }

    /** One without a time is the session's; a session that only observes has all of them. */
    static Course of(SessionFacts facts, List<Checkpoint> checkpoints) {
        Optional<Checkpoint> before = Optional.empty();
        List<Checkpoint> during = new ArrayList<>();
        for (Checkpoint one : checkpoints) {
            if (isBefore(one, facts.startedAt())) before = Optional.of(one);
            else during.add(one);
        }
        return new Course(before, during);
    }

    private static boolean isBefore(Checkpoint checkpoint, Optional<Instant> start) {
        return start.isPresent()
                && checkpoint.at().filter(at -> at.isBefore(start.get())).isPresent();
    }

    /** The state of the project, whichever session brought it there. */
    Optional<Checkpoint> latest() {
        return during.isEmpty() ? before : Optional.of(during.getLast());
    }

    List<Integer> batchesCompleted() {
        Set<Integer> batches = new TreeSet<>();
        for (Checkpoint one : during) {
            Matcher matcher = BATCH.matcher(one.phase());
            while (matcher.find()) {
                if (matcher.group(2) != null) batches.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return List.copyOf(batches);
    }

    /** What the metadata of the last one says, else its phase, unless that batch is complete. */
    Optional<Integer> currentBatch() {
        if (during.isEmpty()) return Optional.empty();
        Checkpoint last = during.getLast();
        Optional<Integer> said = Members.whole(last.metadata(), "current_batch", "batch");
        if (said.isPresent()) return said;
        Matcher matcher = BATCH.matcher(last.phase());
        Optional<Integer> batch = Optional.empty();
        while (matcher.find()) {
            batch =
                    matcher.group(2) == null
                            ? Optional.of(Integer.valueOf(matcher.group(1)))
                            : Optional.empty();
        }
        return batch;
    }

    /** Of the session, each once, in the order in which they were completed. */
    List<String> tasksCompleted() {
        Set<String> tasks = new LinkedHashSet<>();
        for (Checkpoint one : during) tasks.addAll(one.tasksCompleted());
        return List.copyOf(tasks);
    }

    /**
     * What the metadata of the last one says, else the first open task of a feature in progress,
     * else such a feature, else a component in progress.
     */
    Optional<String> currentTask() {
        Optional<Checkpoint> latest = latest();
        if (latest.isEmpty()) return Optional.empty();
        return Members.text(latest.get().metadata(), "current_task")
                .or(() ->
                        inProgress(latest.get().features())
                                .map(one -> openTask((Feature) one).orElse(one.name())))
                .or(() -> inProgress(latest.get().components()).map(Part::name));
    }

    private static Optional<? extends Part> inProgress(List<? extends Part> parts) {
        return parts.stream()
                .filter(one -> one.status() == ComponentStatus.IN_PROGRESS)
                .findFirst();
    }

    private static Optional<String> openTask(Feature feature) {
        return feature.tasks().stream()
                .filter(one -> !one.completed())
                .map(Feature.Task::name)
                .findFirst();
    }
}
