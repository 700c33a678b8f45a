package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One job of {@code cron/jobs.json}. What is missing has the value that the agent would give it;
 * what is null stays null.
 */
record CronJob(Tree tree) {
    /** Nothing follows. */
    private static final Set<String> RESTING = Set.of("paused", "completed");

    String id() {
        return tree.text("id", "");
    }

    boolean isEnabled() {
        return !tree.has("enabled") || tree.isTrue("enabled");
    }

    private @Nullable String state() {
        return said("state", "unknown");
    }

    boolean isActive() {
        return isEnabled() && "scheduled".equals(state());
    }

    boolean isPaused() {
        return !isEnabled() || "paused".equals(state());
    }

    boolean hasError() {
        return tree.text("last_error").filter(error -> !error.isEmpty()).isPresent();
    }

    private Schedule schedule() {
        return Schedule.of(tree.value("schedule"));
    }

    private @Nullable String said(String name, @Nullable String otherwise) {
        return tree.has(name) ? tree.text(name).orElse(null) : otherwise;
    }

    private @Nullable Long count(String object, String name, @Nullable Long otherwise) {
        Tree inner = tree.object(object);
        var number = inner.whole(name);
        if (number.isPresent()) return number.getAsLong();
        return inner.has(name) ? null : otherwise;
    }

    /** By our own reckoning, where the file does not say it. */
    private Optional<Instant> next(Clock clock) {
        boolean isResting = !isEnabled() || RESTING.contains(String.valueOf(state()));
        if (isResting || tree.text("next_run_at").isPresent()) return Optional.empty();
        Optional<Instant> last =
                Times.parse(tree.value("last_run_at"), clock.getZone())
                        .or(() -> Times.parse(tree.value("created_at"), clock.getZone()));
        return schedule().next(clock.instant(), last, clock.getZone());
    }

    /**
     * @param outputs what it wrote, the newest first
     */
    Map<String, @Nullable Object> fields(Clock clock, List<Map<String, @Nullable Object>> outputs) {
        Schedule schedule = schedule();
        return Fields.orNull(
                "id", said("id", ""),
                "name", said("name", "unnamed"),
                "prompt", said("prompt", ""),
                "schedule_display",
                        said(
                                "schedule_display",
                                schedule.display() == null ? "unknown" : schedule.display()),
                "enabled", isEnabled(),
                "state", state(),
                "created_at", said("created_at", null),
                "next_run_at", said("next_run_at", null),
                "last_run_at", said("last_run_at", null),
                "last_status", said("last_status", null),
                "last_error", said("last_error", null),
                "deliver", said("deliver", "local"),
                "repeat_total", count("repeat", "times", null),
                "repeat_completed", count("repeat", "completed", 0L),
                "model", said("model", null),
                "provider", said("provider", null),
                "skills", tree.words("skills"),
                "paused_reason", said("paused_reason", null),
                "schedule", schedule.fields(),
                "next_run_computed_at", Times.text(next(clock)),
                "outputs", outputs);
    }
}
