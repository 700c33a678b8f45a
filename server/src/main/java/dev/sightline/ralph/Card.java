package dev.sightline.ralph;

import dev.sightline.ralph.format.Clue;
import dev.sightline.ralph.format.Costs;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Notification;
import dev.sightline.ralph.format.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A loop in a few words, for the home page (openapi.yaml, ProjectSummary). */
final class Card {
    private static final int BARS = 40;

    /** So many times the median is slow. */
    private static final double SLOW = 2;

    private Card() {}

    static Map<String, @Nullable Object> of(
            LoopState state, List<Iteration> iterations, Instant now, ZoneId zone) {
        Plan plan = state.plan().strict();
        Costs costs = Costs.of(iterations, plan, state.config(), now, zone);
        Optional<Iteration> newest =
                iterations.isEmpty() ? Optional.empty() : Optional.of(iterations.getLast());
        Map<String, @Nullable Object> card = new LinkedHashMap<>();
        card.put("lens", "ralph");
        card.put("evidence", state.status().evidence().stream().map(Clue::fields).toList());
        card.put("progress", plan.total() == 0 ? null : progress(plan));
        card.put("attention", attention(state));
        card.put("bars", bars(iterations));
        card.put("last_line", lastLine(state.lastLines()));
        card.put("cost", iterations.isEmpty() ? null : costs.total().fields());
        card.put("iteration", newest.map(Iteration::number).orElse(null));
        card.put("max_iterations", newest.flatMap(Iteration::max).orElse(null));
        return card;
    }

    private static Map<String, @Nullable Object> progress(Plan plan) {
        return Map.of("done", plan.done(), "total", plan.total(), "unit", "tasks");
    }

    private static @Nullable String lastLine(List<String> lines) {
        return lines.reversed().stream().filter(line -> !line.isBlank()).findFirst().orElse(null);
    }

    private static @Nullable Map<String, @Nullable Object> attention(LoopState state) {
        LoopStatus status = state.status();
        return switch (status.word()) {
            case WAITING -> attention("waiting", said(state, "Waits for an answer"), status);
            case STUCK -> attention("stuck", why(status, "No output"), status);
            case ERROR -> attention("failed", said(state, why(status, "Failed")), status);
            case COMPLETE -> attention("finished", why(status, "The plan is complete"), status);
            case RUNNING, PAUSED, STOPPED -> null;
        };
    }

    private static String said(LoopState state, String otherwise) {
        return state.pending().map(Notification::message).orElse(otherwise);
    }

    private static String why(LoopStatus status, String otherwise) {
        return status.evidence().isEmpty() ? otherwise : status.evidence().getFirst().text();
    }

    private static Map<String, @Nullable Object> attention(
            String kind, String text, LoopStatus status) {
        Map<String, @Nullable Object> attention = new LinkedHashMap<>();
        attention.put("kind", kind);
        attention.put("text", text);
        attention.put("since", status.since().map(Instant::toString).orElse(null));
        return attention;
    }

    private static List<Map<String, @Nullable Object>> bars(List<Iteration> iterations) {
        List<Iteration> shown =
                iterations.subList(Math.max(0, iterations.size() - BARS), iterations.size());
        double slow = SLOW * median(shown);
        List<Map<String, @Nullable Object>> bars = new ArrayList<>();
        for (Iteration one : shown) {
            double seconds = one.durationSeconds().orElse(0.0);
            Map<String, @Nullable Object> bar = new LinkedHashMap<>();
            bar.put("name", String.valueOf(one.number()));
            bar.put("seconds", seconds);
            bar.put("kind", kind(one, seconds, slow));
            bars.add(bar);
        }
        return bars;
    }

    private static String kind(Iteration one, double seconds, double slow) {
        if (one.running()) return "now";
        if (one.health() == Iteration.Health.FAILED) return "failed";
        // Only where something would say it: a log alone knows of no commits.
        if (one.commit().isEmpty() && one.status().isPresent()) return "no_commit";
        return slow > 0 && seconds > slow ? "slow" : "normal";
    }

    private static double median(List<Iteration> some) {
        List<Double> sorted =
                some.stream().flatMap(one -> one.durationSeconds().stream()).sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
