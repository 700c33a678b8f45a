package dev.sightline.ralph;

import dev.sightline.ralph.format.Costs;
import dev.sightline.ralph.format.Report;
import dev.sightline.ralph.format.Stats;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** What a loop's iterations come to, at this moment of this node's day. */
record Figures(Clock clock, ZoneId zone) {
    Instant now() {
        return clock.instant();
    }

    Costs costs(Loop.Snapshot of) {
        LoopState state = of.state();
        return Costs.of(
                of.iterations(), state.plan().strict(), state.config(), clock.instant(), zone);
    }

    Map<String, @Nullable Object> stats(Loop.Snapshot of) {
        LoopState state = of.state();
        return Stats.of(
                of.iterations(), state.plan().strict(), state.config(), costs(of), clock.instant());
    }

    String report(String project, Loop.Snapshot of) {
        LoopState state = of.state();
        return Report.of(
                project,
                state.status(),
                of.iterations(),
                state.plan().strict(),
                costs(of),
                state.pending(),
                clock.instant());
    }
}
