package dev.sightline.build.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a session still takes: as fast as it went from its start to its last checkpoint. The
 * time since that checkpoint is taken off, so that the figure falls until the next one comes.
 */
record Pace(SessionFacts facts, Course course) {
    /** A hundred years: whatever takes longer is not known. */
    private static final double MOST_SECONDS = 100.0 * 365 * 86_400;

    /**
     * Seconds. Empty where the session does not work, nothing has moved yet, nothing is left, or
     * what was left is overdue.
     */
    Optional<Double> remaining(Instant now) {
        boolean works =
                facts.status() == SessionStatus.RUNNING || facts.status() == SessionStatus.PAUSED;
        if (!works || facts.startedAt().isEmpty() || course.during().isEmpty()) {
            return Optional.empty();
        }
        Checkpoint last = course.during().getLast();
        double begin = course.before().map(Pace::progress).orElse(0.0);
        double gained = progress(last) - begin;
        double left = 100 - progress(last);
        double worked = seconds(facts.worked(now));
        // Pauses before the last checkpoint count as work: nobody knows when they were.
        double until =
                last.at()
                        .map(at -> seconds(Duration.between(facts.startedAt().get(), at)))
                        .map(at -> Math.clamp(at, 0, worked))
                        .orElse(worked);
        if (gained <= 0 || left <= 0 || until <= 0) return Optional.empty();
        double remaining = until * left / gained - (worked - until);
        return remaining > 0 && remaining < MOST_SECONDS
                ? Optional.of(Math.round(remaining * 10) / 10.0)
                : Optional.empty();
    }

    private static double progress(Checkpoint checkpoint) {
        return checkpoint.progress().orElse(0);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
