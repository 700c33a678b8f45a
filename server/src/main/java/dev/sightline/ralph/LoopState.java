package dev.sightline.ralph;

import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.LoopConfig;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Notification;
import dev.sightline.ralph.format.PlanFile;
import dev.sightline.ralph.format.Relative;
import dev.sightline.ralph.format.Signs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the files of a loop say, but its log, at one place of the sequence. Never changed; the
 * lane puts another in its place.
 *
 * @param exists whether there is a {@code .ralph} at all
 * @param planEtag of {@code IMPLEMENTATION_PLAN.md}, where it exists
 * @param rows of {@code iterations.jsonl}, numbered
 * @param configProblem why {@code config.json} cannot be used, so that the defaults hold
 * @param previous the status before, where it was told
 * @param notifications the newest first, the pending one included
 * @param paused the pause file is there
 * @param lastLines the newest 12 of the log, without colours
 * @param files that exist, of those the lens reads, relative
 */
record LoopState(
        boolean exists,
        PlanFile plan,
        Optional<String> planEtag,
        List<Iteration> rows,
        LoopConfig config,
        Optional<String> configProblem,
        LoopStatus status,
        Optional<LoopStatus.Word> previous,
        Optional<Notification> pending,
        List<Notification> notifications,
        Optional<Signs.Process> process,
        boolean paused,
        Optional<Instant> lastOutput,
        List<String> lastLines,
        Optional<Relative> relative,
        List<String> files) {
    LoopState {
        rows = List.copyOf(rows);
        notifications = List.copyOf(notifications);
        lastLines = List.copyOf(lastLines);
        files = List.copyOf(files);
    }

    /** Before anything was looked at. */
    static LoopState none() {
        return new Draft().state();
    }

    static LoopStatus unknown() {
        return new LoopStatus(LoopStatus.Word.STOPPED, List.of(), Optional.empty());
    }
}
