package dev.sightline.ralph;

import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.LoopConfig;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Notification;
import dev.sightline.ralph.format.PlanFile;
import dev.sightline.ralph.format.Relative;
import dev.sightline.ralph.format.Signs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the files say, while they are looked at; what comes of it is a {@link LoopState}. */
final class Draft {
    boolean exists;
    PlanFile plan = PlanFile.NONE;
    Optional<String> planEtag = Optional.empty();
    List<Iteration> rows = List.of();
    LoopConfig config = LoopConfig.defaults();
    Optional<String> configProblem = Optional.empty();
    LoopStatus status = LoopState.unknown();
    Optional<LoopStatus.Word> previous = Optional.empty();
    Optional<Notification> pending = Optional.empty();
    List<Notification> notifications = List.of();
    Optional<Signs.Process> process = Optional.empty();
    Optional<Instant> pausedSince = Optional.empty();
    Optional<Signs.State> state = Optional.empty();
    Optional<Iteration> last = Optional.empty();
    Optional<Instant> lastOutput = Optional.empty();
    List<String> lastLines = List.of();
    Optional<Relative> relative = Optional.empty();
    List<String> files = List.of();

    boolean isAlive() {
        return process.filter(Signs.Process::alive).isPresent();
    }

    Signs signs(Instant now, Duration stuckAfter) {
        return new Signs(
                process,
                pausedSince,
                state,
                relative,
                plan.strict().complete(),
                pending,
                last,
                lastOutput,
                stuckAfter,
                now);
    }

    LoopState state() {
        return new LoopState(
                exists,
                plan,
                planEtag,
                rows,
                config,
                configProblem,
                status,
                previous,
                pending,
                notifications,
                process,
                pausedSince.isPresent(),
                lastOutput,
                lastLines,
                relative,
                files);
    }
}
